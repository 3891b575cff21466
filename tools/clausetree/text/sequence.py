"""Sequences: what two have in common in order, and the longest part of one that ascends."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_LARGEST = 4_000_000  # cells of a table that may be filled for one gap


class Change(NamedTuple):
    """`old[old_start:old_end]` gave way to `new[new_start:new_end]`; one of them can be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def compare_sequences(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change]:
    """Returns the changes that turn `old` into `new`, in order; what is between them is equal on both sides.

    Elements that are unique on both sides are aligned first (patience diff, Bram Cohen), so that time stays close to
    linear; what is between them by a shortest edit script. A gap too large for that is one change.
    """
    changes: list[Change] = []
    pending: Change | None = None
    for change in _gaps(old, new):
        if pending and pending.old_end == change.old_start and pending.new_end == change.new_start:
            pending = pending._replace(old_end=change.old_end, new_end=change.new_end)
            continue
        if pending:
            changes.append(pending)
        pending = change
    return [*changes, pending] if pending else changes


def _gaps(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Change]:
    start, old_end, new_end = _trim(old, new, Change(0, len(old), 0, len(new)))
    gap = Change(start, old_end, start, new_end)
    if (gap.old_end - gap.old_start) * (gap.new_end - gap.new_start) <= _LARGEST:
        yield from _shortest(old, new, gap)
        return
    position = (gap.old_start, gap.new_start)
    for old_index, new_index in [*_anchors(old, new, gap), (gap.old_end, gap.new_end)]:
        yield from _shortest(old, new, Change(position[0], old_index, position[1], new_index))
        position = (old_index + 1, new_index + 1)


def _trim(old: Sequence[Hashable], new: Sequence[Hashable], gap: Change) -> tuple[int, int, int]:
    """Returns where both first differ, and where the part ends on each side behind which they are equal."""
    start, (_, old_end, _, new_end) = gap.old_start, gap
    shorter = min(old_end, new_end)
    while start < shorter and old[start] == new[start]:
        start += 1
    while old_end > start and new_end > start and old[old_end - 1] == new[new_end - 1]:
        old_end -= 1
        new_end -= 1
    return start, old_end, new_end


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], gap: Change) -> list[tuple[int, int]]:
    """Returns pairs of equal elements that are unique in the gap on both sides, ascending on both."""
    old_counts = Counter(old[gap.old_start : gap.old_end])
    new_counts = Counter(new[gap.new_start : gap.new_end])
    places = {old[index]: index for index in range(gap.old_start, gap.old_end) if old_counts[old[index]] == 1}
    pairs = [
        (places[new[index]], index)
        for index in range(gap.new_start, gap.new_end)
        if new_counts[new[index]] == 1 and new[index] in places
    ]
    kept = find_ascent([pair[0] for pair in pairs])
    return [pairs[index] for index in kept]


def _shortest(old: Sequence[Hashable], new: Sequence[Hashable], gap: Change) -> Iterator[Change]:
    """Yields the changes of one gap."""
    olds, news = gap.old_end - gap.old_start, gap.new_end - gap.new_start
    if not olds and not news:
        return
    if not olds or not news or olds * news > _LARGEST:
        yield gap
        return
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - equal texts need no comparing

    for step in Indel.opcodes(old[gap.old_start : gap.old_end], new[gap.new_start : gap.new_end]):
        if step.tag != "equal":
            yield Change(
                gap.old_start + step.src_start,
                gap.old_start + step.src_end,
                gap.new_start + step.dest_start,
                gap.new_start + step.dest_end,
            )


def find_ascent(values: Sequence[int], weights: Sequence[int] | None = None) -> list[int]:
    """Returns the indexes of the ascending subsequence of distinct `values` that weighs most, in order.

    Without weights it is a longest one. Takes n log n steps (a Fenwick tree of the heaviest ascents so far).
    """
    ranks = {value: rank for rank, value in enumerate(sorted(values), 1)}
    heaviest: list[tuple[int, int]] = [(0, -1)] * (len(values) + 1)
    before: list[int] = []
    best = (0, -1)
    for index, value in enumerate(values):
        total, last = 0, -1
        rank = ranks[value] - 1
        while rank:
            total, last = max((total, last), heaviest[rank])
            rank &= rank - 1
        before.append(last)
        entry = (total + (weights[index] if weights else 1), index)
        best = max(best, entry)
        rank = ranks[value]
        while rank <= len(values):
            heaviest[rank] = max(heaviest[rank], entry)
            rank += rank & -rank
    found: list[int] = []
    index = best[1]
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
