"""Names first: what ids and levels are called in the merged text, so that neither side's new name looks like an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.authority import Ladder, Profile
from clausetree.syntax.document import parse_document
from clausetree.text.edit import TextEdit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document


_SURE = 0.8  # from here on an answer counts as confident


class Renamed(NamedTuple):
    """The three documents with the ids and levels that the merged one has.

    Attributes:
        base: The base.
        ours: Ours.
        theirs: Theirs.
        disputed: For the place of a base clause to which both gave another id, those two ids.
        notes: What was rewritten along, in sentences.
    """

    base: Document
    ours: Document
    theirs: Document
    disputed: Mapping[int, tuple[str, str]]
    notes: tuple[str, ...]


class _Names(NamedTuple):
    """What one of the documents calls things, and what the merged one calls them.

    Attributes:
        ids: The ids of clauses.
        heirs: For the id of a clause that the other side took apart, the clause that references to it lead to.
        levels: The levels.
    """

    ids: dict[str, str]
    heirs: dict[str, str]
    levels: dict[str, str]


def unify_names(ours: ChangeSet, theirs: ChangeSet) -> Renamed:
    """Returns the documents of two change sets over one base with the same names; ids in dispute stay in headings."""
    ours_ids, theirs_ids = _find_ids(ours), _find_ids(theirs)
    disputed: dict[int, tuple[str, str]] = {}
    maps: tuple[dict[str, str], ...] = ({}, {}, {})
    for clause in ours.old.clauses:
        one, other = ours_ids.get(clause.index, clause.id), theirs_ids.get(clause.index, clause.id)
        final = one if one != clause.id else other
        if clause.id not in {one, other} and one != other:
            disputed[clause.index] = one, other
        for called, known in zip(maps, (clause.id, one, other), strict=True):
            if known != final:
                called[known] = final
    ours_heirs, theirs_heirs = _find_heirs(theirs, ours), _find_heirs(ours, theirs)
    levels_ours = {rename.old: rename.new for rename in ours.ladder.renamed}
    levels_theirs = {rename.old: rename.new for rename in theirs.ladder.renamed}
    names = (
        _Names(maps[0], ours_heirs | theirs_heirs, levels_ours | levels_theirs),
        _Names(maps[1], ours_heirs, {k: v for k, v in levels_theirs.items() if k not in levels_ours}),
        _Names(maps[2], theirs_heirs, {k: v for k, v in levels_ours.items() if k not in levels_theirs}),
    )
    kept = frozenset(name for pair in disputed.values() for name in pair) | {
        ours.old.clauses[place].id for place in disputed
    }
    return Renamed(
        _rename(ours.old, names[0], kept),
        _rename(ours.new, names[1], kept),
        _rename(theirs.new, names[2], kept),
        disputed,
        tuple(_tell(names[1], ours.new)),
    )


def _find_ids(changes: ChangeSet) -> dict[int, str]:
    return {pair.old.index: pair.new.id for pair in changes.pairs}


def _find_heirs(gone: ChangeSet, kept: ChangeSet) -> dict[str, str]:
    """Returns where references of the one side lead to whose clause the other side merged into another or split.

    Where the one side changed the clause itself, whether it is gone is a question, and references stay.
    """
    touched = {change.old.index for change in kept.clauses if change.old}
    return {
        change.old.id: change.succeeded_by.clause.id
        for change in gone.clauses
        if change.old
        and not change.new
        and change.old.index not in touched
        and change.succeeded_by
        and change.succeeded_by.confidence >= _SURE
    }


def _rename(document: Document, names: _Names, disputed: frozenset[str]) -> Document:
    if not any((names.ids, names.heirs, names.levels)):
        return document
    edits = [
        edit.shift(start)
        for start, clause in ((clause.start, clause) for clause in document.clauses)
        for edit in sorted(_edit_clause(clause, names, disputed))
    ]
    if not edits:
        return document
    ladder = Ladder(names.levels.get(level, level) for level in document.ladder)
    return parse_document(apply_edits(document.text, edits), Profile(name=document.profile, ladder=ladder))


def _edit_clause(clause: Clause, names: _Names, disputed: frozenset[str]) -> Iterator[TextEdit]:
    """Yields the edits that give a clause the merged names: of itself, of what it refers to, of its level."""
    heading, content = clause.heading, clause.content
    if heading.id_span and heading.id in names.ids and heading.id not in disputed:
        yield TextEdit(heading.id_span, names.ids[heading.id])
    level = heading.value_span("authority")
    if level and clause.level in names.levels:
        yield TextEdit(level, names.levels[clause.level])
    targets = names.heirs | names.ids
    for reference in content.references:
        if reference.target in targets:
            yield TextEdit(reference.target_span, targets[reference.target])
    for example in clause.examples:
        for message in example.conversation.all_messages():
            verdict = message.verdict
            if verdict and verdict.violates_span and verdict.violates in targets:
                yield TextEdit(verdict.violates_span, targets[verdict.violates])


def _tell(names: _Names, ours: Document) -> Iterator[str]:
    """Yields what happens to levels and references of ours along the way."""
    levels = {clause.level for clause in ours.clauses}
    for old, new in names.levels.items():
        if old in levels:
            yield f"the level `{old}` is called `{new}` in theirs: clauses of ours follow"
    targets = {reference.target for clause in ours.clauses for reference in clause.content.references}
    for old, new in (names.heirs | names.ids).items():
        if old in targets:
            yield f"`{old}` is `{new}` in theirs: references of ours follow"
