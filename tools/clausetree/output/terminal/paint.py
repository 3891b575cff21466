"""Lines of styled text, painted with or without colour.

Plain escape sequences (ECMA-48, "SGR") instead of rich: a tree is drawn in less time than rich takes to import.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.cells import cell_width
from clausetree.text.controls import show_controls
from clausetree.text.excerpt import cut_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STYLES = {
    "": "",
    "title": "1",
    "dim": "2",
    "red": "1;31",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
    "green": "32",
    "magenta": "35",
}
_LEVEL_STYLES = ("red", "magenta", "yellow", "blue", "green", "cyan")


class Segment(NamedTuple):
    """A stretch of text in one style."""

    text: str
    style: str = ""


def level_style(rank: int | None) -> str:
    """Returns the style of the level that is `rank` steps below the top; an unknown level stays plain."""
    return "" if rank is None else _LEVEL_STYLES[min(rank, len(_LEVEL_STYLES) - 1)]


def paint(lines: Iterable[Sequence[Segment]], *, colour: bool) -> str:
    """Returns the lines as text, each with a line feed; spaces at the end of a line are dropped.

    What could steer the terminal is shown as `�`.
    """
    return "".join(_line(line, colour=colour) + "\n" for line in lines)


def fit(text: str, width: int) -> str:
    """Returns `text` padded to `width` cells, or cut to it with `…` at the end."""
    if cell_width(text) <= width:
        return text + " " * (width - cell_width(text))
    ends = accumulate(map(cell_width, text))
    cut = next((place for place, cells in enumerate(ends) if cells > width - 1), len(text))
    return fit(text[:cut].rstrip() + "…", width) if width > 0 else ""


def cut(text: str, width: int) -> str:
    """Returns the beginning of a text that takes no more than `width` cells, cut at a word where one ends near there."""
    if cell_width(text) <= width:
        return text
    shown = cut_text(text, max(width - 2, 1))
    return shown if cell_width(shown) <= width else fit(text, max(width, 1)).rstrip()


def _line(segments: Sequence[Segment], *, colour: bool) -> str:
    kept = list(segments)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if not colour:
        return show_controls("".join([text for text, _ in kept]).rstrip(" "))
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
    painted = []
    for text, style in kept:
        shown = show_controls(text)
        code = _STYLES[style]
        painted.append(f"\x1b[{code}m{shown}\x1b[0m" if code else shown)
    return "".join(painted)
