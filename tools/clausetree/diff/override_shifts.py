"""Which clauses became easier or harder to override from one revision to another, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.overriding import CONTEXT, STRENGTH
from clausetree.syntax.overriding import find_level_statements, find_overriding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.ladder_change import LadderChange
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.overriding import Can, Overriding

    Stated = Mapping[str, Mapping[str, Can]]
    """For levels who can override them, as settings state it."""


class OverrideStep(NamedTuple):
    """What one sender could do with a clause, and what it can now.

    Attributes:
        by: A level of the newer ladder, or `context`.
        old: What it could; None where the older ladder had no such sender.
        new: What it can now.
    """

    by: str
    old: Can | None
    new: Can


class OverrideShift(NamedTuple):
    """What a clause says became easier or harder to override.

    Attributes:
        old_clause: The clause before; where it is new, the one in which most of its words stood.
        new_clause: The clause now; where it is gone, the one in which most of its words stand.
        old: Who could override it.
        new: Who can now.
        easier: The senders that can do more than before, highest first, then context.
        harder: Those that can do less.
    """

    old_clause: Clause
    new_clause: Clause
    old: Overriding
    new: Overriding
    easier: tuple[OverrideStep, ...]
    harder: tuple[OverrideStep, ...]


def find_override_shifts(
    changes: ChangeSet, old_stated: Stated, new_stated: Stated
) -> tuple[OverrideShift, ...]:
    """Returns what became easier or harder to override, in the order of the newer document.

    A level that only changed its name is no change. Of a level that the newer ladder inserts it is told only where its
    sender can do more than the sender above it could, or less than the one below it could. Clauses of which it is not
    known on either side who can override them are left out.

    Args:
        changes: What changed.
        old_stated: For levels who can override them, as the settings of the older revision state it.
        new_stated: The same of the newer revision.
    """
    before = _prepare(changes.old, old_stated)
    after = _prepare(changes.new, new_stated)
    shifts = (
        _compare(old, new, before(old), after(new), changes.ladder) for old, new in _find_pairs(changes)
    )
    return tuple(
        sorted((one for one in shifts if one.easier or one.harder), key=lambda one: one.new_clause.index)
    )


def find_unknown(
    changes: ChangeSet, old_stated: Stated, new_stated: Stated
) -> tuple[tuple[Clause, Clause], ...]:
    """Returns the provisions of which it is not known on both sides who can override them, as they were and are.

    Where neither revision says, only those are told whose level went up or down: that it changed is known, not for whom.
    """
    before = _prepare(changes.old, old_stated)
    after = _prepare(changes.new, new_stated)
    shifted = {
        (one.index, other.index)
        for change in changes.clauses
        if change.direction != "kept"
        and (one := change.old or change.prose_in)
        and (other := change.new or change.prose_in)
    }
    return tuple(
        (old, new)
        for old, new in _find_pairs(changes)
        if old.level is not None
        and new.level is not None
        and not (before(old).override and after(new).override)
        and (before(old).override or after(new).override or (old.index, new.index) in shifted)
    )


def _prepare(document: Document, stated: Stated) -> Callable[[Clause], Overriding]:
    """Returns what says who can override a clause of a document."""
    statements = find_level_statements(document)
    return lambda clause: find_overriding(document, clause, stated, statements)


def _find_pairs(changes: ChangeSet) -> Iterator[tuple[Clause, Clause]]:
    """Yields the clauses that are one, and those between which most of a clause's words went to another level."""
    told: set[tuple[int, int]] = set()
    for pair in changes.pairs:
        yield pair.old, pair.new
    for change in changes.clauses:
        old, new = change.old or change.prose_in, change.new or change.prose_in
        if change.prose_in and old and new and (old.index, new.index) not in told:
            told.add((old.index, new.index))
            yield old, new


def _compare(
    old_clause: Clause, new_clause: Clause, old: Overriding, new: Overriding, ladder: LadderChange
) -> OverrideShift:
    easier: list[OverrideStep] = []
    harder: list[OverrideStep] = []
    could: dict[str, Can] = {one.by: one.can for one in old.override}
    former = {level.new: level.old for level in ladder.renamed}
    row = [(one.by, could.get(former.get(one.by, one.by)), one.can) for one in new.override]
    for place, (by, before, now) in enumerate(row if could else ()):
        least, most = _find_bounds(place, row)
        if STRENGTH[now] > most:
            easier.append(OverrideStep(by, before, now))
        elif STRENGTH[now] < least:
            harder.append(OverrideStep(by, before, now))
    return OverrideShift(old_clause, new_clause, old, new, tuple(easier), tuple(harder))


def _find_bounds(place: int, row: Sequence[tuple[str, Can | None, Can]]) -> tuple[int, int]:
    """Returns how easily a sender could override a clause, as a range.

    Where the older ladder lacked it, it is taken for one that could do no less than the sender below it, and no more
    than the one above it.
    """
    by, before, _ = row[place]
    if before is not None:
        return STRENGTH[before], STRENGTH[before]
    if by == CONTEXT:
        return 0, max(STRENGTH.values())
    above = next((STRENGTH[could] for _, could, _ in reversed(row[:place]) if could), max(STRENGTH.values()))
    below = next((STRENGTH[could] for who, could, _ in row[place + 1 :] if could and who != CONTEXT), 0)
    return min(above, below), max(above, below)
