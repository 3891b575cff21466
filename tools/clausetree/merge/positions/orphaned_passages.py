"""Passages that one side made of others in a clause which the other side took away: they stand where their words went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.origins.nodes import BASE, OTHER, SIDES
from clausetree.merge.positions.companions import Companion

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.states.material import Material


def find_orphaned(
    material: Material, gone: Collection[int], is_standing: Callable[[int | None], bool]
) -> Iterator[Companion]:
    """Yields such passages in the order of each side, ours first, with those that they stand beside where their words went.

    Args:
        material: The material of a merge.
        gone: The clauses that are deleted without a question, by key.
        is_standing: Returns whether a clause, by key, is in the merged text without a question.
    """
    for side in SIDES:
        for key in sorted(gone):
            place = material.nodes.clauses.nodes[key][side]
            if place is not None:
                yield from _find_in_clause(material, side, material.passages_of(side, place), is_standing)


def _find_in_clause(
    material: Material, side: int, row: Sequence[int], is_standing: Callable[[int | None], bool]
) -> Iterator[Companion]:
    """Yields them of one clause, given by its passages."""
    passages, clauses = material.nodes.passages, material.nodes.clauses.keys[OTHER[side]]
    goals = [_find_goals(material, side, key) for key in row]
    before = [*_carry(found[-1:] for found in goals)]
    after = [*_carry(found[:1] for found in goals[::-1])][::-1]
    last: Companion | None = None
    for at, key in enumerate(row):
        place = next((goal for goal in goals[at] if is_standing(clauses[goal[0]])), None)
        if place is None or any(passages.nodes[key][where] is not None for where in (BASE, OTHER[side])):
            last = None
            continue
        beside = [
            near if near is not None and near[0] == place[0] else (place[0], place[1] + step)
            for near, step in ((before[at], -1), (after[at], 1))
        ]
        one, two = (passages.keys[OTHER[side]].get(spot) for spot in beside)
        home = clauses[place[0]]
        last = Companion(key, home, last.key if last and last.clause == home else one, two)
        yield last


def _find_goals(material: Material, side: int, key: int) -> list[PassagePlace]:
    """Returns where the other side has a passage, or each of its sentences, in order."""
    nodes, other = material.nodes, OTHER[side]
    place, there = nodes.passages.nodes[key][side], nodes.passages.nodes[key][other]
    said = [nodes.sentences.nodes[one][other] for one in material.sentences_of(side, place)] if place else []
    return [spot[:2] for spot in said if spot is not None] or ([] if there is None else [there])


def _carry(goals: Iterable[Sequence[PassagePlace]]) -> Iterator[PassagePlace | None]:
    """Yields for each passage the last goal before it."""
    nearest: PassagePlace | None = None
    for found in goals:
        yield nearest
        nearest = found[0] if found else nearest
