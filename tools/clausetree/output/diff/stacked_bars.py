"""The geometry of a chart of stacked bars, whichever way they point."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class BarPiece(NamedTuple):
    """A piece of a bar: what it counts, how many there are, and the colour, or the class that gives it."""

    word: str
    number: int
    style: str


class StackedBar(NamedTuple):
    """A bar: its name, and its pieces from its foot."""

    name: str
    pieces: tuple[BarPiece, ...]

    @property
    def total(self) -> int:
        """Returns how many there are of all pieces together."""
        return sum(piece.number for piece in self.pieces)


class PlacedPiece(NamedTuple):
    """A piece of some size, where it begins from the foot of its bar, and how long it is."""

    piece: BarPiece
    start: float
    size: float

    @property
    def end(self) -> float:
        """Returns where it ends."""
        return self.start + self.size


def place_pieces(
    bars: Sequence[StackedBar], length: float
) -> Iterator[tuple[StackedBar, tuple[PlacedPiece, ...]]]:
    """Yields each bar with its pieces in their places, those that count nothing left out.

    Args:
        bars: The bars.
        length: How long the longest of them is to be.
    """
    longest = max((bar.total for bar in bars), default=0) or 1
    for bar in bars:
        placed: list[PlacedPiece] = []
        for piece in bar.pieces:
            if piece.number:
                start = placed[-1].end if placed else 0.0
                placed.append(PlacedPiece(piece, start, piece.number / longest * length))
        yield bar, tuple(placed)
