"""In which order the passages of a clause's two states stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.sequence import find_ascent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from clausetree.diff.compare.rows import Row
    from clausetree.diff.kinds import Way


_Anchors = dict[int, list[tuple[int, tuple[int, int]]]]
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
        self._here = here

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
        return self._find_old_place(row, self._anchors)

    def find_origin(self, row: Row) -> tuple[RowPlace, int | None]:
        """Returns the same for the place that a row moved away from: next to what stayed of its passage."""
        return self._find_old_place(row, self._stays)

    @cached_property
    def _anchors(self) -> _Anchors:
        return _find_anchors(self._here)

    @cached_property
    def _stays(self) -> _Anchors:
        return _find_anchors([row for row in self._here if not self.is_moved(row)])

    def _find_old_place(self, row: Row, anchors: _Anchors) -> tuple[RowPlace, int | None]:
        assert row.old is not None  # noqa: S101 - a row has one of the two
        old = (row.old[1], row.first_old)
        if same := anchors.get(old[0]):
            before = bisect_left(same, (old[1],))
            anchor = same[before - 1 if before else 0][1]
            return RowPlace(anchor, _AFTER if before else _BEFORE, old), anchor[0]
        at = bisect_left(self._in_place, (old, (-1, -1))) - 1
        new = self._in_place[at][1] if at >= 0 else (-1, -1)
        return RowPlace(new, _AFTER, old), None


def _find_anchors(rows: Iterable[Row]) -> _Anchors:
    """Returns for each old passage its sentences in order, each with the new passage and sentence that it is."""
    found: _Anchors = defaultdict(list)
    for row in rows:
        if row.old and row.new:
            found[row.old[1]].append((row.first_old, (row.new[1], row.first_new)))
    for same in found.values():
        same.sort()
    return found
