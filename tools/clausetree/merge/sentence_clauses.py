"""The clause that binds a sentence: a sentence stays in it, also where the passage that it was joined to goes elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.arrangement import choose_homes
from clausetree.merge.nodes import BASE, OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from clausetree.merge.arrangement import Homes
    from clausetree.merge.material import Material


def keep_in_clauses(
    homes: Mapping[int, Homes], material: Material, find_clause: Callable[[int], int | None]
) -> dict[int, Homes]:
    """Returns the passages that sentences stand in without those that would take a sentence to another clause.

    What one side put in goes with the passage that it was put into.

    Args:
        homes: For each sentence, by key, the passage that it stands in on each side.
        material: The material of a merge.
        find_clause: Returns the clause that a passage has in the merged text, both by key.
    """
    return {key: _keep_home(home, _find_clauses(material, key), find_clause) for key, home in homes.items()}


def find_moved_apart(homes: Mapping[int, Homes], material: Material) -> Iterator[int]:
    """Yields the sentences that both sides moved, each to another clause."""
    for key, home in homes.items():
        base, ours, theirs = _find_clauses(material, key)
        if None not in {base, home[OURS], home[THEIRS]} and len(choose_homes(base, ours, theirs)) > 1:
            yield key


def _find_clauses(material: Material, key: int) -> Homes:
    """Returns the clause that a sentence stands in on each side."""
    keys = material.nodes.clauses.keys
    base, ours, theirs = (
        None if spot is None else keys[side][spot[0]]
        for side, spot in enumerate(material.nodes.sentences.nodes[key])
    )
    return base, ours, theirs


def _keep_home(home: Homes, clauses: Homes, find_clause: Callable[[int], int | None]) -> Homes:
    """Returns the passages of a sentence that are in its clause; all where none is, or where it is new.

    A side that has it nowhere has it in none of them.
    """
    if clauses[BASE] is None:
        return home
    base, *sides = (
        clause if place is not None else None for clause, place in zip(clauses, home, strict=True)
    )
    goal = choose_homes(base, *sides)[0]
    kept = [place if place is not None and find_clause(place) == goal else None for place in home]
    if kept[OURS] is not None or kept[THEIRS] is not None:
        return home[BASE], kept[OURS], kept[THEIRS]
    stay = kept[BASE]
    if stay is None:
        return home
    ours, theirs = (None if place is None else stay for place in home[1:])
    return stay, ours, theirs
