"""Drift: how a spec's levels and size change from revision to revision."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.shifts import Shift, find_flow_shifts, find_shifts

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.time.lineage import Lineage
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.revision import Revision


_SHARE = 0.1  # of a clause's words, to say that they stand in another one now


class Handover(NamedTuple):
    """A clause at the top level that is gone, and those at the top level that its words went to."""

    old: Clause
    new: tuple[Clause, ...]


class Drift(NamedTuple):
    """One revision, and what its levels did since the revision before.

    Attributes:
        revision: The revision.
        levels: How many provisions each level has, in the order of the ladder; unknown levels last.
        promoted: The clauses that rose.
        demoted: The clauses that fell, those included whose words stand in a clause without a level.
        words_promoted: The clauses of which words rose since they went to another clause.
        words_demoted: The clauses of which words fell since they went to another clause.
        limits_gained: The clauses that came to the top level, which nothing overrides: new there, or risen to it.
        limits_lost: The clauses that left the top level: gone, or fallen from it; not those that go by its old name.
        handovers: The lost limits whose words are limits still, in other clauses.
        clauses: How many clauses there are.
        words: How many words the text has, as blanks part them.
        examples: How many worked examples there are.
    """

    revision: Revision
    levels: tuple[tuple[str, int], ...]
    promoted: tuple[Shift, ...]
    demoted: tuple[Shift, ...]
    words_promoted: tuple[Shift, ...]
    words_demoted: tuple[Shift, ...]
    limits_gained: tuple[Clause, ...]
    limits_lost: tuple[Clause, ...]
    handovers: tuple[Handover, ...]
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


def count_levels(document: Document) -> tuple[tuple[str, int], ...]:
    """Returns how many provisions each level has, in the order of the ladder; unknown levels last."""
    counts = Counter(clause.level for clause in document.clauses if clause.level)
    return tuple((level, counts[level]) for level in dict.fromkeys([*document.ladder, *counts]))


def _drift(revision: Revision, document: Document, changes: ChangeSet | None) -> Drift:
    shifts = find_shifts(changes) if changes else ()
    carried = find_flow_shifts(changes) if changes else ()
    return Drift(
        revision=revision,
        levels=count_levels(document),
        promoted=tuple(shift for shift in shifts if shift.direction == "promoted"),
        demoted=tuple(shift for shift in shifts if shift.direction == "demoted"),
        words_promoted=tuple(shift for shift in carried if shift.direction == "promoted"),
        words_demoted=tuple(shift for shift in carried if shift.direction == "demoted"),
        limits_gained=_gained(changes) if changes else (),
        limits_lost=_lost(changes) if changes else (),
        handovers=_hand_over(changes) if changes else (),
        clauses=len(document.clauses),
        words=len(document.text.split()),
        examples=sum(len(clause.examples) for clause in document.clauses),
    )


def _gained(changes: ChangeSet) -> tuple[Clause, ...]:
    return tuple(
        change.new
        for change in changes.clauses
        if change.new and _is_top(changes.new, change.new) and not _was_top(changes, change)
    )


def _lost(changes: ChangeSet) -> tuple[Clause, ...]:
    return tuple(
        change.old
        for change in changes.clauses
        if change.old and _was_top(changes, change) and not _stays(changes, change)
    )


def _stays(changes: ChangeSet, change: ClauseChange) -> bool:
    """Returns whether a clause of the top level is there still, by the old name too where the ladder renamed it."""
    if change.new is None:
        return False
    renamed = {rename.old for rename in changes.ladder.renamed} - {*changes.new.ladder}
    return _is_top(changes.new, change.new) or (
        change.old is not None and change.new.level == change.old.level and change.new.level in renamed
    )


def _hand_over(changes: ChangeSet) -> tuple[Handover, ...]:
    found: list[Handover] = []
    for change in changes.clauses:
        if change.old and not change.new and _was_top(changes, change):
            large = (flow.new for flow in change.flows if flow.share >= _SHARE)
            if heirs := tuple(clause for clause in large if _is_top(changes.new, clause)):
                found.append(Handover(change.old, heirs))
    return tuple(found)


def _was_top(changes: ChangeSet, change: ClauseChange) -> bool:
    return change.old is not None and _is_top(changes.old, change.old)


def _is_top(document: Document, clause: Clause) -> bool:
    return clause.level is not None and document.ladder.rank(clause.level) == 0
