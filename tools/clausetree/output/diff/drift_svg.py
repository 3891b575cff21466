"""`clausetree drift --format svg`: provisions by level, a bar a revision; needs no script, no font and no address."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from clausetree.output.diff.stacked_bars import BarPiece, StackedBar, place_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.time.drift import Drift
    from clausetree.output.diff.stacked_bars import PlacedPiece
    from clausetree.output.screen import Screen

_BAR, _GAP, _LEFT, _TOP, _HEIGHT, _BELOW = 72, 36, 48, 56, 260, 56
_FOOT = _TOP + _HEIGHT
_LEAST_WIDTH = 420
_LEAST_LABELLED = 14  # pixels of height in which a number is readable
_COLOURS = ("#a4262c", "#8f4ab5", "#b07200", "#2460c4", "#2b7d46", "#3c7f8c")  # as the terminal's, darker
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1c1e21}.n{fill:#fff}.t{font-weight:600;font-size:15px}.a{stroke:#9aa1ad}"
    "@media(prefers-color-scheme:dark){text{fill:#e4e6ea}}"
)


def render(answer: Sequence[Drift], _screen: Screen) -> str:
    """Returns a bar chart of the provisions at each level, a bar a revision, highest level on top."""
    width = max(_LEAST_WIDTH, _LEFT + len(answer) * (_BAR + _GAP) + _GAP)
    levels = list(dict.fromkeys(level for drift in answer for level, _ in drift.levels))
    rows = -(-len(levels) // 4)
    height = _FOOT + _BELOW + 20 * rows
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t">',
        '<title id="t">Provisions by level, revision by revision</title>',
        f"<style>{_STYLE}</style>",
        f'<text class="t" x="{_LEFT}" y="28">Provisions by level</text>',
        f'<line class="a" x1="{_LEFT}" y1="{_FOOT}" x2="{width - 12}" y2="{_FOOT}"/>',
    ]
    bars = [_stack(drift, levels) for drift in answer]
    for place, (drift, (bar, pieces)) in enumerate(zip(answer, place_pieces(bars, _HEIGHT), strict=True)):
        x = _LEFT + _GAP + place * (_BAR + _GAP)
        parts += _bar(bar, pieces, x)
        parts += _texts(((_FOOT + 18, escape(bar.name)), (_FOOT + 36, f"{drift.words} words")), x)
    parts += _legend(levels, _FOOT + _BELOW)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _stack(drift: Drift, levels: Sequence[str]) -> StackedBar:
    """Returns the bar of a revision, its lowest level at the foot."""
    pieces = (BarPiece(level, count, _colour(levels, level)) for level, count in reversed(drift.levels))
    return StackedBar(drift.revision.label, tuple(pieces))


def _bar(bar: StackedBar, pieces: Sequence[PlacedPiece], x: int) -> Iterator[str]:
    top = _FOOT - (pieces[-1].end if pieces else 0)
    yield from _texts(((f"{top - 6:.1f}", bar.total),), x)
    for piece, start, size in reversed(pieces):
        top = _FOOT - start - size
        yield (
            f'<rect x="{x}" y="{top:.1f}" width="{_BAR}" height="{size:.1f}" fill="{piece.style}">'
            f"<title>{escape(piece.word)}: {piece.number}</title></rect>"
        )
        if size >= _LEAST_LABELLED:
            middle = f"{top + size / 2 + 5:.1f}"
            yield f'<text class="n" x="{x + _BAR / 2}" y="{middle}" text-anchor="middle">{piece.number}</text>'


def _texts(texts: Sequence[tuple[object, object]], x: int) -> Iterator[str]:
    """Yields texts around the middle of a bar, each at its height."""
    for y, text in texts:
        yield f'<text x="{x + _BAR / 2}" y="{y}" text-anchor="middle">{text}</text>'


def _legend(levels: Sequence[str], top: int) -> Iterator[str]:
    for place, level in enumerate(levels):
        x, y = _LEFT + place % 4 * 92, top + place // 4 * 20
        yield f'<rect x="{x}" y="{y}" width="12" height="12" fill="{_colour(levels, level)}"/>'
        yield f'<text x="{x + 17}" y="{y + 11}">{escape(level)}</text>'


def _colour(levels: Sequence[str], level: str) -> str:
    return _COLOURS[levels.index(level) % len(_COLOURS)]
