"""Conflicts that a merge left in a text, by the markers that git writes (git-merge(1), "How conflicts are presented").

A merge marks them with lines of seven characters, or as many as the attribute `conflict-marker-size` says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from clausetree.syntax.outline import parse_outline
from clausetree.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.syntax.outline import RawRegion
    from clausetree.text.span import Span

_ANY = re.compile(r"^(?:<{3,}|>{7,}|\|{7,})(?:[ \t\r]|$)", re.MULTILINE)
_RUNS = ("<" * 3, ">" * 7, "|" * 7)  # hardly any text has one, and to look for them is quick
_MARKER = re.compile(r"(?P<run><{3,}|>{3,}|={3,}|\|{3,})(?:[ \t](?P<label>.*))?[ \t]*\Z")
_CERTAIN = 7  # a shorter run is a marker only beside its like
_CLOSING_TAG = re.compile(r"[ \t]*</[A-Za-z_]+>[ \t]*\Z")


class MarkedConflict(NamedTuple):
    """A conflict that nobody has resolved, or what is left of one; lines count from 0.

    Attributes:
        first: The line of its first marker.
        last: The line of its last one.
        span: Where the first marker stands.
        in_code: Whether it stands in a code block, so that the text may well be about markers.
    """

    first: int
    last: int
    span: Span
    in_code: bool


def find_conflicts(text: str, lines: LineIndex | None = None) -> tuple[MarkedConflict, ...]:
    """Returns the conflicts in a text that stand outside of code blocks, in their order; `lines` are its lines."""
    return tuple(conflict for conflict in find_marked(text, lines) if not conflict.in_code)


def find_marked(text: str, lines: LineIndex | None = None) -> tuple[MarkedConflict, ...]:
    """Returns all conflicts in a text, those in code blocks too."""
    if not any(run in text for run in _RUNS) or not _ANY.search(
        text.replace("\r", "\n") if "\r" in text else text
    ):
        return ()
    lines = lines or LineIndex(text)
    found = [*_find_outermost(lines.contents)]
    if not found:
        return ()
    blocks = [*_find_code(lines.contents)]
    starts = [start for start, _ in blocks]

    def is_in_code(pair: _Pair) -> bool:
        index = bisect_left(starts, pair.first) - 1
        return index >= 0 and pair.last <= blocks[index][1]

    return tuple(
        MarkedConflict(pair.first, pair.last, lines.span(pair.first), is_in_code(pair)) for pair in found
    )


def find_middles(lines: Sequence[str]) -> frozenset[int]:
    """Returns the lines, from 0, that part the sides of a conflict, and would be underlines of headings else."""
    return frozenset(pair.middle for pair in _find_pairs(lines) if pair.middle is not None)


class _Marker(NamedTuple):
    """A line that looks like a marker: its first character says which."""

    line: int
    character: str
    size: int


class _Pair(NamedTuple):
    """The first and the last marker of a conflict, and the one between its sides; what is left of one may lack some."""

    first: int
    last: int
    middle: int | None = None


def _find_markers(lines: Sequence[str]) -> Iterator[_Marker]:
    for number, line in enumerate(lines):
        match = _MARKER.match(line) if line[:1] in {"<", ">", "=", "|"} else None
        if match and (match["label"] or "").count("`") % 2 == 0:  # else a code span goes over the line's end
            yield _Marker(number, match["run"][0], len(match["run"]))


def _find_pairs(lines: Sequence[str]) -> Iterator[_Pair]:
    """Yields the conflicts, those of older merges inside of one too; a marker that is left alone is both ends."""
    opened: dict[int, _Pair] = {}  # by the size of markers
    for line, character, size in _find_markers(lines):
        certain = size >= _CERTAIN
        if character == "<" or (character == "|" and certain and size not in opened):
            if size in opened and certain:
                yield opened[size]
            opened[size] = _Pair(line, line)
        elif size in opened and character == "=":
            opened[size] = opened[size]._replace(middle=line)
        elif size in opened and character == ">":
            pair = opened.pop(size)
            if pair.middle is not None or certain:
                yield pair._replace(last=line)
        elif character == ">" and certain and not _is_quoted(lines, line):
            yield _Pair(line, line)
    yield from (pair._replace(middle=None) for size, pair in opened.items() if size >= _CERTAIN)


def _find_outermost(lines: Sequence[str]) -> Iterator[_Pair]:
    """Yields the conflicts that are in no other one, in their order."""
    end = -1
    for pair in sorted(_find_pairs(lines), key=lambda pair: (pair.first, -pair.last)):
        if pair.first > end:
            yield pair
            end = pair.last


def _is_quoted(lines: Sequence[str], number: int) -> bool:
    """Returns whether a line is one of a deep quotation, with others before or after it."""
    return any(
        line.startswith(">")
        for line in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])
    )


def _find_code(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yields the first and last line of each code block that is closed, those in messages too."""
    for region in parse_outline(lines).regions:
        if region.kind == "code" and region.closed:
            yield region.first, region.last
        elif region.kind == "conversation":
            yield from _find_code_in_messages(lines, region)


def _find_code_in_messages(lines: Sequence[str], region: RawRegion) -> Iterator[tuple[int, int]]:
    start = region.first + 1
    for number in range(start, region.last + 1):
        if number == region.last or _CLOSING_TAG.match(lines[number]):
            for inner in parse_outline(lines[start:number]).regions:
                if inner.kind == "code" and inner.closed:
                    yield start + inner.first, start + inner.last
            start = number + 1
