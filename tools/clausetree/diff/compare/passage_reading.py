"""A clause that changed as it is read: what happened to its passages, put into the order of the newer text."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.passage_blocks import Part, PassageBlock
from clausetree.diff.redlines import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.compare.order import PassageOrder, RowPlace
    from clausetree.diff.compare.rows import Row
    from clausetree.diff.match.pairing import NewIndex
    from clausetree.diff.match.side import Side


class PlacedRow(NamedTuple):
    """A row in its place, as it is read.

    Attributes:
        place: Where it stands.
        home: The new passage that it is a part of, from 0; None for what is no part of any.
        row: The row.
        parts: What happened to it.
    """

    place: RowPlace
    home: int | None
    row: Row
    parts: tuple[Part, ...]


def arrange(
    entries: Sequence[PlacedRow], order: PassageOrder, sides: tuple[Side, Side], new: NewIndex | None
) -> Iterator[PassageBlock]:
    """Yields the passages that entries make up; of what is no part of a new one, the old passages.

    Args:
        entries: What happened to the passages of a clause, in any order.
        order: Where its rows stand.
        sides: The two documents.
        new: The clause in the newer one.
    """
    found = sorted((*entries, *_find_departures(entries, order)), key=lambda entry: entry.place)
    for (home, old), group in groupby(
        found, key=lambda entry: (entry.home, entry.row.old if entry.home is None else None)
    ):
        parts = tuple(part for entry in group for part in entry.parts)
        if home is not None and new is not None:
            yield PassageBlock(sides[1].features[new].clause.content.passages[home].kind, parts, home + 1)
        elif old:
            yield PassageBlock(sides[0].features[old[0]].clause.content.passages[old[1]].kind, parts)


def _find_departures(entries: Sequence[PlacedRow], order: PassageOrder) -> Iterator[PlacedRow]:
    """Yields sentences that moved within their clause once more, where they stood.

    A passage that moved as a whole, and what moved inside an example, say themselves where they were.
    """
    lines: dict[int | None, set[int]] = defaultdict(set)
    for entry in entries:
        lines[entry.home].update(id(part.line) for part in entry.parts)
    for entry in entries:
        part = entry.parts[0]
        is_alone = len(lines[entry.home]) > 1
        if part.line is None or part.line.passage == "example" or part.way != "stayed" or not is_alone:
            continue
        before = "".join(piece.before for piece in part.pieces)
        if before.strip():
            place, home = order.find_origin(entry.row)
            yield PlacedRow(place, home, entry.row, (Part((Piece(before, ""),), part.line, "went"),))
