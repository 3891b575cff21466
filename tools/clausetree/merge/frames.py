"""What stands around the sentences of a passage: the line that opens a commentary, and the indentation of its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.wording import settle

if TYPE_CHECKING:
    from clausetree.model.clause import Clause, Passage

_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
_LINE_STARTS = re.compile(r"(?<=\n)(?=[^\n])")


class Frame(NamedTuple):
    """What a passage is set in.

    Attributes:
        opening: What stands before its first sentence; nothing for all but commentary.
        indent: What each line of it begins with.
    """

    opening: str = ""
    indent: str = ""

    def take_off(self, text: str, *, begins_line: bool) -> str:
        """Returns a sentence of the passage as it is without the frame."""
        text = text.removeprefix(self.indent) if begins_line else text
        return text.replace(f"\n{self.indent}", "\n")

    def put_around(self, text: str, *, begins_line: bool) -> str:
        """Returns a sentence as it is in the frame."""
        if not text:
            return text
        return (self.indent if begins_line else "") + _LINE_STARTS.sub(self.indent, text)


def find_frame(clause: Clause, passage: Passage) -> Frame:
    """Returns the frame of a passage.

    Lines of a commentary that are indented by less than its first one leave it without an indentation that could be
    taken off.
    """
    start = find_body(clause, passage)
    source = clause.content.source
    body = source[start : passage.span.end]
    indent = body[: len(body) - len(body.lstrip())] if start > passage.span.start else ""
    whole = all(line.startswith(indent) or not line.strip() for line in body.split("\n"))
    return Frame(source[passage.span.start : start], indent if whole else "")


def merge_frames(base: Frame | None, ours: Frame | None, theirs: Frame | None) -> Frame | None:
    """Returns the frame that stands, of a passage that a side can lack; None where both sides made different ones."""
    if ours is None or theirs is None:
        return ours if ours is not None else theirs
    if theirs in {ours, base}:
        return ours
    if ours == base:
        return theirs
    opening = settle(base and base.opening, ours.opening, theirs.opening)
    return next((frame for frame in (ours, theirs) if frame.opening == opening), None)


def find_body(clause: Clause, passage: Passage) -> int:
    """Returns where the first line begins that a passage says something in: in commentary after its marker."""
    if passage.kind != "commentary" or not passage.admonition:
        return passage.span.start
    blank = _BLANK_LINES.match(
        clause.content.source, passage.admonition.body.start, passage.admonition.body.end
    )
    return blank.end() if blank else passage.admonition.body.start
