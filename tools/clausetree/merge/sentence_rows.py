"""Which sentences each passage of the merged text has, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.arrangement import arrange
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.sentence_layout import ignore_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from clausetree.merge.arrangement import Homes
    from clausetree.merge.material import Material


def find_rows(
    material: Material, left_out: Collection[int], is_standing: Callable[[int], bool]
) -> Mapping[int, Sequence[int]]:
    """Returns for the key of a passage the sentences that it has in the merged text.

    Args:
        material: The material of a merge.
        left_out: The passages that are dealt with as wholes, by key.
        is_standing: Tells whether a clause, by key, is in the merged text without a question.
    """
    homes = _Homes(material, left_out, is_standing).find()
    levels = material.nodes.sentences
    orders = [[keys[spot] for spot in sorted(keys)] for keys in levels.keys]
    weights = {key: len(next(filter(None, material.sentence_texts(key)), "")) for key in homes}
    return arrange(homes, orders, weights).rows


class _Homes:
    """Finds the passages that sentences stand in."""

    def __init__(
        self, material: Material, left_out: Collection[int], is_standing: Callable[[int], bool]
    ) -> None:
        self._material = material
        self._left_out = left_out
        self._is_standing = is_standing

    def find(self) -> dict[int, Homes]:
        """Returns for each sentence that stays the passage that it stands in, on each side.

        Of a passage that the other side took apart nothing is left: its sentences count as if they had stood where
        they went all the time, so that what was put in between them goes along.
        """
        nodes = self._material.nodes.sentences.nodes
        stated = {key: self._read(key) for key in range(len(nodes)) if _stays(self._material, key)}
        goals = {key: _choose(home) for key, home in stated.items() if nodes[key][BASE] is not None}
        lived = {goal for goal in goals.values() if goal is not None}
        found: dict[int, Homes] = {}
        for key, home in stated.items():
            settled = self._follow(key, home, goals, lived)
            if settled[OURS] is not None or settled[THEIRS] is not None:
                found[key] = settled
        return found

    def _read(self, key: int) -> Homes:
        """Returns the passage that a sentence stands in on each side; None where that is gone or a question."""
        passages = self._material.nodes.passages
        base, ours, theirs = (
            None if spot is None else passages.keys[side][spot[:2]]
            for side, spot in enumerate(self._material.nodes.sentences.nodes[key])
        )
        return base, self._if_standing(ours), self._if_standing(theirs)

    def _if_standing(self, passage: int | None) -> int | None:
        """Returns a passage where it stands in the merged text, be it in the clause where the other side has it."""
        if passage is None or passage in self._left_out:
            return None
        clauses = self._material.nodes.clauses
        node = self._material.nodes.passages.nodes[passage]
        places = [(side, node[side]) for side in (OURS, THEIRS)]
        stands = any(place and self._is_standing(clauses.keys[side][place[0]]) for side, place in places)
        return passage if stands else None

    def _follow(
        self, key: int, home: Homes, goals: Mapping[int, int | None], lived: Collection[int]
    ) -> Homes:
        """Returns the homes of a sentence, with those in a passage of which nothing is left where its sentences went."""
        spots = self._material.nodes.sentences.nodes[key]
        found = list(home)
        for side in (OURS, THEIRS):
            spot = spots[side]
            passage = None if spot is None else self._material.nodes.passages.keys[side][spot[:2]]
            if spot is None or passage in lived or passage in self._left_out:
                continue
            goal = goals.get(key)
            if spots[BASE] is None:
                found[side] = next(self._find_goals_beside(key, side, goals), home[side])
            elif goal is not None:
                found[side] = found[BASE] = goal
        return found[BASE], found[OURS], found[THEIRS]

    def _find_goals_beside(self, key: int, side: int, goals: Mapping[int, int | None]) -> Iterator[int]:
        """Yields where the sentences of its passage went, from that right before an inserted one backwards, then onwards."""
        spot = self._material.nodes.sentences.nodes[key][side]
        assert spot is not None  # noqa: S101 - the side put it in
        row = self._material.sentences_of(side, spot[:2])
        for beside in (*reversed(row[: spot[2]]), *row[spot[2] + 1 :]):
            goal = goals.get(beside)
            if goal is not None:
                yield goal


def _choose(home: Homes) -> int | None:
    """Returns the passage that a sentence of the base stands in: what the side says that moved it, ours before theirs."""
    base, ours, theirs = home
    if ours is None or theirs is None:
        return ours if ours is not None else theirs
    return theirs if ours == base else ours


def _stays(material: Material, key: int) -> bool:
    """Returns whether a sentence is in the merged text: both sides have it, or one put it in or edited it."""
    texts = [text if text is None else ignore_number(text) for text in material.sentence_texts(key)]
    if texts[OURS] is not None and texts[THEIRS] is not None:
        return True
    side = OURS if texts[OURS] is not None else THEIRS
    return texts[side] is not None and (texts[BASE] is None or material.is_edited(texts, side))
