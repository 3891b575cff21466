"""Which provisions went up or down the ladder, those included whose words stand in another clause now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.kinds import Direction
    from clausetree.model.clause import Clause


class Shift(NamedTuple):
    """What a clause says stands at another level than before.

    Attributes:
        clause: The clause as it is now; as it last was where it is gone, or only some of its words went.
        old: The level before; None where it was no provision.
        new: The level now; None where it is no provision.
        direction: Which way it went; `kept` where a level is unknown to the ladders.
        went_to: The clause in which the words stand now, where they left for another one.
        came_from: For a clause that is new, the one in which its words stood.
    """

    clause: Clause
    old: str | None
    new: str | None
    direction: Direction
    went_to: Clause | None = None
    came_from: Clause | None = None


def find_shifts(changes: ChangeSet) -> tuple[Shift, ...]:
    """Returns what went up or down, in the order of the changes; what left one clause for another is told once."""
    told: set[tuple[int, int]] = set()
    for change in changes.clauses:
        if change.old and change.new is None and change.prose_in:
            told.add((change.old.index, change.prose_in.index))
    return tuple(
        shift
        for change in changes.clauses
        if (shift := find_shift(change))
        and not (shift.came_from and (shift.came_from.index, shift.clause.index) in told)
    )


def find_flow_shifts(changes: ChangeSet) -> tuple[Shift, ...]:
    """Returns what went up or down because its words went to another clause; nothing that `find_shifts` tells.

    Such a clause is not relevelled: it may be gone and merged, or have lost a sentence only. Each has `went_to`.
    """
    ways = (
        (shift.came_from or shift.clause, shift.went_to or shift.clause) for shift in find_shifts(changes)
    )
    told = {(old.index, new.index) for old, new in ways if old is not new}
    flows = {
        (flow.old.index, flow.new.index): flow
        for change in changes.clauses
        for flow in change.flows
        if flow.direction != "kept"
    }
    return tuple(
        Shift(flow.old, flow.old.level, flow.new.level, flow.direction, went_to=flow.new)
        for places, flow in flows.items()
        if places not in told
    )


def find_shift(change: ClauseChange) -> Shift | None:
    """Returns how the level of what a clause says changed, or None where it did not."""
    if "relevelled" not in change.kinds:
        return None
    old, new = change.old, change.new
    if old and new:
        return Shift(new, old.level, new.level, change.direction)
    other = change.prose_in
    if other is None:
        return None
    if new:
        return Shift(new, other.level, new.level, change.direction, came_from=other)
    return Shift(change.clause, change.clause.level, other.level, change.direction, went_to=other)
