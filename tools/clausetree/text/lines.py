"""Lines of a text and the way between offsets and lines.

A line ends at a line feed, a carriage return, or both, as in CommonMark; the other
separators that `str.splitlines` knows stand inside a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from clausetree.text.span import Span

_LINE_END = re.compile(r"\r\n?|\n")


class Position(NamedTuple):
    """A place as people name it: line and column, both from 1, in Unicode characters."""

    line: int
    column: int


class LineIndex:
    """The lines of one text: where each starts, and which one an offset is in.

    A text that ends in a line ending has no empty line after it; an empty text has no lines.
    """

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str) -> None:
        """Indexes `text`; takes time linear in its length."""
        self.text = text
        starts = [0]
        ends: list[int] = []  # where the line's characters end, its line ending left out
        for match in _LINE_END.finditer(text):
            ends.append(match.start())
            starts.append(match.end())
        if starts[-1] == len(text):
            starts.pop()
        else:
            ends.append(len(text))
        self._starts = starts
        self._ends = ends

    def __len__(self) -> int:
        """Returns how many lines there are."""
        return len(self._starts)

    def start(self, line: int) -> int:
        """Returns the offset at which line `line`, from 0, starts; past the last line, the text's length."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def span(self, line: int) -> Span:
        """Returns where the characters of line `line`, from 0, stand, its line ending left out."""
        return Span(self._starts[line], self._ends[line])

    def content(self, line: int) -> str:
        """Returns line `line`, from 0, without its line ending."""
        return self.text[self._starts[line] : self._ends[line]]

    def contents(self) -> list[str]:
        """Returns all lines without their line endings."""
        text = self.text
        return [text[start:end] for start, end in zip(self._starts, self._ends, strict=True)]

    def line_of(self, offset: int) -> int:
        """Returns the line, from 0, that `offset` is in; the text's length is in the last line."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def position(self, offset: int) -> Position:
        """Returns the line and column, from 1, of `offset`."""
        line = self.line_of(offset)
        start = self._starts[line] if self._starts else 0
        return Position(line + 1, offset - start + 1)
