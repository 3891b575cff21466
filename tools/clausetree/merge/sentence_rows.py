"""Which sentences each passage of the merged text has, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.arrangement import arrange
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.sentence_clauses import keep_in_clauses
from clausetree.merge.sentence_followers import SentenceFollowers, put_beside
from clausetree.merge.sentence_layout import ignore_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from clausetree.merge.arrangement import Homes
    from clausetree.merge.material import Material
    from clausetree.merge.parted_moves import PartedMoves


def find_homes(
    material: Material,
    asked: Collection[int],
    left_out: Collection[int],
    find_clause: Callable[[int], int | None],
) -> dict[int, Homes]:
    """Returns for each sentence that stays the passage that it stands in on each side; None where that is gone or a question.

    Args:
        material: The material of a merge.
        asked: The sentences that stay as questions whatever the sides did to them, by key.
        left_out: The passages that are dealt with as wholes, by key.
        find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
    """
    keys = material.nodes.passages.keys
    found: dict[int, Homes] = {}
    for key, node in enumerate(material.nodes.sentences.nodes):
        if key in asked or _stays(material, key):
            base, *sides = (None if spot is None else keys[side][spot[:2]] for side, spot in enumerate(node))
            ours, theirs = (
                None if place is None or place in left_out or find_clause(place) is None else place
                for place in sides
            )
            found[key] = (base, ours, theirs)
    return found


def find_rows(
    homes: Mapping[int, Homes],
    material: Material,
    parted: PartedMoves,
    left_out: Collection[int],
    find_clause: Callable[[int], int | None],
) -> Mapping[int, Sequence[int]]:
    """Returns for the key of a passage the sentences that it has in the merged text.

    Args:
        homes: For each sentence that stays the passage that it stands in on each side.
        material: The material of a merge.
        parted: What tells where is what both sides took to different clauses.
        left_out: The passages that are dealt with as wholes, by key.
        find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
    """
    placed = keep_in_clauses(
        {key: home for key, home in homes.items() if _is_placed(home)}, material, parted, find_clause
    )
    followers = SentenceFollowers({**homes, **placed}, material, left_out, find_clause).find()
    left = {one.key for one in followers}
    settled = {key: home for key, home in placed.items() if key not in left}
    orders = [[keys[spot] for spot in sorted(keys)] for keys in material.nodes.sentences.keys]
    weights = {key: len(next(filter(None, material.sentence_texts(key)), "")) for key in settled}
    return put_beside(followers, arrange(settled, orders, weights).rows, material)


def _is_placed(home: Homes) -> bool:
    return home[OURS] is not None or home[THEIRS] is not None


def _stays(material: Material, key: int) -> bool:
    """Returns whether a sentence is in the merged text: both sides have it, or one put it in, edited, moved or reset it."""
    texts = [text if text is None else ignore_number(text) for text in material.sentence_texts(key)]
    if texts[OURS] is not None and texts[THEIRS] is not None:
        return True
    side = OURS if texts[OURS] is not None else THEIRS
    if texts[side] is None or texts[BASE] is None:
        return texts[side] is not None
    node = material.nodes.sentences.nodes[key]
    return material.is_edited(texts, side) or material.is_reset(node, side) or key in material.displaced[side]
