"""Lines of a text and the way between offsets and lines.

A line ends at a line feed, a carriage return, or both, as in CommonMark; the other separators that
`str.splitlines` knows stand inside a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from clausetree.text.span import Span

BLANKS = " \t\r\n"
"""What Markdown takes for whitespace, to strip with: Python takes more for it, which is text to Markdown (CommonMark 0.31.2,
"Blank lines")."""

BYTE_ORDER_MARK = "\ufeff"
"""What a file may begin with to say how it is encoded; no editor shows or counts it."""

LINE_ENDING = re.compile(r"\r\n?|\n")
"""What ends a line (CommonMark 0.31.2, "Line endings")."""


def end_plainly(text: str) -> str:
    """Returns `text` with every line that ends as on Windows ended by a line feed alone."""
    return text.replace("\r\n", "\n") if "\r" in text else text


def find_line_ending(text: str) -> str:
    """Returns what is to end a line that is put into `text`: a carriage return and a line feed where any line ends so."""
    return "\r\n" if "\r\n" in text else "\n"


class Position(NamedTuple):
    """A place as people name it: line and column, both from 1, in Unicode characters."""

    line: int
    column: int


class LineIndex:
    """The lines of one text and where each starts; a text that ends in a line ending has no empty line after it.

    Attributes:
        text: The text.
        contents: Its lines, without their line endings.
        starts: The offset at which each line starts.
    """

    __slots__ = ("contents", "starts", "text")

    def __init__(self, text: str) -> None:
        """Indexes `text`; takes time linear in its length."""
        self.text = text
        if "\r" in text:
            self.contents = LINE_ENDING.split(text)
            self.starts = [0, *(match.end() for match in LINE_ENDING.finditer(text))]
        else:
            self.contents = text.split("\n")
            self.starts = [0, *accumulate([len(line) + 1 for line in self.contents[:-1]])]
        if not self.contents[-1]:
            self.contents.pop()
            self.starts.pop()

    def __eq__(self, other: object) -> bool:
        """Returns whether the other one is the index of the same text."""
        return isinstance(other, LineIndex) and self.text == other.text

    def __hash__(self) -> int:
        """Returns the hash of the text."""
        return hash(self.text)

    def __len__(self) -> int:
        """Returns how many lines there are."""
        return len(self.starts)

    def start(self, line: int) -> int:
        """Returns the offset at which line `line`, from 0, starts; past the last line, the text's length."""
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def end(self, line: int) -> int:
        """Returns the offset at which the characters of line `line`, from 0, end and its line ending starts."""
        return self.starts[line] + len(self.contents[line])

    def span(self, line: int) -> Span:
        """Returns where the characters of line `line`, from 0, stand, its line ending left out."""
        return Span(self.starts[line], self.end(line))

    def line_of(self, offset: int) -> int:
        """Returns the line, from 0, that `offset` is in; the text's length is in the last line."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def position(self, offset: int) -> Position:
        """Returns the line and column, from 1, of `offset`; a byte-order mark takes no column."""
        line = self.line_of(offset)
        start = self.starts[line] if line else int(self.text.startswith(BYTE_ORDER_MARK))
        return Position(line + 1, max(offset - start, 0) + 1)
