"""Sequences: what two have in common, in order or not, and the longest part of one that ascends."""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence


class Change(NamedTuple):
    """`old[old_start:old_end]` gave way to `new[new_start:new_end]`; one of them can be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


_Gap = tuple[int, int, int, int]
"""A change that is still to be looked into; plain, since there are so many."""


def compare_sequences(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change]:
    """Returns the changes that turn `old` into `new`, in order; what is between them is equal on both sides.

    Patience diff (Bram Cohen): what is equal at both ends, then what is unique on both sides, aligned; then the same
    again for each gap between. It reads well, and takes n log n steps but for the deepest of gaps.
    """
    found: list[Change] = []
    gaps: list[_Gap] = [(0, len(old), 0, len(new))]
    while gaps:
        old_start, old_end, new_start, new_end = gap = _trim(old, new, gaps.pop())
        lengths = old_end - old_start, new_end - new_start
        if lengths == (0, 0):
            continue
        anchors = _anchors(old, new, gap) if min(lengths) and lengths != (1, 1) else []
        if not anchors:
            found.append(Change(*gap))
            continue
        before = (old_start, new_start)
        parts: list[_Gap] = []
        for anchor in (*anchors, (old_end, new_end)):
            if anchor != before:
                parts.append((before[0], anchor[0], before[1], anchor[1]))
            before = (anchor[0] + 1, anchor[1] + 1)
        gaps += reversed(parts)
    return found


def pair_equal(changes: Sequence[Change], count: int) -> dict[int, int]:
    """Returns for the places of what is equal, which is all between the changes, those in the new sequence.

    Args:
        changes: The changes between two sequences, in order.
        count: How many elements the old one has.
    """
    found: dict[int, int] = {}
    ends = [Change(0, 0, 0, 0), *changes, Change(count, count, count, count)]
    for before, after in pairwise(ends):
        further = before.new_end - before.old_end
        found |= {place: place + further for place in range(before.old_end, after.old_start)}
    return found


def pair_in_turn(old: Iterable[Hashable], new: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
    """Yields the places of equal elements, the first with the first, the second with the second; None is equal to nothing."""
    places: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, element in enumerate(old):
        if element is not None:
            places[element].append(place)
    for place, element in enumerate(new):
        if places[element]:
            yield places[element].popleft(), place


def pair_best(
    scores: Mapping[tuple[int, int], float], old_count: int, new_count: int
) -> list[tuple[int, int]]:
    """Returns the pairs of places, ascending on both sides, whose scores add up to the most.

    Args:
        scores: The score of each pair that could be one, above zero.
        old_count: How many elements the old sequence has.
        new_count: How many the new one has.
    """
    if not scores:
        return []
    best = [[0.0] * (new_count + 1) for _ in range(old_count + 1)]
    for old in reversed(range(old_count)):
        for new in reversed(range(new_count)):
            skipped = max(best[old + 1][new], best[old][new + 1])
            score = scores.get((old, new))
            best[old][new] = skipped if score is None else max(skipped, score + best[old + 1][new + 1])
    found: list[tuple[int, int]] = []
    old = new = 0
    while old < old_count and new < new_count:
        score = scores.get((old, new))
        if score is not None and best[old][new] == score + best[old + 1][new + 1]:
            found.append((old, new))
            old, new = old + 1, new + 1
        elif best[old][new] == best[old + 1][new]:
            old += 1
        else:
            new += 1
    return found


def _trim(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> _Gap:
    """Returns the gap without what is equal at its ends."""
    old_start, old_end, new_start, new_end = gap
    while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
        old_start += 1
        new_start += 1
    while old_end > old_start and new_end > new_start and old[old_end - 1] == new[new_end - 1]:
        old_end -= 1
        new_end -= 1
    return old_start, old_end, new_start, new_end


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> list[tuple[int, int]]:
    """Returns pairs of equal elements that are unique in the gap on both sides, ascending on both."""
    olds, news = _unique(old, *gap[:2]), _unique(new, *gap[2:])
    pairs = [(olds[element], place) for element, place in news.items() if element in olds]
    return [pairs[place] for place in find_ascent([pair[0] for pair in pairs])]


def _unique(elements: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    """Returns where each element that occurs once between two places stands, in order."""
    among = elements[start:end]
    last = dict(zip(among, range(start, end), strict=True))
    if len(last) == len(among):
        return last
    first = dict(zip(reversed(among), range(end - 1, start - 1, -1), strict=True))
    return {element: place for element, place in last.items() if first[element] == place}


def find_ascent(values: Sequence[int], weights: Sequence[int] | None = None) -> list[int]:
    """Returns the indexes of the ascending subsequence of distinct `values` that weighs most, in order.

    Without weights it is a longest one. Takes n log n steps (a Fenwick tree of the heaviest ascents so far).
    """
    ordered = sorted(values)
    if list(values) == ordered:
        return list(range(len(values)))
    ranks = {value: rank for rank, value in enumerate(ordered, 1)}
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
