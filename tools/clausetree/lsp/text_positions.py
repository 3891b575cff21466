"""The way between characters and the positions of the protocol, which count code units of the encoding agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import Position, PositionEncodingKind, Range, TextEdit

if TYPE_CHECKING:
    from clausetree.text import edit
    from clausetree.text.lines import LineIndex
    from clausetree.text.span import Span


class Encoding(NamedTuple):
    """How columns are counted.

    Attributes:
        kind: What the protocol calls it.
        codec: What Python calls it.
        unit: The bytes of a code unit.
    """

    kind: str
    codec: str
    unit: int

    def count(self, text: str) -> int:
        """Returns how many code units a text has."""
        if text.isascii():
            return len(text)
        return len(text.encode(self.codec, "surrogatepass")) // self.unit

    def cut(self, line: str, units: int) -> int:
        """Returns how many characters of a line come before a column: past its end all; inside a character those before it."""
        if line.isascii():
            return min(units, len(line))
        before = line.encode(self.codec, "surrogatepass")[: units * self.unit]
        return len(before.decode(self.codec, "ignore"))


UTF_16 = Encoding(PositionEncodingKind.Utf16, "utf-16-le", 2)
"""What every client knows."""

ENCODINGS = {
    one.kind: one
    for one in (
        UTF_16,
        Encoding(PositionEncodingKind.Utf8, "utf-8", 1),
        Encoding(PositionEncodingKind.Utf32, "utf-32-le", 4),
    )
}
"""The encodings that a client may offer."""


class TextPositions:
    """The positions in one text."""

    def __init__(self, lines: LineIndex, encoding: Encoding) -> None:
        """Takes the text's lines, and how columns are counted."""
        self._lines = lines
        self._encoding = encoding

    def offset(self, position: Position) -> int:
        """Returns the offset of a position; past the end of a line its end, past the last line the text's end."""
        lines = self._lines
        if position.line >= len(lines):
            return len(lines.text)
        return lines.start(position.line) + self._encoding.cut(
            lines.contents[position.line], position.character
        )

    def position(self, offset: int) -> Position:
        """Returns the position of an offset; between the two characters of a line ending, that of the line's end."""
        lines = self._lines
        if offset >= len(lines.text) and (not lines.text or lines.text.endswith(("\n", "\r"))):
            return Position(len(lines), 0)
        line = lines.line_of(offset)
        return self.column(line, offset - lines.start(line))

    def column(self, line: int, characters: int) -> Position:
        """Returns the position after so many characters of a line, both from 0."""
        if line >= len(self._lines):
            return Position(len(self._lines), 0)
        return Position(line, self._encoding.count(self._lines.contents[line][:characters]))

    def range(self, span: Span) -> Range:
        """Returns the range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def edit(self, one: edit.TextEdit) -> TextEdit:
        """Returns an edit of the text as the protocol has it."""
        return TextEdit(self.range(one.span), one.text)
