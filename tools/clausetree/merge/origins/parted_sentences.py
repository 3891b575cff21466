"""Sentences that one side joined and the other moved apart: which of them the joined one is asked against, and which stand elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import BASE, OTHER, SIDES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clausetree.merge.origins.maps import SentencePlace
    from clausetree.merge.origins.nodes import Nodes


class SentenceGroup(NamedTuple):
    """Sentences that are one in a text.

    Attributes:
        keys: The sentences.
        spots: Where they stand in base, ours and theirs, one right after the other.
        strays: Where the others stand on the side that moved them apart.
        mover: That side; None where they stand together in each text.
    """

    keys: Collection[int]
    spots: tuple[Sequence[SentencePlace], ...]
    strays: Sequence[SentencePlace] = ()
    mover: int | None = None


def list_spots(nodes: Nodes, keys: Collection[int], side: int) -> list[SentencePlace]:
    """Returns where those of some sentences stand that one of the texts has, in its order."""
    return sorted(spot for key in keys if (spot := nodes.sentences.nodes[key][side]) is not None)


def part_sentences(nodes: Nodes, keys: Collection[int], apart: Collection[int]) -> SentenceGroup | None:
    """Returns sentences that one side joined and the other moved apart within or out of their clause; None where they are no such.

    Args:
        nodes: What is what in the texts.
        keys: The sentences.
        apart: The texts in which they don't stand together.
    """
    movers = [side for side in SIDES if side in apart]
    if len(movers) != 1 or BASE in apart:
        return None
    mover = movers[0]
    spots = [list_spots(nodes, keys, side) for side in (BASE, *SIDES)]
    origins = [nodes.sentences.nodes[nodes.sentences.keys[mover][spot]][BASE] for spot in spots[mover]]
    clause = nodes.clauses.keys[BASE][spots[BASE][0][0]]
    is_there = None not in nodes.clauses.nodes[clause]
    if not is_there or None in origins or len(spots[OTHER[mover]]) >= len(spots[BASE]):
        return None
    runs = _find_runs(spots[mover])
    stayed = [run for run in runs if nodes.clauses.keys[mover][run[0][0]] == clause]
    passage = nodes.passages.keys[BASE][spots[BASE][0][:2]]
    kept = max(
        stayed, key=lambda run: (nodes.passages.keys[mover][run[0][:2]] == passage, len(run)), default=[]
    )
    strays = [spot for run in runs if run is not kept for spot in run]
    spots[mover] = kept
    return SentenceGroup(keys, tuple(spots), strays, mover)


def _find_runs(spots: Sequence[SentencePlace]) -> list[list[SentencePlace]]:
    """Returns places of sentences, those together that stand one right after the other in a passage."""
    runs: list[list[SentencePlace]] = []
    for spot in spots:
        if runs and runs[-1][-1] == (*spot[:2], spot[2] - 1):
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return runs
