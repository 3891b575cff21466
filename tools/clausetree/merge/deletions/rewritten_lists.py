"""Lists that one side wrote anew as sentences, or sentences as a list, where what was one is several or the other way round."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.merge.forms.recast_blocks import merge_recast
from clausetree.merge.origins.nodes import BASE, OTHER, SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.forms.exemplars import Asker
    from clausetree.merge.states.material import Material

_KINDS = {"list", "paragraph"}


class RewrittenLists:
    """Finds such lists: an item has no place among sentences that say it together with others, so they are merged as wholes.

    Attributes:
        writers: For each, by the key of its passage, the side that wrote it anew.
    """

    def __init__(self, material: Material) -> None:
        """Takes the material of a merge."""
        self._material = material

    @cached_property
    def writers(self) -> Mapping[int, int]:
        """Returns for each such list, by the key of its passage, the side that wrote it anew."""
        found: dict[int, int] = {}
        for key, node in enumerate(self._material.nodes.passages.nodes):
            if None in node:
                continue
            kinds = self._read_kinds(key)
            writers = [side for side in SIDES if kinds[side] != kinds[BASE]]
            if _KINDS.issuperset(kinds) and len(writers) == 1 and self._is_rewritten(key, writers[0]):
                found[key] = writers[0]
        return found

    def _read_kinds(self, key: int) -> list[str]:
        """Returns what block a passage is in each text that has it."""
        node = self._material.nodes.passages.nodes[key]
        return [
            self._material.passage(side, place)[1].kind
            for side, place in enumerate(node)
            if place is not None
        ]

    def _is_rewritten(self, key: int, side: int) -> bool:
        """Returns whether a side has other sentences in a passage, and other words in one that stayed, and none went elsewhere."""
        material, node = self._material, self._material.nodes.passages.nodes[key]
        rows = [material.sentences_of(text, place) if place else [] for text, place in enumerate(node)]
        here = {one for row in rows for one in row}
        spots = [material.nodes.sentences.nodes[one] for one in here]
        return (
            set(rows[BASE]) != set(rows[side])
            and any(material.is_reworded(one, side) for one in {*rows[BASE]}.intersection(rows[side]))
            and all(
                spot is None or spot[:2] == place
                for found in spots
                for spot, place in zip(found, node, strict=True)
            )
        )

    def merge(self, key: int, asker: Asker) -> MergedPiece:
        """Returns such a list as the side has it that wrote it anew, with other words of the other side's, or as a question."""
        material, side = self._material, self.writers[key]
        texts = [text or "" for text in material.passage_texts(key)]
        if material.read_words(key, OTHER[side]) == material.read_words(key, BASE):
            return texts[side]
        return merge_recast(texts, side, asker)
