"""Which sentences each passage of the merged text has, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.composition.sentence_followers import put_beside
from clausetree.merge.origins.arrangement import arrange
from clausetree.merge.origins.nodes import OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from clausetree.merge.composition.sentence_followers import SentenceFollower
    from clausetree.merge.origins.arrangement import Homes
    from clausetree.merge.states.material import Material


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
    found: dict[int, Homes] = {}
    for key in range(len(material.nodes.sentences.nodes)):
        if key in asked or _stays(material, key):
            base, *sides = _find_passages(material, key)
            ours, theirs = (
                None if place is None or place in left_out or find_clause(place) is None else place
                for place in sides
            )
            found[key] = (base, ours, theirs)
    return found


def find_rows(
    homes: Mapping[int, Homes],
    placed: Mapping[int, Homes],
    followers: Sequence[SentenceFollower],
    material: Material,
) -> Mapping[int, Sequence[int]]:
    """Returns for the key of a passage the sentences that it has in the merged text.

    Args:
        homes: For each sentence that stays the passage that it stands in on each side.
        placed: The same of those that stand in one, as they are kept in their clauses.
        followers: Those that go along with others.
        material: The material of a merge.
    """
    left = {one.key for one in followers}
    settled = {key: home for key, home in placed.items() if key not in left}
    orders = [[keys[spot] for spot in sorted(keys)] for keys in material.nodes.sentences.keys]
    weights = {key: len(next(filter(None, material.sentence_texts(key)), "")) for key in settled}
    gone = {
        key: _find_passages(material, key)
        for key in range(len(material.nodes.sentences.nodes))
        if key not in homes
    }
    return put_beside(followers, arrange(settled, orders, weights, gone).rows, material)


def _find_passages(material: Material, key: int) -> Homes:
    """Returns the passage that a sentence stands in in each of the three texts."""
    keys = material.nodes.passages.keys
    base, ours, theirs = (
        None if spot is None else keys[side][spot[:2]]
        for side, spot in enumerate(material.nodes.sentences.nodes[key])
    )
    return base, ours, theirs


def _stays(material: Material, key: int) -> bool:
    """Returns whether a sentence is in the merged text: both sides have it, or one put it in, edited, moved or reset it."""
    node = material.nodes.sentences.nodes[key]
    if node[OURS] is not None and node[THEIRS] is not None:
        return True
    side = OURS if node[OURS] is not None else THEIRS
    return material.is_reworded(key, side) or material.is_reset(node, side) or key in material.displaced[side]
