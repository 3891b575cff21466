"""Where a gone clause is told of: behind the clause that it stood behind, if that one is still in its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.match.pairing import NewIndex, OldIndex
from clausetree.text.sequence import find_ascent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetree.diff.match.pairing import Pairing

_START = -1  # before the first clause


def place_gone(pairing: Pairing, reordered: Collection[NewIndex]) -> dict[OldIndex, int]:
    """Returns for each gone clause the new clause that it would stand behind, or -1 for the start of the text.

    That is the last one before it that kept its order within the nearest clause around it that is still there: what moved
    elsewhere takes no gone neighbour with it, and what moved as a whole keeps those that it held.

    Args:
        pairing: What is paired.
        reordered: The new clauses that stand elsewhere among the same siblings.
    """
    gone: dict[OldIndex | None, list[OldIndex]] = defaultdict(list)
    for old in pairing.free_old():
        outers = (outer for outer in _find_outer(pairing, old) if outer in pairing.partner_of_old)
        gone[next(outers, None)].append(old)
    places: dict[OldIndex, int] = {}
    for outer, olds in gone.items():
        stayed = _find_stayed(pairing, _find_within(pairing, outer), reordered)
        before = [old for old, _ in stayed]
        start = _START if outer is None else pairing.partner_of_old[outer]
        for old in olds:
            count = bisect_left(before, old)
            places[old] = _find_end(pairing, old, *stayed[count - 1]) if count else start
    return places


def _find_outer(pairing: Pairing, old: OldIndex) -> Iterator[OldIndex]:
    """Yields the old clauses around clause `old`, the nearest first."""
    outer = pairing.old.parent(old)
    while outer is not None:
        yield OldIndex(outer)
        outer = pairing.old.parent(outer)


def _find_within(pairing: Pairing, outer: OldIndex | None) -> list[tuple[OldIndex, NewIndex]]:
    """Returns the pairs of which both are nested in clause `outer`, or all pairs; in the order of the new document."""
    if outer is None:
        return pairing.pairs()
    _, *news = map(NewIndex, pairing.new.span(pairing.partner_of_old[outer]))
    pairs = ((pairing.partner_of_new[new], new) for new in news if new in pairing.partner_of_new)
    olds = pairing.old.span(outer)
    return [(old, new) for old, new in pairs if old in olds]


def _find_stayed(
    pairing: Pairing, pairs: Sequence[tuple[OldIndex, NewIndex]], reordered: Collection[NewIndex]
) -> list[tuple[OldIndex, NewIndex]]:
    """Returns those of some pairs that kept their order: as many as can of those that stand in nothing reordered."""
    moved = {place for _, new in pairs if new in reordered for place in pairing.new.span(new)}
    kept = [pair for pair in pairs if pair[1] not in moved]
    return [kept[place] for place in find_ascent([old for old, _ in kept])]


def _find_end(pairing: Pairing, gone: OldIndex, old: OldIndex, new: NewIndex) -> int:
    """Returns the last new clause of the sibling before `gone`, if that still holds the pair of `old` and `new`; else `new`."""
    around = set(_find_outer(pairing, gone))
    sibling = old
    while (parent := pairing.old.parent(sibling)) is not None and parent not in around:
        sibling = OldIndex(parent)
    if sibling not in pairing.partner_of_old:
        return new
    span = pairing.new.span(pairing.partner_of_old[sibling])
    return span[-1] if new in span else new
