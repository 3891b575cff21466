"""Passages that one side put into a clause which the other took apart: they go where what stands beside them went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.origins.nodes import BASE, OTHER, SIDES, read_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.states.material import Material

_COLONS = (":", "\uff1a")


def find_carried(material: Material) -> dict[int, PassagePlace]:
    """Returns for each such passage, by key, the passage of the other side that it stands beside there.

    That is the one before it, or the one after it where it ends in a colon or none is before. Only where their clause stays.
    """
    found: dict[int, PassagePlace] = {}
    for node in material.nodes.clauses.nodes:
        for side in SIDES:
            place = node[side]
            if place is not None and node[BASE] is not None and node[OTHER[side]] is None:
                found |= _find_in_clause(material, side, material.passages_of(side, place))
    return found


def find_goals(material: Material, side: int, key: int) -> list[PassagePlace]:
    """Returns where the other side has a passage, or each of its sentences, in order."""
    nodes, other = material.nodes, OTHER[side]
    place, there = nodes.passages.nodes[key][side], nodes.passages.nodes[key][other]
    said = [nodes.sentences.nodes[one][other] for one in material.sentences_of(side, place)] if place else []
    return [spot[:2] for spot in said if spot is not None] or ([] if there is None else [there])


def carry_goals(goals: Iterable[Sequence[PassagePlace]]) -> Iterator[PassagePlace | None]:
    """Yields for each passage the last goal before it."""
    nearest: PassagePlace | None = None
    for found in goals:
        yield nearest
        nearest = found[0] if found else nearest


def _find_in_clause(material: Material, side: int, row: Sequence[int]) -> Iterator[tuple[int, PassagePlace]]:
    """Yields them of one clause, given by its passages."""
    goals = [find_goals(material, side, key) for key in row]
    standing = [[goal for goal in found if _stays(material, side, goal)] for found in goals]
    before = [*carry_goals(found[-1:] for found in standing)]
    after = [*carry_goals(found[:1] for found in standing[::-1])][::-1]
    for at, key in enumerate(row):
        node = material.nodes.passages.nodes[key]
        if goals[at] or node[BASE] is not None:
            continue
        place = node[side]
        text = read_passage(material.documents[side], place) if place else ""
        near = (after[at], before[at]) if text.rstrip().endswith(_COLONS) else (before[at], after[at])
        if goal := near[0] or near[1]:
            yield key, goal


def _stays(material: Material, side: int, goal: PassagePlace) -> bool:
    """Returns whether a clause of the other side is in the merged text, since this side has it too or never had it."""
    clauses, other = material.nodes.clauses, OTHER[side]
    node = clauses.nodes[clauses.keys[other][goal[0]]]
    return node[side] is not None or node[BASE] is None
