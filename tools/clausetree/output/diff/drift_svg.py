"""`clausetree drift --format svg`: provisions by level, a bar a revision; needs no script, no font and no address."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.time.drift import Drift
    from clausetree.output.screen import Screen

_BAR, _GAP, _LEFT, _TOP, _HEIGHT, _BELOW = 72, 36, 48, 56, 260, 56
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
    most = max(1, *(_total(drift) for drift in answer))
    levels = list(dict.fromkeys(level for drift in answer for level, _ in drift.levels))
    rows = -(-len(levels) // 4)
    height = _TOP + _HEIGHT + _BELOW + 20 * rows
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t">',
        '<title id="t">Provisions by level, revision by revision</title>',
        f"<style>{_STYLE}</style>",
        f'<text class="t" x="{_LEFT}" y="28">Provisions by level</text>',
        f'<line class="a" x1="{_LEFT}" y1="{_TOP + _HEIGHT}" x2="{width - 12}" y2="{_TOP + _HEIGHT}"/>',
    ]
    for place, drift in enumerate(answer):
        parts += _bar(drift, _LEFT + _GAP + place * (_BAR + _GAP), _HEIGHT / most, levels)
    parts += _legend(levels, _TOP + _HEIGHT + _BELOW)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _bar(drift: Drift, x: int, scale: float, levels: Sequence[str]) -> Iterator[str]:
    top = _TOP + _HEIGHT - _total(drift) * scale
    yield f'<text x="{x + _BAR / 2}" y="{top - 6:.1f}" text-anchor="middle">{_total(drift)}</text>'
    for level, count in drift.levels:
        if not count:
            continue
        size = count * scale
        yield (
            f'<rect x="{x}" y="{top:.1f}" width="{_BAR}" height="{size:.1f}" fill="{_colour(levels, level)}">'
            f"<title>{escape(level)}: {count}</title></rect>"
        )
        if size >= _LEAST_LABELLED:
            yield f'<text class="n" x="{x + _BAR / 2}" y="{top + size / 2 + 5:.1f}" text-anchor="middle">{count}</text>'
        top += size
    label = f'<text x="{x + _BAR / 2}" y="{{}}" text-anchor="middle">{{}}</text>'
    yield label.format(_TOP + _HEIGHT + 18, escape(drift.revision.label))
    yield label.format(_TOP + _HEIGHT + 36, f"{drift.words} words")


def _legend(levels: Sequence[str], top: int) -> Iterator[str]:
    for place, level in enumerate(levels):
        x, y = _LEFT + place % 4 * 92, top + place // 4 * 20
        yield f'<rect x="{x}" y="{y}" width="12" height="12" fill="{_colour(levels, level)}"/>'
        yield f'<text x="{x + 17}" y="{y + 11}">{escape(level)}</text>'


def _colour(levels: Sequence[str], level: str) -> str:
    return _COLOURS[levels.index(level) % len(_COLOURS)]


def _total(drift: Drift) -> int:
    return sum(count for _, count in drift.levels)
