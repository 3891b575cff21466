"""Where things stand in the merged text: below what, and in which order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDES, THEIRS
from clausetree.text.sequence import find_ascent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Homes = tuple[int | None, int | None, int | None]
"""For one thing what it stands in, on each side, by key; what stands at the top has `TOP`, None where it is absent."""

TOP = -1


class Arrangement(NamedTuple):
    """The order of things.

    Attributes:
        rows: For the key of what they stand in the keys of what stands there, in order. What both sides moved apart
            stands at both places.
        claims: For the key of what it stands in and a place in that row the side that alone has something there: both
            moved it apart.
        met: What both sides put into different places, and stands at that of ours alone.
    """

    rows: Mapping[int, Sequence[int]]
    claims: Mapping[tuple[int, int], int]
    met: frozenset[int]


def arrange(
    homes: Mapping[int, Homes],
    orders: Sequence[Sequence[int]],
    weights: Mapping[int, int],
    gone: Mapping[int, Homes],
    *,
    twice: bool = False,
) -> Arrangement:
    """Returns where each thing stands.

    What neither side moved keeps its order; what one side put in or moved stands behind what it stands behind on that
    side; of what both put at one place, ours comes first. What is gone tells which place that is: what one side put in its
    stead stands before what the other put behind it.

    Args:
        homes: What each thing that is in the merged text stands in.
        orders: All things in the order of each of the three texts.
        weights: How much each thing matters that it stays where others cross it.
        gone: What each thing stood in that is not in the merged text.
        twice: Whether what both sides moved apart stands at both places, not at ours alone.
    """
    met: set[int] = set()
    members: dict[int, dict[int, int | None]] = defaultdict(dict)
    for key, (base, ours, theirs) in homes.items():
        places = choose_homes(base, ours, theirs)
        if len(places) > 1 and (base is None or not twice):
            met.add(key)
            places = places[:1]
        for side, place in enumerate(places, OURS):
            members[place][key] = side if len(places) > 1 else None
    rows: dict[int, list[int]] = {}
    claims: dict[tuple[int, int], int] = {}
    ranks = [{key: number for number, key in enumerate(order)} for order in orders]
    everything = _list_places({**homes, **gone}, orders)
    for place, sides in members.items():
        whole = [listed.get(place, ()) for listed in everything]
        present = [[key for key in order if key in sides] for order in whole]
        row = _arrange_row(present, whole, weights)
        apart = row.apart & {key for key in sides if twice and homes[key][BASE] is not None}
        met |= {key for key in row.apart if homes[key][BASE] is None}
        standing = [
            (key, side) for key, side in row.spots if side == OURS or key in apart or key not in row.apart
        ]
        rows[place] = _keep_reordered([key for key, _ in standing], place, homes, ranks)
        for number, (key, mover) in enumerate(standing):
            claim = mover if key in apart else sides[key]
            if claim is not None:
                claims[place, number] = claim
    return Arrangement(rows, claims, frozenset(met))


def _keep_reordered(
    row: Sequence[int], place: int, homes: Mapping[int, Homes], ranks: Sequence[Mapping[int, int]]
) -> list[int]:
    """Returns a row in which things that one side took there from one place have the order that the other gave them at that place.

    Where the side that took them there gave them another order itself, that one stays.
    """
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for key in row:
        base = homes[key][BASE]
        for side, other in OTHER.items():
            if base not in {None, place} and homes[key][side] == place and homes[key][other] == base:
                groups[side, base].append(key)
    heirs: dict[int, int] = {}
    for (side, _), keys in groups.items():
        before, mine, its = (
            sorted(keys, key=ranks[where].__getitem__) for where in (BASE, side, OTHER[side])
        )
        if mine == before != its:
            heirs |= zip(keys, its, strict=True)
    return [heirs.get(key, key) for key in row]


def _list_places(homes: Mapping[int, Homes], orders: Sequence[Sequence[int]]) -> list[dict[int, list[int]]]:
    """Returns for each of the three texts what stands in each place, in order."""
    found: list[dict[int, list[int]]] = []
    for side, order in enumerate(orders):
        places: dict[int, list[int]] = defaultdict(list)
        for key in order:
            place = homes[key][side] if key in homes else None
            if place is not None:
                places[place].append(key)
        found.append(places)
    return found


def choose_homes(base: int | None, ours: int | None, theirs: int | None) -> tuple[int, ...]:
    """Returns what a thing stands in: what the side says that moved it; both, where they moved it apart."""
    if ours is None or theirs is None or theirs in {ours, base}:
        one = ours if ours is not None else theirs
        assert one is not None  # noqa: S101 - what is merged stands on a side
        return (one,)
    return (theirs,) if ours == base else (ours, theirs)


class _Row(NamedTuple):
    """A row in order.

    Attributes:
        spots: What stands there, and the side that put it there; None where neither did.
        apart: What each side put at another place; it stands at both.
    """

    spots: Sequence[tuple[int, int | None]]
    apart: frozenset[int]


def _arrange_row(
    orders: Sequence[Sequence[int]], whole: Sequence[Sequence[int]], weights: Mapping[int, int]
) -> _Row:
    """Returns one row in order.

    Args:
        orders: What stands there in each of the three texts.
        whole: The same with what is gone.
        weights: How much each thing matters that it stays where others cross it.
    """
    ranks = [{key: number for number, key in enumerate(order)} for order in orders]
    moved = {side: find_moved(orders[BASE], orders[side], weights) for side in SIDES}
    still = [
        key
        for key in orders[THEIRS]
        if key in ranks[OURS] and key not in moved[OURS] and key not in moved[THEIRS]
    ]
    chosen = find_ascent([ranks[OURS][key] for key in still], [weights.get(key, 1) for key in still])
    spine = {still[place]: number for number, place in enumerate(chosen, 1)}
    gaps: dict[int, list[tuple[int, int]]] = defaultdict(list)
    placed: dict[int, int] = {}
    apart: set[int] = set()
    for side, other in OTHER.items():
        gap = 0
        for key in orders[side]:
            if key in spine:
                gap = spine[key]
                continue
            if key in ranks[other] and key not in moved[side] and key in moved[other]:
                continue  # the other side moved it
            both_moved = key in moved[OURS] and key in moved[THEIRS]
            if key not in placed:
                placed[key] = gap
            elif placed[key] == gap:
                gaps[gap] = _put_before(gaps[gap], key)
                continue
            elif key in ranks[BASE] and not both_moved:
                continue
            else:
                apart.add(key)
            gaps[gap].append((key, side))
    old = {key: number for key, number in ranks[BASE].items() if key not in moved[OURS] | moved[THEIRS]}
    bounds = {side: _find_bounds(whole[BASE], whole[side], weights) for side in SIDES}
    spots: list[tuple[int, int | None]] = [*_join_sides(gaps[0], old, bounds)]
    for key, number in spine.items():
        spots += [(key, None), *_join_sides(gaps[number], old, bounds)]
    return _Row(spots, frozenset(apart))


def _put_before(gap: Sequence[tuple[int, int]], key: int) -> list[tuple[int, int]]:
    """Returns what stands between two things, with what theirs has there so far before a thing that both have there."""
    at = next((number for number, spot in enumerate(gap) if spot == (key, OURS)), len(gap))
    return sorted(gap, key=lambda spot: gap.index(spot) >= at and spot[1] != THEIRS)


def _join_sides(
    gap: Sequence[tuple[int, int]],
    old: Mapping[int, int],
    bounds: Mapping[int, Mapping[int, tuple[int, int]]],
) -> list[tuple[int, int]]:
    """Returns what the sides have between two things that both left there, ours first, what was there before in its old order.

    Args:
        gap: What stands there, and the side that has it.
        old: The places that things had in the base, of those that neither side moved.
        bounds: For each side and a thing the places that those beside it there had in the base, gone ones included.
    """
    if all(key not in old for key, _ in gap):
        return sorted(gap, key=lambda spot: bounds[spot[1]][spot[0]])
    anchors: dict[int, list[int]] = {OURS: [-1], THEIRS: [-1]}
    ranked = []
    for key, side in gap:
        anchors[side].append(old.get(key, anchors[side][-1]))
        ranked.append((anchors[side][-1], (key, side)))
    if any(len(set(found)) == 1 for found in anchors.values()):
        return [*gap]  # one side has nothing of before there
    return [spot for _, spot in sorted(ranked, key=lambda pair: pair[0])]


def _find_bounds(
    base: Sequence[int], side: Sequence[int], weights: Mapping[int, int]
) -> dict[int, tuple[int, int]]:
    """Returns for all things of a row on one side the places in the base of the nearest before and after that it left there."""
    moved = find_moved(base, side, weights)
    rank = {key: number for number, key in enumerate(base) if key not in moved}
    after = len(base)
    following: dict[int, int] = {}
    for key in reversed(side):
        following[key] = after
        after = rank.get(key, after)
    before = -1
    found: dict[int, tuple[int, int]] = {}
    for key in side:
        found[key] = before, following[key]
        before = rank.get(key, before)
    return found


def find_moved(base: Sequence[int], side: Sequence[int], weights: Mapping[int, int]) -> set[int]:
    """Returns what changed places with others of the row on one side; as much as can be stays."""
    rank = {key: number for number, key in enumerate(base)}
    common = [key for key in side if key in rank]
    stay = set(find_ascent([rank[key] for key in common], [weights.get(key, 1) for key in common]))
    return {key for number, key in enumerate(common) if number not in stay}
