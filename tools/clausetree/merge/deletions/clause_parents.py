"""What clauses stand in, and how deep: where a side took away what they stood in, where their neighbours went."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.arrangement import TOP
from clausetree.merge.origins.nodes import BASE, OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetree.merge.states.material import Material


class ClauseParent(NamedTuple):
    """What a clause stands in, by key, and how much deeper its heading is."""

    key: int
    step: int


class ClauseParents:
    """Tells what clauses stand in in the merged text, as each of the three texts has it."""

    def __init__(self, material: Material, gone: Collection[int], disputed: Collection[int]) -> None:
        """Takes the material of a merge, and the clauses that are gone or a question, by key."""
        self._material = material
        self._gone = gone
        self._disputed = disputed

    def find(self, side: int, place: int) -> ClauseParent:
        """Returns what a clause of one of the texts stands in: where that is gone, what its neighbours stand in now.

        Where none of these is left, it is the nearest clause above that is in the merged text; a clause that has none keeps
        its depth.
        """
        document = self._material.documents[side]
        parent = document.parent(document.clauses[place])
        key = TOP if parent is None else self._material.nodes.clauses.keys[side][parent.index]
        if key in self._gone or key in self._disputed:
            beside = self._find_beside(side, place)
            if beside is not None:
                return beside
        return self._find_above(side, place)

    def _find_above(self, side: int, place: int) -> ClauseParent:
        """Returns the nearest clause above one that is in the merged text."""
        document = self._material.documents[side]
        clause = document.clauses[place]
        parent = document.parent(clause)
        step = clause.depth - parent.depth if parent else clause.depth
        for above in reversed(document.ancestors(clause)):
            key = self._material.nodes.clauses.keys[side][above.index]
            if key not in self._gone:
                return ClauseParent(key, step)
        return ClauseParent(TOP, clause.depth)

    def _find_beside(self, side: int, place: int) -> ClauseParent | None:
        """Returns what the side that took away a clause's parent has the clause in, or else the nearest of its neighbours."""
        nodes, documents = self._material.nodes.clauses, self._material.documents
        parent = documents[side].clauses[place].parent
        assert parent is not None  # noqa: S101 - it is gone
        gone = nodes.nodes[nodes.keys[side][parent]]
        other = next((one for one in (THEIRS, OURS) if gone[one] is None and one != side), None)
        if other is None or (gone[OURS] is None and gone[THEIRS] is None):
            return None
        kept = [*find_kept_children(self._material, side, parent, other)]
        nearest = min(
            kept, key=lambda child: (child != place, child > place, abs(child - place)), default=None
        )
        spot = None if nearest is None else nodes.nodes[nodes.keys[side][nearest]][other]
        if nearest is None or spot is None:
            return None
        found = self._find_above(other, spot)
        clauses = documents[side].clauses
        return found._replace(step=found.step + clauses[place].depth - clauses[nearest].depth)


def find_kept_children(material: Material, side: int, place: int, other: int) -> Iterator[int]:
    """Yields the clauses right below one of a text that were so in the base, and that the other side has anywhere."""
    nodes = material.nodes.clauses
    for child in _find_children(material, side, place):
        node = nodes.nodes[nodes.keys[side][child]]
        if node[other] is not None and _was_below(material, node[BASE], nodes.keys[side][place]):
            yield child


def has_moved(material: Material, side: int, origin: int, place: int) -> bool:
    """Returns whether a side has a clause of the base below another one, and not only since it put that in right before it."""
    nodes, documents = material.nodes.clauses, material.documents
    parents = documents[BASE].clauses[origin].parent, documents[side].clauses[place].parent
    before, above = (
        None if parent is None else nodes.nodes[nodes.keys[where][parent]]
        for where, parent in zip((BASE, side), parents, strict=True)
    )
    if before == above or above is None or above[BASE] is not None:
        return before != above
    behind = (nodes.nodes[nodes.keys[side][number]][BASE] for number in reversed(range(place)))
    return next((number for number in behind if number is not None), None) != origin - 1


def has_taken_in(material: Material, side: int, place: int, other: int) -> bool:
    """Returns whether a side put clauses below one of its own, and none there is left that could say where they belong."""
    nodes = material.nodes.clauses
    origins = [nodes.nodes[nodes.keys[side][child]][BASE] for child in _find_children(material, side, place)]
    fresh = any(not _was_below(material, origin, nodes.keys[side][place]) for origin in origins)
    return fresh and next(find_kept_children(material, side, place, other), None) is None


def _find_children(material: Material, side: int, place: int) -> Sequence[int]:
    clauses = material.documents[side].clauses
    below = takewhile(lambda clause: clause.depth > clauses[place].depth, clauses[place + 1 :])
    return [clause.index for clause in below if clause.parent == place]


def _was_below(material: Material, origin: int | None, key: int) -> bool:
    """Returns whether a clause of the base stood right below another there, which is told by its key."""
    parent = None if origin is None else material.documents[BASE].clauses[origin].parent
    return parent is not None and material.nodes.clauses.keys[BASE][parent] == key
