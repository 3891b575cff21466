"""Passages that one side made of others, or put beside others, in a clause which the other side took away: they stand where these went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.deletions.carried_passages import carry_goals, find_goals
from clausetree.merge.origins.nodes import BASE, OTHER, SIDES
from clausetree.merge.positions.companions import Companion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clausetree.merge.deletions.survival import Survival
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.states.material import Material


def find_orphaned(
    material: Material, survival: Survival, find_home: Callable[[int, PassagePlace], int | None]
) -> Iterator[Companion]:
    """Yields such passages in the order of each side, ours first, with those that they stand beside where their words went.

    Those that are new stand beside what they stood beside, where that went.

    Args:
        material: The material of a merge.
        survival: What survives.
        find_home: Returns the clause, by key, where a passage of a side is in the merged text; None where it is a question or gone.
    """
    for side in SIDES:
        for key in sorted(survival.gone_clauses):
            place = material.nodes.clauses.nodes[key][side]
            if place is not None:
                row = material.passages_of(side, place)
                yield from _find_in_clause(material, side, row, survival.carried, find_home)


def _find_in_clause(
    material: Material,
    side: int,
    row: Sequence[int],
    carried: Mapping[int, PassagePlace],
    find_home: Callable[[int, PassagePlace], int | None],
) -> Iterator[Companion]:
    """Yields them of one clause, given by its passages."""
    passages, other = material.nodes.passages, OTHER[side]
    goals = [
        [goal for goal in find_goals(material, side, key) if find_home(other, goal) is not None]
        for key in row
    ]
    before = [*carry_goals(found[-1:] for found in goals)]
    after = [*carry_goals(found[:1] for found in goals[::-1])][::-1]
    last: Companion | None = None
    for at, key in enumerate(row):
        place = next(iter(goals[at]), carried.get(key))
        home = None if place is None else find_home(other, place)
        if (
            place is None
            or home is None
            or (passages.nodes[key][BASE], passages.nodes[key][other]) != (None, None)
        ):
            last = None
            continue
        beside = [
            near if near is not None and near[0] == place[0] else (place[0], place[1] + step)
            for near, step in ((before[at], -1), (after[at], 1))
        ]
        one, two = (passages.keys[other].get(spot) for spot in beside)
        last = Companion(key, home, last.key if last and last.clause == home else one, two)
        yield last
