"""In which order the passages of a clause's two states stand."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.text.sequence import find_ascent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from clausetree.diff.compare.rows import Row


_Places = tuple[tuple[int, int], tuple[int, int]]


class PassageOrder:
    """Which passages changed places with others of their clause, and where each redline stands."""

    def __init__(self, clause: int | None, rows: Iterable[Row], examples: Collection[int]) -> None:
        """Takes the index of the new clause, its rows, and the places of its examples.

        Of passages that cross, as much text as can be stays; all prose before any example where examples cross each
        other, for then it is they that were put in another order.
        """
        self._clause = clause
        here = (row for row in rows if row.old and row.new and not row.stray)
        weights: dict[_Places, int] = {row.start: row.weight for row in here}
        pairs = sorted(weights, key=lambda pair: (pair[1], pair[0]))
        self._in_old = sorted(pairs)
        ranks = {pair: rank for rank, pair in enumerate(self._in_old)}
        shown = [pair for pair in pairs if pair[1][0] in examples]
        if any(ranks[one] > ranks[other] for one, other in pairwise(shown)):
            heavier = sum(weights[pair] for pair in shown)
            weights |= {pair: weights[pair] + heavier for pair in set(pairs).difference(shown)}
        stay = set(find_ascent([ranks[pair] for pair in pairs], [weights[pair] for pair in pairs]))
        self._moved = {pair for place, pair in enumerate(pairs) if place not in stay}

    def is_moved(self, row: Row) -> bool:
        """Returns whether a row's passage changed places with others of its clause."""
        return row.start in self._moved

    def key(self, row: Row) -> tuple[int, int]:
        """Returns where a row's redline stands among those of its clause: what left it, after what stood before that."""
        if row.new and row.new[0] == self._clause:
            return row.new[1], -1
        assert row.old is not None  # noqa: S101 - a row has one of the two
        before = bisect_left(self._in_old, ((row.old[1], -1), (-1, -1))) - 1
        return (self._in_old[before][1][0] if before >= 0 else -1), row.old[1]
