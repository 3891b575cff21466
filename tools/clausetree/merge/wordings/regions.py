"""Three sequences with one origin: where both sides left it as it was, where one changed it, where both did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.sequence import compare_sequences

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from clausetree.text.sequence import Change


class Region(NamedTuple):
    """A stretch of each of the three sequences, from and to.

    Attributes:
        base: Its part of the base.
        ours: Its part of ours.
        theirs: Its part of theirs.
        by_ours: Whether ours changed it.
        by_theirs: Whether theirs did.
    """

    base: tuple[int, int]
    ours: tuple[int, int]
    theirs: tuple[int, int]
    by_ours: bool
    by_theirs: bool


def find_regions(
    base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]
) -> Iterator[Region]:
    """Yields the stretches that the three fall into, in order; changes that touch each other are one.

    After Khanna, Kunal and Pierce, "A Formal Investigation of Diff3" (2007).
    """
    left, right = compare_sequences(base, ours), compare_sequences(base, theirs)
    place = (0, 0, 0)
    while left or right:
        start = min(change.old_start for change in (*left[:1], *right[:1]))
        mine, other, end = _take(left, right, start)
        stable = start - place[0]
        if stable:
            yield _build_region(place, (start, place[1] + stable, place[2] + stable), (False, False))
        place = (start, place[1] + stable, place[2] + stable)
        behind = (end, _behind(place, mine, end, 1), _behind(place, other, end, 2))
        yield _build_region(place, behind, (bool(mine), bool(other)))
        place = behind
    if place[0] < len(base):
        rest = len(base) - place[0]
        yield _build_region(place, (place[0] + rest, place[1] + rest, place[2] + rest), (False, False))


def _build_region(
    start: tuple[int, int, int], end: tuple[int, int, int], changed: tuple[bool, bool]
) -> Region:
    base, ours, theirs = zip(start, end, strict=True)
    return Region(base, ours, theirs, *changed)


def _take(left: list[Change], right: list[Change], start: int) -> tuple[list[Change], list[Change], int]:
    """Returns the changes of each side that touch each other from `start` on, taken away, and where they end."""
    mine: list[Change] = []
    other: list[Change] = []
    end = start
    while True:
        if left and left[0].old_start <= end:
            mine.append(left.pop(0))
            end = max(end, mine[-1].old_end)
        elif right and right[0].old_start <= end:
            other.append(right.pop(0))
            end = max(end, other[-1].old_end)
        else:
            return mine, other, end


def _behind(place: tuple[int, int, int], changes: Sequence[Change], end: int, side: int) -> int:
    """Returns where a side is after a stretch of the base, which it may have made longer or shorter."""
    grown = sum((c.new_end - c.new_start) - (c.old_end - c.old_start) for c in changes)
    return place[side] + end - place[0] + grown
