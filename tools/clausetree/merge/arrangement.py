"""Where things stand in the merged text: below what, and in which order."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.text.sequence import find_ascent

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Homes = tuple[int | None, int | None, int | None]
"""For one thing what it stands in, on each side, by key; what stands at the top has `TOP`, None where it is absent."""

TOP = -1


class Arrangement(NamedTuple):
    """The order of things.

    Attributes:
        rows: For the key of what they stand in the keys of what stands there, in order. What both sides moved apart
            stands at both places.
        torn: What both sides moved to different places.
    """

    rows: Mapping[int, Sequence[int]]
    torn: frozenset[int]


def arrange(
    homes: Mapping[int, Homes],
    orders: Sequence[Sequence[int]],
    weights: Mapping[int, int],
    *,
    twice: bool = False,
) -> Arrangement:
    """Returns where each thing stands.

    What neither side moved keeps its order; what one side put in or moved stands behind what it stands behind on that
    side; of what both put at one place, ours comes first.

    Args:
        homes: What each thing that is in the merged text stands in.
        orders: All things in the order of each of the three texts.
        weights: How much each thing matters that it stays where others cross it.
        twice: Whether what both sides moved apart stands at both places, not at ours alone.
    """
    torn: set[int] = set()
    members: dict[int, list[int]] = defaultdict(list)
    for key, (base, ours, theirs) in homes.items():
        places = _choose_homes(base, ours, theirs)
        torn |= {key} if len(places) > 1 else set()
        for place in places if twice else places[:1]:
            members[place].append(key)
    rows = {}
    rank = [{key: number for number, key in enumerate(order)} for order in orders]
    for place, keys in members.items():
        present = [
            sorted((key for key in keys if homes[key][side] == place), key=rank[side].__getitem__)
            for side in range(len(orders))
        ]
        rows[place], crossed = _arrange_row(set(keys), present, weights)
        torn |= crossed
    return Arrangement(rows, frozenset(torn))


def _choose_homes(base: int | None, ours: int | None, theirs: int | None) -> tuple[int, ...]:
    """Returns what a thing stands in: what the side says that moved it; both, where they moved it apart."""
    if ours is None or theirs is None or theirs in {ours, base}:
        one = ours if ours is not None else theirs
        assert one is not None  # noqa: S101 - what is merged stands on a side
        return (one,)
    return (theirs,) if ours == base else (ours, theirs)


def _arrange_row(
    keys: Collection[int], orders: Sequence[Sequence[int]], weights: Mapping[int, int]
) -> tuple[list[int], set[int]]:
    """Returns the keys of one row in order, and those that both sides moved apart in it."""
    moved = [_find_moved(orders[BASE], orders[side], weights) for side in (OURS, THEIRS)]
    both = [key for key in orders[THEIRS] if key in set(orders[OURS])]
    rank = {key: number for number, key in enumerate(orders[OURS])}
    still = [key for key in both if key not in moved[0] and key not in moved[1]]
    chosen = find_ascent([rank[key] for key in still], [weights.get(key, 1) for key in still])
    spine = [still[place] for place in chosen]
    gaps: dict[int, list[int]] = defaultdict(list)
    placed: dict[int, int] = {}
    crossed: set[int] = set()
    for side in (OURS, THEIRS):
        order = orders[side]
        at = [order.index(key) for key in spine]
        for number, key in enumerate(order):
            if key in spine:
                continue
            if key in both and key not in moved[side - 1] and key in moved[2 - side]:
                continue  # the other side moved it
            gap = bisect_right(at, number)
            if key in placed:
                if placed[key] != gap and key in moved[0] and key in moved[1]:
                    crossed.add(key)
                continue
            placed[key] = gap
            gaps[gap].append(key)
    found = [*gaps[0]]
    for number, key in enumerate(spine, 1):
        found += [key, *gaps[number]]
    return [key for key in found if key in keys], crossed


def _find_moved(base: Sequence[int], side: Sequence[int], weights: Mapping[int, int]) -> set[int]:
    """Returns what changed places with others of the row on one side; as much as can be stays."""
    rank = {key: number for number, key in enumerate(base)}
    common = [key for key in side if key in rank]
    stay = set(find_ascent([rank[key] for key in common], [weights.get(key, 1) for key in common]))
    return {key for number, key in enumerate(common) if number not in stay}
