"""Charts of drift: how the revisions differ in size and level, as SVG without a script or a style of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.stacked_bars import place_pieces
from clausetree.publish.draw.markup import Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.output.diff.stacked_bars import PlacedPiece, StackedBar

_WIDTH, _ROW, _LEFT, _RIGHT, _BAR = 640, 30, 110, 46, 18


def render_bars(title: str, bars: Sequence[StackedBar]) -> Markup:
    """Returns horizontal bars with a legend in words; the style of a piece is a class that gives its colour."""
    placed = place_pieces(bars, _WIDTH - _LEFT - _RIGHT)
    rows = join(_render_bar(bar, pieces, row) for row, (bar, pieces) in enumerate(placed))
    legend = dict.fromkeys((piece.style, piece.word) for bar in bars for piece in bar.pieces if piece.number)
    drawing = element(
        "svg", rows, viewBox=f"0 0 {_WIDTH} {len(bars) * _ROW}", role="img", aria_label=title, class_="chart"
    )
    keys = join(
        element("li", element("span", "", class_=f"key fill-{style}") + word) for style, word in legend
    )
    return element(
        "figure",
        drawing + element("ul", keys, class_="legend") + element("figcaption", title),
        class_="drift",
    )


def _render_bar(bar: StackedBar, pieces: Sequence[PlacedPiece], row: int) -> Markup:
    middle = row * _ROW + _ROW // 2
    end = _LEFT + (pieces[-1].end if pieces else 0) + 6
    return join(
        (
            element("text", bar.name, x="0", y=str(middle + 5), class_="axis"),
            *(_render_piece(bar.name, placed, middle) for placed in pieces),
            element("text", str(bar.total), x=f"{end:.1f}", y=str(middle + 5), class_="axis"),
        )
    )


def _render_piece(name: str, placed: PlacedPiece, middle: int) -> Markup:
    piece = placed.piece
    return element(
        "rect",
        element("title", f"{name}: {piece.number} {piece.word}"),
        class_=f"fill-{piece.style}",
        x=f"{_LEFT + placed.start:.1f}",
        y=str(middle - _BAR // 2),
        width=f"{placed.size:.1f}",
        height=str(_BAR),
    )
