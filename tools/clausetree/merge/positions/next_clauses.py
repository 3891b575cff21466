"""Which clause stands behind which: where it does so in a text as well, the blanks between the two are left as they are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.merge.origins.arrangement import TOP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetree.merge.origins.arrangement import Arrangement
    from clausetree.merge.states.material import Material


class NextClauses:
    """The clauses of a merged text, asked for what stands behind them."""

    def __init__(self, material: Material, arrangement: Arrangement, disputed: Collection[int]) -> None:
        """Takes the order of the merged text, and the clauses, by key, of which a question may leave nothing."""
        self._material = material
        self._behind = dict(pairwise(_list_in_order(arrangement, TOP)))
        self._disputed = disputed

    def find(self, key: int) -> int | None:
        """Returns the clause, by key, behind one in the merged text; None where none is sure to stand right behind it.

        An underlined heading does not: without an empty line before it, it would be read with the line there.
        """
        behind = self._behind.get(key)
        if behind is None or behind in self._disputed:
            return None
        clauses = [clause for clause in self._material.clauses(behind) if clause]
        is_lined = any("\n" in clause.heading.span.slice(clause.content.source) for clause in clauses)
        return None if is_lined else behind

    def find_on(self, side: int, place: int) -> int | None:
        """Returns the clause, by key, behind that at a place in one of the texts; None where it is the last."""
        return self._material.nodes.clauses.keys[side].get(place + 1)

    def are_neighbours(self, side: int, key: int) -> bool:
        """Returns whether what stands behind a clause in the merged text does so in one of the texts, too."""
        place, behind = self._material.nodes.clauses.nodes[key][side], self.find(key)
        return place is not None and behind is not None and self.find_on(side, place) == behind


def _list_in_order(arrangement: Arrangement, home: int) -> Iterator[int | None]:
    """Yields what stands in a clause, by key, in the order of the text; None for what stands at two places."""
    for number, key in enumerate(arrangement.rows.get(home, ())):
        if (home, number) in arrangement.claims:
            yield None
        else:
            yield key
            yield from _list_in_order(arrangement, key)
