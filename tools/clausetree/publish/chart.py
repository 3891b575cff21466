"""Charts of drift: how the revisions differ in size and level, as SVG without a script or a style of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.markup import Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _ROW, _LEFT, _RIGHT, _BAR = 640, 30, 110, 46, 18


class Bar(NamedTuple):
    """A row of a chart: its name and, for each of its pieces, a class that gives the colour, a word and a number."""

    name: str
    pieces: Sequence[tuple[str, str, int]]


def render_bars(title: str, bars: Sequence[Bar]) -> Markup:
    """Returns horizontal bars, each made of pieces, with a legend in words."""
    longest = max((sum(number for _, _, number in bar.pieces) for bar in bars), default=0) or 1
    rows = join(_render_bar(bar, row, longest) for row, bar in enumerate(bars))
    legend = dict.fromkeys((style, word) for bar in bars for style, word, number in bar.pieces if number)
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


def _render_bar(bar: Bar, row: int, longest: int) -> Markup:
    middle = row * _ROW + _ROW // 2
    pieces = [element("text", bar.name, x="0", y=str(middle + 5), class_="axis")]
    left = float(_LEFT)
    for style, word, number in bar.pieces:
        width = number / longest * (_WIDTH - _LEFT - _RIGHT)
        box = {"x": f"{left:.1f}", "y": str(middle - _BAR // 2), "width": f"{width:.1f}", "height": str(_BAR)}
        if number:
            pieces.append(
                element(
                    "rect", element("title", f"{bar.name}: {number} {word}"), class_=f"fill-{style}", **box
                )
            )
        left += width
    total = sum(number for _, _, number in bar.pieces)
    pieces.append(element("text", str(total), x=f"{left + 6:.1f}", y=str(middle + 5), class_="axis"))
    return join(pieces)
