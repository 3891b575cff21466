"""The clauses of a merge: who changed each, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.merge.merging import Merged
    from clausetree.model.clause import Clause


class MergeRow(NamedTuple):
    """A clause that a side changed.

    Attributes:
        base: The clause before; None where it is new.
        ours: What ours did to it; None where it left it alone.
        theirs: What theirs did to it.
    """

    base: Clause | None
    ours: ClauseChange | None
    theirs: ClauseChange | None


def build_rows(merged: Merged) -> tuple[MergeRow, ...]:
    """Returns the clauses that a side changed, in the order of the base; those that came stand last."""
    ours, theirs = (_by_base(changes) for changes in merged.changes)
    clauses = merged.changes[0].old.clauses
    rows = [
        MergeRow(clauses[place], ours.get(place), theirs.get(place)) for place in sorted({*ours, *theirs})
    ]
    rows += [MergeRow(None, change, None) for change in _inserted(merged.changes[0])]
    rows += [MergeRow(None, None, change) for change in _inserted(merged.changes[1])]
    return tuple(rows)


def count_rows(rows: Iterable[MergeRow]) -> dict[str, int]:
    """Returns how many clauses ours changed alone, theirs alone, and both."""
    counts = {"ours": 0, "theirs": 0, "both": 0}
    for row in rows:
        counts["both" if row.ours and row.theirs else "ours" if row.ours else "theirs"] += 1
    return counts


def _by_base(changes: ChangeSet) -> dict[int, ClauseChange]:
    return {change.old.index: change for change in changes.clauses if change.old}


def _inserted(changes: ChangeSet) -> list[ClauseChange]:
    return [change for change in changes.clauses if not change.old]
