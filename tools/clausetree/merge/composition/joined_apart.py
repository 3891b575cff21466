"""Sentences that one side joined and the other moved apart: one question, asked at each place where one of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.conflict import Conflict, Question, Stance
from clausetree.merge.origins.nodes import BASE, OURS, SIDE_NAMES, SIDES, THEIRS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.merge.states.material import Material


def ask_parted(key: int, texts: Sequence[str], material: Material) -> Question:
    """Returns the question about such a sentence: what stands at this place if base, ours or theirs is chosen.

    Args:
        key: The sentence.
        texts: What each of the three texts has at this place.
        material: The material of a merge.
    """
    base, ours, theirs = texts
    return Question(_build_conflict(material.parted[key], material), base, ours, theirs)


def _build_conflict(head: int, material: Material) -> Conflict:
    """Returns what is asked about the joined sentence and all that the other side has in its place."""
    nodes = material.nodes.sentences.nodes
    keys = [key for key, one in material.parted.items() if one == head]
    spots = [
        sorted(spot for key in keys if (spot := nodes[key][side]) is not None) for side in (BASE, *SIDES)
    ]
    base, ours, theirs = (
        Stance(
            str(material.locate(side, found[0][:2])),
            None,
            " ".join(material.nodes.said[side][spot].strip() for spot in found),
        )
        if found
        else None
        for side, found in enumerate(spots)
    )
    joiner, mover = (OURS, THEIRS) if len(spots[OURS]) < len(spots[THEIRS]) else (THEIRS, OURS)
    why = f"{SIDE_NAMES[joiner]} joined the sentences, {SIDE_NAMES[mover]} moved one of them"
    clause = material.documents[OURS].clauses[spots[OURS][0][0]].id
    return Conflict("prose", clause, base, ours, theirs, why)
