"""What stands around the sentences of a passage: what opens commentary or a note, the indentation of what it opens, the signs of a quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.wordings.wording import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.clause import Clause, Passage

_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*")
_LINE_STARTS = re.compile(r"(?<=\n)(?=[^\n])")
_EMPTY_LINES = re.compile(r"(?<=\n)(?=\n)")
_QUOTE = re.compile(r"(?<=\n)> ?")


class Frame(NamedTuple):
    """What a passage is set in.

    Attributes:
        opening: What stands before its first sentence, the marker of commentary or a note; nothing for all else.
        indent: What each line of it begins with, in a quote its sign.
    """

    opening: str = ""
    indent: str = ""

    def take_off(self, text: str, *, begins_line: bool) -> str:
        """Returns a sentence of the passage as it is without the frame."""
        if self._is_quote:
            return _QUOTE.sub("", f"\n{text}")[1:] if begins_line else _QUOTE.sub("", text)
        text = text.removeprefix(self.indent) if begins_line else text
        return text.replace(f"\n{self.indent}", "\n")

    def put_around(self, text: str, *, begins_line: bool) -> str:
        """Returns a sentence as it is in the frame."""
        if not text:
            return text
        return (self.indent if begins_line else "") + self.fill(_LINE_STARTS.sub(self.indent, text))

    def fill(self, text: str) -> str:
        """Returns blanks in the frame, or what has some: in a quote no line is empty."""
        return _EMPTY_LINES.sub(">", text) if self._is_quote else text

    @property
    def _is_quote(self) -> bool:
        return self.indent.startswith(">")


def find_frame(clause: Clause, passage: Passage) -> Frame:
    """Returns the frame of a passage.

    Lines that are indented by less than the first one leave it without an indentation that could be taken off.
    """
    start = find_body(clause, passage)
    source = clause.content.source
    if passage.kind == "quote":
        return _find_quote_frame(passage.span.slice(source).split("\n"))
    lines = [line for line in source[start : passage.span.end].split("\n") if line.strip()]
    indent = _read_indent(lines[0]) if lines and passage.admonition else ""
    whole = all(line.startswith(indent) for line in lines)
    return Frame(source[passage.span.start : start], indent if whole else "")


def _find_quote_frame(lines: Sequence[str]) -> Frame:
    """Returns the frame of a quote, given by its lines; none where a line of it goes on without its sign, or is indented."""
    if not all(line.startswith(">") for line in lines):
        return Frame()
    said = [line for line in lines if line.strip("> \t")]
    return Frame(indent="> " if all(line.startswith("> ") for line in said) else ">")


def _read_indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def merge_frames(base: Frame | None, ours: Frame | None, theirs: Frame | None) -> Frame | None:
    """Returns the frame that stands, of a passage that a side can lack; None where both sides made different ones."""
    base, ours, theirs = _end_openings((base, ours, theirs))
    if ours is None or theirs is None:
        return ours if ours is not None else theirs
    if theirs in {ours, base}:
        return ours
    if ours == base:
        return theirs
    opening = settle(base and base.opening, ours.opening, theirs.opening)
    return next((frame for frame in (ours, theirs) if frame.opening == opening), None)


def _end_openings(frames: Sequence[Frame | None]) -> Iterator[Frame | None]:
    """Yields frames, where one has words below its marker, with markers that all end their line."""
    below = any(frame and frame.opening.endswith("\n") for frame in frames)
    for frame in frames:
        ends = not (below and frame and frame.opening) or frame.opening.endswith("\n")
        yield frame if frame is None or ends else frame._replace(opening=f"{frame.opening}\n")


def find_body(clause: Clause, passage: Passage) -> int:
    """Returns where the first line begins that a passage says something in: in commentary and notes after the marker."""
    if not passage.admonition:
        return passage.span.start
    blank = _BLANK_LINES.match(
        clause.content.source, passage.admonition.body.start, passage.admonition.body.end
    )
    return blank.end() if blank else passage.admonition.body.start
