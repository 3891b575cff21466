"""Open texts: lines that edits of the client change, so that an edit costs no more than the lines that it is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol.types import TextDocumentContentChangePartial

if TYPE_CHECKING:
    from pathlib import Path

    from lsprotocol.types import Position, TextDocumentContentChangeEvent

    from clausetree.lsp.text_positions import Encoding

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # what JSON can hold and no file
_REPLACEMENT = "\ufffd"  # one unit in every encoding in which a surrogate is one


class OpenText:
    """A text that the client has open.

    Attributes:
        uri: What the client calls it.
        path: Its file, which need not be there; None where it is none.
        version: The client's number for its state.
    """

    def __init__(self, uri: str, path: Path | None, version: int, text: str) -> None:
        """Takes what the client says when it opens the text."""
        self.uri = uri
        self.path = path
        self.version = version
        self._lines = _split(text)
        self._text: str | None = None

    @property
    def text(self) -> str:
        """Returns all of it."""
        if self._text is None:
            self._text = "".join(self._lines)
        return self._text

    def change(self, change: TextDocumentContentChangeEvent, encoding: Encoding) -> None:
        """Makes one edit of the client; a place that is not there is the nearest one that is."""
        self._text = None
        if not isinstance(change, TextDocumentContentChangePartial):
            self._lines = _split(change.text)
            return
        first, before = self._find(change.range.start, encoding)
        last, after = self._find(change.range.end, encoding)
        last, after = max((last, after), (first, before))
        head, tail = self._lines[first][:before], self._lines[last][after:]
        if first and self._lines[first - 1].endswith("\r"):  # whose line ending may be longer now
            first -= 1
            head = self._lines[first] + head
        lines = _split(head + change.text + tail)
        if last + 1 < len(self._lines) and not lines[-1]:
            lines.pop()  # the empty line after the last ending is there already
        self._lines[first : last + 1] = lines

    def _find(self, position: Position, encoding: Encoding) -> tuple[int, int]:
        """Returns the line, and the characters before the position in it."""
        if position.line >= len(self._lines):
            return len(self._lines) - 1, len(self._lines[-1])
        line = self._lines[position.line].rstrip("\r\n")
        return position.line, encoding.cut(line, position.character)


def _split(text: str) -> list[str]:
    """Returns the lines of a text with their endings; the last one has none, and may be empty."""
    if not text.isascii():
        text = _LONE_SURROGATE.sub(_REPLACEMENT, text)
    if "\r" not in text:
        return [f"{line}\n" for line in text.split("\n")[:-1]] + [text[text.rfind("\n") + 1 :]]
    lines = _LINE.findall(text)
    return (
        lines[:-1] if lines[-1] == "" and len(lines) > 1 and not lines[-2].endswith(("\r", "\n")) else lines
    )
