"""Clauses that one side split off from the one beside them: they stay beside it, wherever the other side has it."""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import merge
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import BASE, OURS, SIDES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clausetree.merge.origins.arrangement import Arrangement
    from clausetree.merge.origins.maps import SaidPlace
    from clausetree.merge.origins.nodes import SaidNode
    from clausetree.merge.states.material import Material


class SplitClause(NamedTuple):
    """A clause that one side put right beside another of whose words it is made.

    Attributes:
        key: The clause.
        origin: The other one, by key.
        side: The side that made it.
        follows: Whether it stands behind the other one, not before it.
        place: Where the first of its words stood in the base.
    """

    key: int
    origin: int
    side: int
    follows: bool
    place: SaidPlace


def find_split_clauses(material: Material, standing: Collection[int]) -> dict[int, SplitClause]:
    """Returns by key the clauses that one side alone split off from one that is in the merged text."""
    found: dict[int, SplitClause] = {}
    for side in SIDES:
        for row in _list_siblings(material, side):
            for follows in (True, False):
                found |= _find_in_row(
                    material, side, row if follows else row[::-1], standing, follows=follows
                )
    return found


def put_beside(arrangement: Arrangement, split: Mapping[int, SplitClause]) -> Arrangement:
    """Returns the order of clauses with those put in that were split off; of both sides' parts in the order of their words."""
    parts: dict[tuple[int, bool, int], list[SplitClause]] = defaultdict(list)
    for one in split.values():
        parts[one.origin, one.follows, one.side].append(one)
    rows: dict[int, list[int]] = {}
    claims: dict[tuple[int, int], int] = {}
    for home, row in arrangement.rows.items():
        rows[home] = []
        for number, key in enumerate(row):
            claim = arrangement.claims.get((home, number))
            sides = SIDES if claim is None else (claim,)
            before, behind = (
                merge(*(parts.pop((key, follows, side), []) for side in sides), key=lambda one: one.place)
                for follows in (False, True)
            )
            rows[home] += [one.key for one in before]
            if claim is not None:
                claims[home, len(rows[home])] = claim
            rows[home] += [key, *(one.key for one in behind)]
    return arrangement._replace(rows=rows, claims=claims)


def _list_siblings(material: Material, side: int) -> Iterator[Sequence[int]]:
    """Yields the clauses of a side, by key, that stand in the same one."""
    rows: dict[int | None, list[int]] = defaultdict(list)
    for clause in material.documents[side].clauses:
        rows[clause.parent].append(material.nodes.clauses.keys[side][clause.index])
    yield from rows.values()


def _find_in_row(
    material: Material, side: int, row: Sequence[int], standing: Collection[int], *, follows: bool
) -> dict[int, SplitClause]:
    """Returns of siblings those that come right after one that they were split off from, or after others so split off."""
    found: dict[int, SplitClause] = {}
    origin: int | None = None  # what the last one is, or was split off from
    for key in row:
        one = None if origin is None else _find_split(material, side, key, origin, follows=follows)
        if one is None:
            origin = key if key in standing and material.nodes.clauses.nodes[key][BASE] is not None else None
        else:
            found[key] = one
    return found if follows else dict([*found.items()][::-1])


def _find_split(material: Material, side: int, key: int, origin: int, *, follows: bool) -> SplitClause | None:
    """Returns a clause of a side as one that was split off from another; None where it is no such."""
    base, ours, theirs = material.nodes.clauses.nodes[key]
    place = ours if side == OURS else theirs
    if base is not None or place is None or (ours is not None and theirs is not None):
        return None
    weights: Counter[int | None] = Counter()
    places: list[SaidPlace] = []
    for node, text in _list_said(material, side, place):
        home, spot = material.find_homes(node)[BASE], node[BASE]
        weights[home] += len(text)
        if home == origin and spot is not None:
            places.append(spot)
    if not places or 2 * weights[origin] <= weights.total():
        return None
    return SplitClause(key, origin, side, follows, min(places))


def _list_said(material: Material, side: int, clause: int) -> Iterator[tuple[SaidNode, str]]:
    """Yields the sentences of a clause of a side, and its passages that are no prose, each with what it says."""
    nodes = material.nodes
    for passage in material.passages_of(side, clause):
        place = nodes.passages.nodes[passage][side]
        sentences = material.sentences_of(side, place) if place else []
        for one in sentences:
            yield nodes.sentences.nodes[one], material.sentence_texts(one)[side] or ""
        if not sentences:
            yield nodes.passages.nodes[passage], material.passage_texts(passage)[side] or ""
