"""Styled text broken into lines that a terminal can hold."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment
from clausetree.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def wrap(segments: Iterable[Segment], width: int) -> Iterator[list[Segment]]:
    """Yields lines of at most `width` cells, broken between words or at the text's own line ends."""
    line: list[Segment] = []
    used = 0
    for segment in segments:
        text, style = segment
        room = width - used
        if len(text) <= room and "\n" not in text and (cells := cell_width(text)) <= room:
            line += [segment] if text else []
            used += cells
            continue
        for number, part in enumerate(text.split("\n")):
            if number:
                yield line
                line, used = [], 0
            rest = part
            while rest:
                piece, rest = _fitting(rest, width - used, whole=width)
                if piece:
                    line.append(Segment(piece, style))
                    used += cell_width(piece)
                if rest:
                    yield line
                    line, used = [], 0
    if line:
        yield line


def _fitting(text: str, room: int, whole: int) -> tuple[str, str]:
    """Returns the words of `text` that fit into `room` cells, and the rest; a word wider than a `whole` line is cut."""
    if len(text) <= room and cell_width(text) <= room:
        return text, ""
    end = (
        len(text)
        if text.isascii()
        else next(
            (n for n, cells in enumerate(accumulate(map(cell_width, text))) if cells > max(room, 0)),
            len(text),
        )
    )
    end = min(end, max(room, 0))
    space = text.rfind(" ", 0, end + 1)
    if space >= 0:
        return text[: space + 1], text[space + 1 :]
    return ("", text) if room < whole else (text[: max(end, 1)], text[max(end, 1) :])
