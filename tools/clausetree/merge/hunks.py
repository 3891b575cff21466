"""The merged text: conflicts in git's markers with the base, on lines of their own, around whole lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.conflict import Conflict, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.merge.conflict import MergedPiece

_HUNK = re.compile(r"^<{7} ours\n(.*?)^\|{7} base .*?^>{7} theirs [^\n]*\n?", re.MULTILINE | re.DOTALL)
_MARKER = re.compile(r"^(?:<{7} ours|\|{7} base .*|={7}|>{7} theirs .*)$", re.MULTILINE)


class MarkerStyle(NamedTuple):
    """How conflicts are marked.

    Attributes:
        labels: What the sides are called: base, ours, theirs.
        size: How many characters a marker has.
    """

    labels: tuple[str, str, str] = ("base", "ours", "theirs")
    size: int = 7


class Hunk(NamedTuple):
    """Lines of the merged text between markers, these included, and what they ask; lines count from 1."""

    line: int
    end_line: int
    conflicts: tuple[Conflict, ...]


def write_text(segments: Iterable[MergedPiece], style: MarkerStyle) -> tuple[str, tuple[Hunk, ...]]:
    """Returns the text that the segments make, and where its conflicts stand.

    A line is never broken: around a question stands the whole of its line, in all three wordings.
    """
    writer = _Writer(style)
    for segment in segments:
        if isinstance(segment, Question):
            writer.ask(segment)
        else:
            writer.say(segment)
    return writer.finish()


def take_ours(text: str, hunks: Iterable[Hunk], style: MarkerStyle) -> str:
    """Returns a merged text with ours taken in every conflict."""
    lines = text.split("\n")
    middle = f"{'|' * style.size} {style.labels[0]}"
    kept: list[str] = []
    done = 0
    for hunk in hunks:
        kept += lines[done : hunk.line - 1]
        inside = lines[hunk.line : hunk.end_line]
        kept += inside[: [line.rstrip("\r") for line in inside].index(middle)]
        done = hunk.end_line
    return "\n".join([*kept, *lines[done:]])


def read_ours(text: str) -> str:
    """Returns the text of a file that a merge with upstream wrote, with ours taken in every conflict; its line ends are LF."""
    return _HUNK.sub(r"\1", text)


def drop_markers(text: str) -> str:
    """Returns the text of such a file without its markers: all that both sides say."""
    return _MARKER.sub("", text)


class _Writer:
    """Collects whole lines; three wordings of a line from its first question on."""

    def __init__(self, style: MarkerStyle) -> None:
        self._style = style
        self._done: list[str] = []
        self._lines = 0
        self._tail = ""  # the last two characters
        self._begun = ""  # the line so far that no question stands in
        self._sides: list[str] | None = None  # base, ours, theirs, once one does
        self._conflicts: list[Conflict] = []
        self._hunks: list[Hunk] = []

    def say(self, text: str) -> None:
        if self._sides is not None:
            line, ending, text = text.partition("\n")
            self._sides = [side + line for side in self._sides]
            if not ending:
                return
            text = self._end_line(text)
            self._close()
        whole, ending, rest = (self._begun + text).rpartition("\n")
        self._put(whole + ending)
        self._begun = rest

    def ask(self, question: Question) -> None:
        if self._sides is None:
            self._sides = [self._begun] * 3
            self._begun = ""
        texts = question.base, question.ours, question.theirs
        self._sides = [side + text for side, text in zip(self._sides, texts, strict=True)]
        if question.conflict not in self._conflicts:
            self._conflicts.append(question.conflict)
        if all(not side or side.endswith("\n") for side in self._sides):
            self._close()

    def finish(self) -> tuple[str, tuple[Hunk, ...]]:
        if self._sides is not None:
            self._close()
        self._put(self._begun)
        return "".join(self._done), tuple(self._hunks)

    def _end_line(self, following: str) -> str:
        """Ends the line in all three wordings, and returns what follows the hunk.

        A wording that lacks the line lacks its ending too, and the empty lines after it where one stands before it.
        """
        assert self._sides is not None  # noqa: S101 - the line has a question
        rest = following.lstrip("\n") if "" in self._sides and self._tail in {"", "\n\n"} else following
        ending = "\n" * (1 + len(following) - len(rest))
        self._sides = [side and f"{side}{ending}" for side in self._sides]
        return rest

    def _close(self) -> None:
        """Writes the hunk of the lines since the first question."""
        assert self._sides is not None  # noqa: S101 - there is one
        base, ours, theirs = (
            side if not side or side.endswith("\n") else f"{side}\n" for side in self._sides
        )
        first = self._lines + 1
        labels, size = self._style.labels, self._style.size
        self._put(f"{'<' * size} {labels[1]}\n{ours}{'|' * size} {labels[0]}\n{base}")
        self._put(f"{'=' * size}\n{theirs}{'>' * size} {labels[2]}\n")
        self._hunks.append(Hunk(first, self._lines, tuple(self._conflicts)))
        self._sides, self._conflicts = None, []

    def _put(self, text: str) -> None:
        self._done.append(text)
        self._lines += text.count("\n")
        self._tail = f"{self._tail}{text}"[-2:]
