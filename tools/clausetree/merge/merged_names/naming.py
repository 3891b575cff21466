"""Names first: what ids and levels are called in the merged text, so that neither side's new name looks like an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.merged_names.clashes import find_clashes
from clausetree.merge.merged_names.naming_notes import tell_disputed, tell_disputed_levels, tell_followed
from clausetree.merge.origins.nodes import THEIRS
from clausetree.model.authority import Ladder, Profile
from clausetree.syntax.document import parse_document
from clausetree.syntax.renaming import edit_references
from clausetree.text.edit import TextEdit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.merged_names.clashes import Clash
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document


_SURE = 0.8  # from here on an answer counts as confident


class Renamed(NamedTuple):
    """The three documents with the ids and levels that the merged one has.

    Attributes:
        base: The base.
        ours: Ours.
        theirs: Theirs.
        clashes: The ids that two different clauses have.
        notes: What was rewritten along, in sentences.
    """

    base: Document
    ours: Document
    theirs: Document
    clashes: tuple[Clash, ...]
    notes: tuple[str, ...]


class MergedNames(NamedTuple):
    """What the merged text calls what one of the documents calls otherwise.

    Attributes:
        ids: Ids, in headings.
        targets: Ids, in references; where the other side took a clause apart, the one that they lead to.
        levels: Levels.
    """

    ids: dict[str, str]
    targets: dict[str, str]
    levels: dict[str, str]


def unify_names(ours: ChangeSet, theirs: ChangeSet) -> Renamed:
    """Returns the documents of two change sets over one base with the same names; ids in dispute stay in headings."""
    base = ours.old
    sources = (base, ours.new, theirs.new)
    old = {clause.index: clause.id for clause in base.clauses}
    called = (old, old | _find_ids(ours), old | _find_ids(theirs))
    finals = _choose_names(old, called[1], called[2])
    clashes = find_clashes(ours, theirs, finals)
    known = {clash.id for clash in clashes}
    mirrored = find_clashes(ours, theirs, _choose_names(old, called[2], called[1]))
    clashes += tuple(clash for clash in mirrored if clash.id not in known)
    names = _find_names((ours, theirs), called, finals, clashes)
    disputed = {
        name: (called[1][place], called[2][place])
        for place, name in old.items()
        if len({found[place] for found in called}) == len(called)
    }
    kept = {clash.id for clash in clashes} | _find_kept((ours, theirs), called)
    named = [rename_document(document, given, kept) for document, given in zip(sources, names, strict=True)]
    notes = [*tell_disputed(disputed, clashes, named[1:]), *tell_disputed_levels(ours, theirs)]
    for side, label, other in ((1, "ours", "theirs"), (2, "theirs", "ours")):
        given = names[side].targets | names[side].ids
        followed = {name: new for name, new in given.items() if name in old.values()}
        levels = {name: new for name, new in names[side].levels.items() if name in base.ladder}
        notes += tell_followed(sources[side], (label, other), followed, levels)
    return Renamed(named[0], named[1], named[2], clashes, tuple(notes))


def _choose_names(
    old: Mapping[int, str], first: Mapping[int, str], second: Mapping[int, str]
) -> dict[int, str]:
    """Returns for each place of a base clause its new id; where both sides gave it one, that of the first."""
    return {place: first[place] if first[place] != name else second[place] for place, name in old.items()}


def _find_ids(changes: ChangeSet) -> dict[int, str]:
    return {pair.old.index: pair.new.id for pair in changes.pairs}


def _find_names(
    sides: tuple[ChangeSet, ChangeSet],
    called: tuple[Mapping[int, str], ...],
    finals: Mapping[int, str],
    clashes: tuple[Clash, ...],
) -> tuple[MergedNames, ...]:
    """Returns the names that each of the three documents gets."""
    ours, theirs = sides
    origins = {pair.new.index: pair.old.index for pair in theirs.pairs}
    lost = {
        (origins.get(clash.theirs.index), clash.id): clash.name_in_theirs
        for clash in clashes  # one that arises only where theirs is chosen is none of references
    }
    spoken = {place: lost.get((place, name), name) for place, name in finals.items()}
    heirs = find_heirs(theirs, ours), find_heirs(ours, theirs)
    levels = _find_levels(*({rename.old: rename.new for rename in side.ladder.renamed} for side in sides))
    names = tuple(
        MergedNames(_map(known, finals), _map(known, spoken) | led, renamed)
        for known, led, renamed in zip(called, (heirs[0] | heirs[1], *heirs), levels, strict=True)
    )
    for clash in clashes:
        if clash.theirs.index not in origins:
            names[THEIRS].targets[clash.id] = clash.name_in_theirs
    return names


def _find_levels(ours: dict[str, str], theirs: dict[str, str]) -> tuple[dict[str, str], ...]:
    """Returns what base, ours and theirs call levels otherwise than the merged text: where both renamed one, as ours."""
    followed = {old: new for old, new in theirs.items() if old not in ours}
    led = {old: new for old, new in ours.items() if old not in theirs}
    agreed = {theirs[old]: new for old, new in ours.items() if old in theirs and theirs[old] != new}
    return theirs | ours, followed, led | agreed


def _map(known: Mapping[int, str], finals: Mapping[int, str]) -> dict[str, str]:
    return {name: finals[place] for place, name in known.items() if name != finals[place]}


def _find_kept(sides: tuple[ChangeSet, ChangeSet], called: tuple[Mapping[int, str], ...]) -> set[str]:
    """Returns the ids that stay in headings: both gave the clause another, or one did and the other deleted it."""
    there = [_find_ids(side) for side in sides]
    kept: set[str] = set()
    for place in called[0]:
        names = {found[place] for found in called}
        if len(names) == len(called) or (len(names) > 1 and not all(place in found for found in there)):
            kept |= names
    return kept


def find_heirs(gone: ChangeSet, kept: ChangeSet | None = None) -> dict[str, str]:
    """Returns where references of the one side lead to whose clause the other side merged into another or split.

    Where the one side changed the clause itself, whether it is gone is a question, and references stay; so they do where it
    deleted what the clause was merged into.
    """
    touched = {change.old.index for change in kept.clauses if change.old} if kept else ()
    lost = {change.old.index for change in kept.clauses if change.old and not change.new} if kept else ()
    origins = {pair.new.index: pair.old.index for pair in gone.pairs}
    return {
        change.old.id: change.succeeded_by.clause.id
        for change in gone.clauses
        if change.old
        and not change.new
        and change.old.index not in touched
        and change.succeeded_by
        and change.succeeded_by.confidence >= _SURE
        and origins.get(change.succeeded_by.clause.index) not in lost
    }


def rename_document(document: Document, names: MergedNames, kept: Collection[str]) -> Document:
    """Returns a document with other names; the ids in `kept` stay in headings."""
    if not any(names):
        return document
    edits = [
        edit.shift(len(document.mark)) for edit in sorted(edit_references(document.preamble, names.targets))
    ]
    edits += [
        edit.shift(clause.start)
        for clause in document.clauses
        for edit in sorted(_edit_clause(clause, names, kept))
    ]
    if not edits:
        return document
    ladder = Ladder(names.levels.get(level, level) for level in document.ladder)
    return parse_document(apply_edits(document.text, edits), Profile(name=document.profile, ladder=ladder))


def _edit_clause(clause: Clause, names: MergedNames, kept: Collection[str]) -> Iterator[TextEdit]:
    """Yields the edits that give a clause the merged names: of itself, of what it refers to, of its level."""
    heading = clause.heading
    if heading.id_span and heading.id in names.ids and heading.id not in kept:
        yield TextEdit(heading.id_span, names.ids[heading.id])
    level = heading.value_span("authority")
    if level and clause.level in names.levels:
        yield TextEdit(level, names.levels[clause.level])
    yield from edit_references(clause.content, names.targets)
