"""Passages that a side made of sentences of the base: they have a place in its order too, so that parts of one passage keep theirs."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from clausetree.merge.origins.maps import SentencePlace
from clausetree.merge.origins.nodes import BASE, SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.merge.origins.arrangement import Homes
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.states.material import Material

_Start = tuple[SentencePlace, int]


class PassageParts:
    """Tells where passages begin in the base, those that a side broke off from another one within its clause included.

    What a side put in between two parts of one passage begins behind the first of these.

    Attributes:
        homes: For each of those that the base lacks, by key, the clause that it stood in.
        order: The passages of the base with these among them, by key.
    """

    def __init__(self, material: Material) -> None:
        """Takes the material of a merge."""
        self._material = material
        starts: dict[int, _Start] = {}
        for key, node in enumerate(material.nodes.passages.nodes):
            place = node[BASE]
            if place is not None:
                rows = [self._list_origins(side, here) for side in SIDES if (here := node[side]) is not None]
                kept = set(rows[0]).intersection(*rows) if rows else set()
                starts[key] = min((spot for spot in kept if spot[:2] == place), default=(*place, 0)), BASE
        parts = dict(self._find_parts())
        self.homes = {key: material.nodes.clauses.keys[BASE][start[0][0]] for key, start in parts.items()}
        starts |= parts
        self.order = sorted(starts, key=lambda key: starts[key])

    def add_homes(self, key: int, homes: Homes) -> Homes:
        """Returns the clauses of a passage on each side; of such a part with the clause that it stood in."""
        base, ours, theirs = homes
        return self.homes.get(key, base), ours, theirs

    def _find_parts(self) -> Iterator[tuple[int, _Start]]:
        """Yields the passages that the base lacks and that begin in it, by key."""
        nodes, clauses = self._material.nodes.passages, self._material.nodes.clauses.keys
        for side in SIDES:
            for clause in self._material.documents[side].clauses:
                places = [(clause.index, number) for number in range(len(clause.content.passages))]
                rows = [self._list_origins(side, place) for place in places]
                for place, found in zip(places, _find_starts(rows, side), strict=True):
                    key = nodes.keys[side][place]
                    start = found if nodes.nodes[key][BASE] is None else None
                    if start and clauses[BASE][start[0][0]] == clauses[side][clause.index]:
                        yield key, start

    def _list_origins(self, side: int, place: PassagePlace) -> Sequence[SentencePlace]:
        """Returns where the sentences of a passage of a side stood in the base, of those that did."""
        nodes = self._material.nodes.sentences.nodes
        found = (nodes[key][BASE] for key in self._material.sentences_of(side, place))
        return [spot for spot in found if spot is not None]


def _find_starts(rows: Sequence[Sequence[SentencePlace]], side: int) -> Iterator[_Start | None]:
    """Yields where each passage of a clause that the base lacks would begin in it, by its own sentences or those around it.

    Args:
        rows: Where the sentences of each passage of the clause stood in the base.
        side: The side that has it.
    """
    last = accumulate((row[-1] if row else None for row in rows), _prefer_latter)
    first = accumulate((row[0] if row else None for row in reversed(rows)), _prefer_latter)
    for row, before, after in zip(rows, last, [*first][::-1], strict=True):
        if row:
            yield min(row), BASE
        else:
            is_inside = before is not None and after is not None and before[:2] == after[:2]
            yield (before, side) if before is not None and is_inside else None


def _prefer_latter(one: SentencePlace | None, other: SentencePlace | None) -> SentencePlace | None:
    return other or one
