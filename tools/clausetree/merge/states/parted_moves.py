"""What both sides took to different clauses, and which of the two has it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.merge.origins.arrangement import choose_homes
from clausetree.merge.origins.nodes import BASE, OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetree.merge.origins.arrangement import Homes
    from clausetree.merge.origins.nodes import SaidNode
    from clausetree.merge.states.material import Material


class PartedMoves:
    """Decides of passages and sentences that both sides took to different clauses where they are.

    They are where ours has them. But where ours took away the heading above them, and so moved all that stood below it, they
    are where theirs took just these; and no clause that theirs put in is left without a word.
    """

    def __init__(self, material: Material, gone: Collection[int]) -> None:
        """Takes the material of a merge, and the clauses that are gone or a question, by key."""
        self._material = material
        self._gone = gone

    def settle(self, homes: Homes) -> Homes:
        """Returns the clauses that a passage or a sentence stands in on each side, without ours' where theirs' counts."""
        return (homes[BASE], None, homes[THEIRS]) if self.yields(homes) else homes

    def yields(self, homes: Homes) -> bool:
        """Returns whether what both sides took to different clauses is where theirs has it."""
        return self._is_folded(homes) or (are_parted(homes) and homes[THEIRS] in self._refuges)

    def _is_folded(self, homes: Homes) -> bool:
        """Returns whether ours took away the heading above what both moved apart, and put this into a clause of before."""
        base, ours, theirs = homes
        if base is None or ours is None or theirs is None or not are_parted(homes):
            return False
        nodes = self._material.nodes.clauses.nodes
        is_theirs_own = nodes[base][THEIRS] is not None or nodes[theirs][BASE] is None
        return nodes[base][OURS] is None and nodes[ours][BASE] is not None and is_theirs_own

    @cached_property
    def _refuges(self) -> frozenset[int]:
        """Returns the clauses that theirs put in and all of whose words ours took elsewhere."""
        found: set[int] = set()
        for key, (base, ours, theirs) in enumerate(self._material.nodes.clauses.nodes):
            if base is None and ours is None and theirs is not None:
                said = [self._find_homes(node) for node in self._list_said(theirs)]
                if said and all(are_parted(homes) and not self._is_folded(homes) for homes in said):
                    found.add(key)
        return frozenset(found)

    def _list_said(self, clause: int) -> Iterator[SaidNode]:
        """Yields the sentences of a clause of theirs, and its passages that are no prose."""
        nodes = self._material.nodes
        for passage in self._material.passages_of(THEIRS, clause):
            place = nodes.passages.nodes[passage][THEIRS]
            sentences = self._material.sentences_of(THEIRS, place) if place else []
            yield from (nodes.sentences.nodes[one] for one in sentences)
            if not sentences:
                yield nodes.passages.nodes[passage]

    def _find_homes(self, node: SaidNode) -> Homes:
        """Returns the clauses that something stands in on each side, of those that are in the merged text."""
        base, *sides = self._material.find_homes(node)
        ours, theirs = (None if clause in self._gone else clause for clause in sides)
        return base, ours, theirs


def are_parted(homes: Homes) -> bool:
    """Returns whether both sides took something to different clauses."""
    return None not in homes and len(choose_homes(*homes)) > 1
