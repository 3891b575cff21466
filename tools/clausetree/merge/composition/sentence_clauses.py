"""The clause that binds a sentence: a sentence stays in it, also where the passage that it was joined to goes elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.origins.arrangement import choose_homes
from clausetree.merge.origins.nodes import BASE, OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausetree.merge.origins.arrangement import Homes
    from clausetree.merge.states.material import Material
    from clausetree.merge.states.parted_moves import PartedMoves


def keep_in_clauses(
    homes: Mapping[int, Homes],
    material: Material,
    parted: PartedMoves,
    find_clause: Callable[[int], int | None],
) -> dict[int, Homes]:
    """Returns the passages that sentences stand in without those that would take a sentence to another clause.

    A sentence that stands in none is left out. What one side put in goes with the passage that it was put into.

    Args:
        homes: For each sentence, by key, the passage that it stands in on each side.
        material: The material of a merge.
        parted: What tells where is what both sides took to different clauses.
        find_clause: Returns the clause that a passage has in the merged text, both by key.
    """
    found: dict[int, Homes] = {}
    for key, home in homes.items():
        if home[OURS] is None and home[THEIRS] is None:
            continue
        base, *sides = material.find_homes(material.nodes.sentences.nodes[key])
        ours, theirs = (
            clause if place is not None else None for clause, place in zip(sides, home[OURS:], strict=True)
        )
        found[key] = _keep_home(home, parted.settle((base, ours, theirs)), find_clause)
    return found


def _keep_home(home: Homes, clauses: Homes, find_clause: Callable[[int], int | None]) -> Homes:
    """Returns the passages of a sentence that are in its clause; all where none is, or where it is new.

    Args:
        home: The passages that it stands in on each side.
        clauses: The clauses; None of a side that does not count, or has it nowhere.
        find_clause: As `keep_in_clauses` takes it.
    """
    if clauses[BASE] is None:
        return home
    goal = choose_homes(*clauses)[0]
    kept = [place if place is not None and find_clause(place) == goal else None for place in home]
    if kept[OURS] is not None or kept[THEIRS] is not None:
        return home[BASE], kept[OURS], kept[THEIRS]
    stay = kept[BASE]
    if stay is None:
        return home
    ours, theirs = (None if place is None else stay for place in home[1:])
    return stay, ours, theirs
