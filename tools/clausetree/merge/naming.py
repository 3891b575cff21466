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
    """What one of the documents calls things, and what the merged one calls them."""

    ids: dict[str, str]
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
    _follow_successors(ours, theirs, maps[2])
    _follow_successors(theirs, ours, maps[1])
    levels_ours = {rename.old: rename.new for rename in ours.ladder.renamed}
    levels_theirs = {rename.old: rename.new for rename in theirs.ladder.renamed}
    names = (
        _Names(maps[0], levels_ours | levels_theirs),
        _Names(maps[1], {k: v for k, v in levels_theirs.items() if k not in levels_ours}),
        _Names(maps[2], {k: v for k, v in levels_ours.items() if k not in levels_theirs}),
    )
    kept = frozenset(name for pair in disputed.values() for name in pair) | {
        ours.old.clauses[place].id for place in disputed
    }
    return Renamed(
        _rename(ours.old, names[0], kept),
        _rename(ours.new, names[1], kept),
        _rename(theirs.new, names[2], kept),
        disputed,
        tuple(_tell(names[1])),
    )


def _find_ids(changes: ChangeSet) -> dict[int, str]:
    return {pair.old.index: pair.new.id for pair in changes.pairs}


def _follow_successors(gone: ChangeSet, kept: ChangeSet, names: dict[str, str]) -> None:
    """Lets references of the one side follow a clause that the other side merged into another or split.

    Where the first has changed the clause itself, whether it is gone is a question, and references stay.
    """
    touched = {change.old.index for change in kept.clauses if change.old}
    for change in gone.clauses:
        heir = change.succeeded_by
        if (
            change.old
            and not change.new
            and heir
            and change.old.index not in touched
            and heir.confidence >= _SURE
        ):
            names.setdefault(change.old.id, heir.clause.id)


def _rename(document: Document, names: _Names, disputed: frozenset[str]) -> Document:
    if not names.ids and not names.levels:
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
    for reference in content.references:
        if reference.target in names.ids:
            yield TextEdit(reference.target_span, names.ids[reference.target])
    for example in clause.examples:
        for message in example.conversation.all_messages():
            verdict = message.verdict
            if verdict and verdict.violates_span and verdict.violates in names.ids:
                yield TextEdit(verdict.violates_span, names.ids[verdict.violates])


def _tell(names: _Names) -> Iterator[str]:
    """Yields what happened to references and levels of ours along the way."""
    for old, new in names.levels.items():
        yield f"the level `{old}` is called `{new}` in theirs: clauses of ours follow"
    for old, new in names.ids.items():
        yield f"`{old}` is `{new}` in theirs: references of ours follow"
