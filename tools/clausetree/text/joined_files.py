"""One text that is put together from several files, and the way from its lines back to theirs."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.front_matter import find_front_matter
from clausetree.text.lines import BYTE_ORDER_MARK, LineIndex, find_line_ending

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.text.lines import Position


class TextPart(NamedTuple):
    """A file of a text that is put together from several.

    Attributes:
        path: What diagnostics call the file.
        start: The offset in the text at which it starts.
        line: The line of the text, from 0, at which it starts.
        size: How many characters of it are in the text.
        opening: What it starts with and the text leaves out.
    """

    path: str
    start: int
    line: int
    size: int
    opening: str

    @property
    def end(self) -> int:
        """Returns the offset in the text at which what the file holds ends."""
        return self.start + self.size

    def read(self, text: str) -> str:
        """Returns what the file holds, given the whole text."""
        return self.opening + text[self.start : self.end]

    @property
    def above(self) -> int:
        """Returns how many lines of the file the text leaves out."""
        return len(LineIndex(self.opening.removeprefix(BYTE_ORDER_MARK))) if self.opening else 0

    def locate(self, position: Position) -> Position:
        """Returns where a place of the text is in the file."""
        line = position.line - self.line + self.above
        return position._replace(line=line)


class FileLines(NamedTuple):
    """Lines of a file, from 1.

    Attributes:
        path: What diagnostics call the file.
        first: The first of them.
        last: The last of them.
    """

    path: str
    first: int
    last: int

    @property
    def shown(self) -> str:
        """Returns what readers see of them, without the file."""
        return f"line {self.first}" if self.first == self.last else f"lines {self.first} to {self.last}"


def join_parts(files: Mapping[str, str]) -> tuple[str, tuple[TextPart, ...]]:
    """Returns the text that files make, one after the other, and where each of them is in it.

    Each ends with a line ending: where a file has none at its end, it gets one of its own kind. The byte-order mark and the
    front matter of any but the first are left out, as are files that hold nothing.

    Args:
        files: For the path of each file its text.
    """
    pieces: list[str] = []
    placed: list[tuple[str, int, int, str]] = []
    start = 0
    for path, text in files.items():
        opening = find_opening(text) if start else ""
        own = text[len(opening) :]
        if own.strip(BYTE_ORDER_MARK):
            pieces.append(own if own.endswith(("\n", "\r")) else own + find_line_ending(own))
            placed.append((path, start, len(own), opening))
            start += len(pieces[-1])
    joined = "".join(pieces)
    lines = LineIndex(joined)
    parts = (TextPart(path, at, lines.line_of(at), size, opening) for path, at, size, opening in placed)
    return joined, tuple(parts)


def find_opening(text: str) -> str:
    """Returns the byte-order mark and the front matter that a file starts with."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    lines = LineIndex(text[len(mark) :])
    end = find_front_matter(lines.contents)
    return mark if end is None else text[: len(mark) + lines.start(end + 1)]


def find_part(parts: Sequence[TextPart], offset: int) -> TextPart:
    """Returns the part that an offset of the text is in; the text's length is in the last one."""
    return parts[max(bisect_right(parts, offset, key=lambda part: part.start) - 1, 0)]


def name_part(parts: Sequence[TextPart], offset: int) -> str:
    """Returns what diagnostics call the file that an offset of the text is in; nothing where the text is one file."""
    return find_part(parts, offset).path if parts else ""


def find_lines(parts: Sequence[TextPart], first: int, last: int) -> FileLines:
    """Returns where lines of the text, from 1, are in their file; those that go on in the next file are left out."""
    index = max(bisect_right(parts, first - 1, key=lambda part: part.line) - 1, 0)
    part = parts[index]
    end = min(last, parts[index + 1].line) if index + 1 < len(parts) else last
    return FileLines(part.path, first - part.line + part.above, end - part.line + part.above)
