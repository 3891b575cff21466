"""Drift: how a spec's levels and size change from revision to revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.lineage import Lineage
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.revision import Revision


class Shift(NamedTuple):
    """A clause whose level changed, with its levels before and after."""

    clause: Clause
    old: str | None
    new: str | None


class Drift(NamedTuple):
    """One revision, and what its levels did since the revision before.

    Attributes:
        revision: The revision.
        levels: How many provisions each level has, in the order of the ladder; unknown levels last.
        promoted: The clauses that rose.
        demoted: The clauses that fell.
        limits_gained: The clauses that came to the top level, which nothing overrides: new there, or risen to it.
        limits_lost: The clauses that left the top level: gone, or fallen from it.
        clauses: How many clauses there are.
        words: How many words the text has, as blanks part them.
        examples: How many worked examples there are.
    """

    revision: Revision
    levels: tuple[tuple[str, int], ...]
    promoted: tuple[Shift, ...]
    demoted: tuple[Shift, ...]
    limits_gained: tuple[Clause, ...]
    limits_lost: tuple[Clause, ...]
    clauses: int
    words: int
    examples: int


def measure_drift(lineage: Lineage) -> tuple[Drift, ...]:
    """Returns the drift of every revision, oldest first."""
    steps = [(lineage.oldest, None), *((changes.new, changes) for changes in lineage.changes)]
    return tuple(
        _drift(revision, document, changes)
        for revision, (document, changes) in zip(lineage.revisions, steps, strict=True)
    )


def _drift(revision: Revision, document: Document, changes: ChangeSet | None) -> Drift:
    used = [clause.level for clause in document.clauses if clause.level]
    shifts = [
        (change.direction, Shift(clause=change.new, old=change.old.level, new=change.new.level))
        for change in (changes.clauses if changes else ())
        if change.old and change.new
    ]
    return Drift(
        revision=revision,
        levels=tuple((level, used.count(level)) for level in dict.fromkeys([*document.ladder, *used])),
        promoted=tuple(shift for direction, shift in shifts if direction == "promoted"),
        demoted=tuple(shift for direction, shift in shifts if direction == "demoted"),
        limits_gained=_gained(changes) if changes else (),
        limits_lost=_lost(changes) if changes else (),
        clauses=len(document.clauses),
        words=len(document.text.split()),
        examples=sum(len(clause.examples) for clause in document.clauses),
    )


def _gained(changes: ChangeSet) -> tuple[Clause, ...]:
    return tuple(
        change.new
        for change in changes.clauses
        if change.new
        and _is_top(changes.new, change.new)
        and not (change.old and _is_top(changes.old, change.old))
    )


def _lost(changes: ChangeSet) -> tuple[Clause, ...]:
    return tuple(
        change.old
        for change in changes.clauses
        if change.old
        and _is_top(changes.old, change.old)
        and not (change.new and _is_top(changes.new, change.new))
    )


def _is_top(document: Document, clause: Clause) -> bool:
    return clause.level is not None and document.ladder.rank(clause.level) == 0
