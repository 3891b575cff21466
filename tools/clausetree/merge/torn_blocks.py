"""Prose that one side made a table, code or another block and the other changed, while sentences moved out of it or into it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.merge.conflict import Conflict, Question, Stance
from clausetree.merge.maps import is_prose
from clausetree.merge.nodes import BASE, OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.merge.material import Material

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
        return {block: side for block, side in self._find_recast() if block in blocks}

    @cached_property
    def sentences(self) -> Mapping[int, int]:
        """Returns for each sentence that a side moved, by key, the block that it left or came to."""
        keys = self._material.nodes.passages.keys
        recast = dict(self._find_recast())
        found: dict[int, int] = {}
        for key, node in enumerate(self._material.nodes.sentences.nodes):
            base, *sides = (None if spot is None else keys[side][spot[:2]] for side, spot in enumerate(node))
            moved = [place for place in sides if base is not None and place not in {None, base}]
            block = next((place for place in (*moved, base) if moved and place in recast), None)
            if block is not None:
                found[key] = block
        return found

    def _find_recast(self) -> Iterator[tuple[int, int]]:
        """Yields the passages of prose that a side made another kind of block and the other changed, by key, with the side."""
        for key, node in enumerate(self._material.nodes.passages.nodes):
            kinds = [
                None if place is None else is_prose(self._material.passage(side, place)[1])
                for side, place in enumerate(node)
            ]
            if kinds[BASE] and kinds.count(False) == 1:
                side = kinds.index(False)
                texts = self._material.passage_texts(key)
                if texts[THEIRS if side == OURS else OURS] != texts[BASE]:
                    yield key, side

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
