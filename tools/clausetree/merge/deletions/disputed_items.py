"""List items that one side deleted with all that stands in them, and in which the other changed or put in something."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.merge.deletions.deletion_reasons import tell_deletion
from clausetree.merge.origins.arrangement import TOP
from clausetree.merge.origins.nodes import BASE, OTHER, SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.merge.states.material import Material
    from clausetree.merge.states.sided_layouts import SidedLayouts


class DisputedItems:
    """Finds such items: each is one question, about all that it says, so that nothing of it stands without the rest.

    Attributes:
        sentences: For each sentence of theirs, by key, the one that begins the item.
    """

    def __init__(self, material: Material, layouts: SidedLayouts) -> None:
        """Takes the material of a merge, and how sentences are set in each of the three texts."""
        self._material = material
        self._layouts = layouts

    @cached_property
    def sentences(self) -> Mapping[int, int]:
        """Returns for each sentence of such an item, by key, the one that begins the item."""
        found: dict[int, int] = {}
        for side in SIDES:
            for place in self._layouts.frames[side]:
                row = self._material.sentences_of(side, place)
                found |= self._find(side, row)
        return found

    def _find(self, side: int, row: Sequence[int]) -> dict[int, int]:
        """Returns the sentences of such items in a passage of one side, likewise."""
        owners = self._layouts.owners[side]
        disputed = {*self._find_heads(side, row)}
        found: dict[int, int] = {}
        for key in row:
            head = found.get(owners[key], key if key in disputed else TOP)
            if head != TOP:
                found[key] = head
        return found

    def _find_heads(self, side: int, row: Sequence[int]) -> Iterator[int]:
        """Yields the sentences that begin items of more than one, of which the other side has none and this one changed some."""
        nodes, owners = self._material.nodes.sentences.nodes, self._layouts.owners[side]
        alive, changed, owning = set[int](), set[int](), set[int]()
        for key in reversed(row):
            if nodes[key][OTHER[side]] is not None:
                alive.add(key)
            elif self._is_changed(key, side):
                changed.add(key)
            if key in owning and key in changed and key not in alive and nodes[key][BASE] is not None:
                yield key
            owning.add(owners[key])
            for found in (alive, changed):
                if key in found:
                    found.add(owners[key])

    def _is_changed(self, key: int, side: int) -> bool:
        node = self._material.nodes.sentences.nodes[key]
        return self._material.is_reworded(key, side) or self._material.is_reset(node, side)

    def tell(self, keys: Sequence[int], side: int) -> str:
        """Returns why it is asked whether an item stays that one side has, given by its sentences."""
        is_edited = any(self._material.is_reworded(key, side) for key in keys)
        node = self._material.nodes.sentences.nodes[keys[0]]
        return tell_deletion(self._material, node, side, "the item", is_edited=is_edited)
