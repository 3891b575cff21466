"""Which sentences each passage of the merged text has, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.arrangement import arrange, choose_homes
from clausetree.merge.home_clauses import keep_in_clauses
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.sentence_layout import ignore_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from clausetree.merge.arrangement import Homes
    from clausetree.merge.maps import SentencePlace
    from clausetree.merge.material import Material


def find_homes(
    material: Material, left_out: Collection[int], find_clause: Callable[[int], int | None]
) -> dict[int, Homes]:
    """Returns for each sentence that stays the passage that it stands in on each side; None where that is gone or a question.

    Args:
        material: The material of a merge.
        left_out: The passages that are dealt with as wholes, by key.
        find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
    """
    keys = material.nodes.passages.keys
    found: dict[int, Homes] = {}
    for key, node in enumerate(material.nodes.sentences.nodes):
        if _stays(material, key):
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
    left_out: Collection[int],
    find_clause: Callable[[int], int | None],
) -> Mapping[int, Sequence[int]]:
    """Returns for the key of a passage the sentences that it has in the merged text.

    Args:
        homes: For each sentence that stays the passage that it stands in on each side.
        material: The material of a merge.
        left_out: The passages that are dealt with as wholes, by key.
        find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
    """
    placed = keep_in_clauses(
        {key: home for key, home in homes.items() if _is_placed(home)}, material, find_clause
    )
    settled = _Followers(material, left_out, {**homes, **placed}).settle()
    orders = [[keys[spot] for spot in sorted(keys)] for keys in material.nodes.sentences.keys]
    weights = {key: len(next(filter(None, material.sentence_texts(key)), "")) for key in settled}
    return arrange(settled, orders, weights).rows


class _Followers:
    """Takes sentences along to where those beside them went.

    Of a passage that the other side took apart nothing is left: its sentences count as if they had stood where they went
    all the time, so that what was put in between them goes along.
    """

    def __init__(self, material: Material, left_out: Collection[int], homes: Mapping[int, Homes]) -> None:
        self._material = material
        self._left_out = left_out
        self._homes = homes
        nodes = material.nodes.sentences.nodes
        self._goals = {
            key: choose_homes(*home)[0]
            for key, home in homes.items()
            if nodes[key][BASE] is not None and _is_placed(home)
        }
        self._lived = set(self._goals.values())

    def settle(self) -> dict[int, Homes]:
        """Returns the homes of all sentences that have one."""
        found = {key: self._follow(key, home) for key, home in self._homes.items()}
        return {key: home for key, home in found.items() if _is_placed(home)}

    def _follow(self, key: int, home: Homes) -> Homes:
        """Returns the homes of a sentence, with those in a passage of which nothing is left where its sentences went."""
        spots = self._material.nodes.sentences.nodes[key]
        found = list(home)
        for side in (OURS, THEIRS):
            spot = spots[side]
            passage = None if spot is None else self._material.nodes.passages.keys[side][spot[:2]]
            if spot is None or passage in self._lived or passage in self._left_out:
                continue
            if spots[BASE] is None:
                found[side] = next(self._find_goals_beside(side, spot), home[side])
            elif key in self._goals:
                found[side] = found[BASE] = self._goals[key]
        return found[BASE], found[OURS], found[THEIRS]

    def _find_goals_beside(self, side: int, spot: SentencePlace) -> Iterator[int]:
        """Yields where the sentences of its passage went, from that right before an inserted one backwards, then onwards."""
        row = self._material.sentences_of(side, spot[:2])
        for beside in (*reversed(row[: spot[2]]), *row[spot[2] + 1 :]):
            if beside in self._goals:
                yield self._goals[beside]


def _is_placed(home: Homes) -> bool:
    return home[OURS] is not None or home[THEIRS] is not None


def _stays(material: Material, key: int) -> bool:
    """Returns whether a sentence is in the merged text: both sides have it, or one put it in or edited it."""
    texts = [text if text is None else ignore_number(text) for text in material.sentence_texts(key)]
    if texts[OURS] is not None and texts[THEIRS] is not None:
        return True
    side = OURS if texts[OURS] is not None else THEIRS
    return texts[side] is not None and (texts[BASE] is None or material.is_edited(texts, side))
