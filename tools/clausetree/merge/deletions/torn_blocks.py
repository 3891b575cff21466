"""Prose that one side made a table, code, a quote, a list, commentary or a note and the other changed, while sentences moved out of it or into it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.merge.conflict import Conflict, Question, Stance
from clausetree.merge.origins.maps import is_prose
from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDES, THEIRS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.states.material import Material

_BLOCK = "block"
_SET_APART = frozenset(("commentary", "admonition", "quote"))
"""Prose that does not stand for itself: where one side made prose such and the other joined it to prose that does, somebody has to decide."""

_WHY = {
    OURS: "ours made it another kind of block, theirs changed it, and sentences moved",
    THEIRS: "theirs made it another kind of block, ours changed it, and sentences moved",
}


class TornBlocks:
    """Finds such blocks: each is one question, about the block and about every sentence that moved.

    Attributes:
        recasters: For each block, by the key of its passage, the side that made it one.
        sentences: For each sentence that a side moved, by key, the block that it left or came to.
    """

    def __init__(self, material: Material) -> None:
        """Takes the material of a merge."""
        self._material = material

    @cached_property
    def recasters(self) -> Mapping[int, int]:
        """Returns for each block, by the key of its passage, the side that made it one."""
        blocks = set(self.sentences.values())
        return {block: side for block, side in self._recast.items() if block in blocks}

    @cached_property
    def sentences(self) -> Mapping[int, int]:
        """Returns for each sentence that a side moved, by key, the block that it left or came to."""
        keys = self._material.nodes.passages.keys
        found: dict[int, int] = {}
        for key, node in enumerate(self._material.nodes.sentences.nodes):
            base, *sides = (None if spot is None else keys[side][spot[:2]] for side, spot in enumerate(node))
            moved = [place for place in sides if base is not None and place not in {None, base}]
            block = next((place for place in (*moved, base) if moved and place in self._recast), None)
            if block is not None:
                found[key] = block
        return found

    @cached_property
    def _recast(self) -> Mapping[int, int]:
        """Returns for each passage that a side made another kind of block and the other changed so, by key, that side."""
        found: dict[int, int] = {}
        for key, node in enumerate(self._material.nodes.passages.nodes):
            kinds = [
                None if place is None else self._classify(side, place) for side, place in enumerate(node)
            ]
            recasters = [side for side in SIDES if kinds[side] not in {None, kinds[BASE]}]
            if kinds[BASE] in {None, _BLOCK} or kinds[OURS] == kinds[THEIRS]:
                recasters = []
            side = next((side for side in recasters if self._is_torn(key, side, kinds)), None)
            if side is None:
                side = self._find_lister(key)
            if side is not None:
                found[key] = side
        return found

    def _is_torn(self, key: int, side: int, kinds: Sequence[str | None]) -> bool:
        """Returns whether one side made a passage another kind of block, and the other changed it so that the two don't go together."""
        other = OTHER[side]
        if kinds[side] == _BLOCK:
            texts = self._material.passage_texts(key)
            return texts[other] != texts[BASE]
        if kinds[other] is None:
            return kinds[BASE] in self._classify_homes(key, other)
        return self._took_in(key, other, side)

    def _find_lister(self, key: int) -> int | None:
        """Returns the side that made prose a list where the other joined it to other prose; None where none did."""
        node = self._material.nodes.passages.nodes[key]
        for side in SIDES:
            base, place = node[BASE], node[side]
            if base is None or place is None or node[OTHER[side]] is not None:
                continue
            before, after = self._material.passage(BASE, base)[1], self._material.passage(side, place)[1]
            if after.kind == "list" != before.kind and "prose" in self._classify_homes(key, OTHER[side]):
                return side
        return None

    def _classify(self, side: int, place: PassagePlace) -> str:
        """Returns what sentences are in a passage: prose that is set apart, by its kind, other prose, or none at all."""
        passage = self._material.passage(side, place)[1]
        if passage.kind in _SET_APART:
            return passage.kind
        return "prose" if is_prose(passage) else _BLOCK

    def _classify_homes(self, key: int, side: int) -> set[str]:
        """Returns what a side has the sentences of a passage of the base in."""
        place = self._material.nodes.passages.nodes[key][BASE]
        sentences = self._material.sentences_of(BASE, place) if place is not None else []
        spots = [self._material.nodes.sentences.nodes[sentence][side] for sentence in sentences]
        return {self._classify(side, spot[:2]) for spot in spots if spot is not None}

    def _took_in(self, key: int, taker: int, side: int) -> bool:
        """Returns whether one side took sentences into a passage that are something else on the other than it is there."""
        nodes, keys = self._material.nodes, self._material.nodes.passages.keys
        place, there = nodes.passages.nodes[key][taker], nodes.passages.nodes[key][side]
        assert place is not None  # noqa: S101 - both sides have it
        assert there is not None  # noqa: S101 - likewise
        for sentence in self._material.sentences_of(taker, place):
            spots = nodes.sentences.nodes[sentence]
            origin, spot = spots[BASE], spots[side]
            if origin is None or keys[BASE][origin[:2]] == key or spot is None:
                continue
            if self._classify(side, spot[:2]) != self._classify(side, there):
                return True
        return False

    def ask(self, block: int, texts: Sequence[str]) -> Question:
        """Returns the question which of three texts stands at one of the places that the block is asked about."""
        base, ours, theirs = texts
        return Question(self._build_conflict(block), base, ours, theirs)

    def ask_sentence(self, key: int, texts: Sequence[str]) -> Question:
        """Returns the question about a sentence that moved: where one of the texts has it in the block, it stands there."""
        keys, block = self._material.nodes.passages.keys, self.sentences[key]
        spots = self._material.nodes.sentences.nodes[key]
        return self.ask(
            block,
            [
                "" if spot is None or keys[side][spot[:2]] == block else text
                for side, (spot, text) in enumerate(zip(spots, texts, strict=True))
            ],
        )

    def _build_conflict(self, block: int) -> Conflict:
        material, side = self._material, self.recasters[block]
        place = material.nodes.passages.nodes[block][side]
        assert place is not None  # noqa: S101 - the side made it what it is
        texts, locators = material.passage_texts(block), material.locators(block)
        base, ours, theirs = (
            Stance(locator, None, text) if locator else None
            for locator, text in zip(locators, texts, strict=True)
        )
        return Conflict("prose", material.passage(side, place)[0].id, base, ours, theirs, _WHY[side])
