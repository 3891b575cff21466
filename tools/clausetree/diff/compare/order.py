"""In which order the passages of a clause's two states stand."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.sequence import find_ascent

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clausetree.diff.compare.rows import Row
    from clausetree.diff.kinds import Way


_Places = tuple[tuple[int, int], tuple[int, int]]
_BEFORE, _AT, _AFTER = range(3)


class RowPlace(NamedTuple):
    """Where a row stands among those of its clause; places compare in the order of reading.

    Attributes:
        new: The new passage and sentence that it is or stands next to.
        side: Whether it is there, or before or after it.
        old: The old passage and sentence, of what is gone.
    """

    new: tuple[int, int]
    side: int
    old: tuple[int, int]


class PassageOrder:
    """Which passages changed places with others of their clause, and where each redline stands."""

    def __init__(
        self, clauses: tuple[int | None, int | None], rows: Sequence[Row], examples: Collection[int]
    ) -> None:
        """Takes the indexes of the old and the new clause, its rows, and the places of its examples.

        Of passages that cross, as much text as can be stays; all prose before any example where examples cross each
        other, for then it is they that were put in another order.
        """
        self._old, self._new = clauses
        here = [row for row in rows if row.old and row.new and not row.stray and not row.is_gone]
        weights: dict[_Places, int] = {row.start: row.weight for row in here}
        pairs = sorted(weights, key=lambda pair: (pair[1], pair[0]))
        both = sorted(pairs)
        ranks = {pair: rank for rank, pair in enumerate(both)}
        shown = [pair for pair in pairs if pair[1][0] in examples]
        if any(ranks[one] > ranks[other] for one, other in pairwise(shown)):
            heavier = sum(weights[pair] for pair in shown)
            weights |= {pair: weights[pair] + heavier for pair in set(pairs).difference(shown)}
        stay = set(find_ascent([ranks[pair] for pair in pairs], [weights[pair] for pair in pairs]))
        self._moved = {pair for place, pair in enumerate(pairs) if place not in stay}
        self._in_place = [pair for pair in both if pair not in self._moved]
        self._anchors = sorted(
            (row.old[1], row.first_old, row.new[1], row.first_new) for row in here if row.old and row.new
        )

    def is_moved(self, row: Row) -> bool:
        """Returns whether a row's passage changed places with others of its clause."""
        return bool(self._moved) and row.start in self._moved

    def find_way(self, row: Row) -> Way:
        """Returns which way a row that moved went."""
        if not row.new or row.new[0] != self._new:
            return "went"
        return "stayed" if row.old and row.old[0] == self._old else "came"

    def find_place(self, row: Row) -> tuple[RowPlace, int | None]:
        """Returns where a row stands, and the new passage that it is a part of; None for what is no part of any.

        What is gone stands next to what stands of its passage, else after what stood before it and stayed.
        """
        if row.new and row.new[0] == self._new and not row.is_gone:
            return RowPlace((row.new[1], row.first_new), _AT, (-1, -1)), row.new[1]
        assert row.old is not None  # noqa: S101 - a row has one of the two
        old = (row.old[1], row.first_old)
        same = [anchor for anchor in self._anchors if anchor[0] == old[0]]
        if same:
            before = [anchor for anchor in same if anchor[1] < old[1]]
            anchor = before[-1] if before else same[0]
            return RowPlace(anchor[2:], _AFTER if before else _BEFORE, old), anchor[2]
        at = bisect_left(self._in_place, (old, (-1, -1))) - 1
        new = self._in_place[at][1] if at >= 0 else (-1, -1)
        return RowPlace(new, _AFTER, old), None
