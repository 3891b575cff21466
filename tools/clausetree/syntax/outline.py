"""The coarse shape of a text: which lines are raw (fences, comments) and which are headings.

Raw regions follow CommonMark (https://spec.commonmark.org/0.31.2/, "Fenced code blocks" and "HTML blocks",
kinds 1 and 2) with one departure: a region that is never closed does not swallow the clauses after it.
It is given up where the text plainly goes on, so that one missing line costs one example, not the document. And a
conversation may be indented by any amount, since it can stand in a list or in commentary. Front matter is raw too. A comment
with words beside it on its line is a part of their paragraph, as it is where it stands after them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.text.bold_terms import BOLD_END
from clausetree.text.comments import has_words_beside
from clausetree.text.front_matter import find_front_matter
from clausetree.text.lines import BLANKS
from clausetree.text.list_markers import LIST_MARKER

if TYPE_CHECKING:
    from collections.abc import Sequence

_FENCE = re.compile(
    rf"(?P<indent>[ \t]*+)(?P<markers>(?:{LIST_MARKER}[ \t]++)*+)(?P<run>`{{3,}}(?=[^`]*\Z)|~{{3,}})(?P<info>.*)",
    re.DOTALL,
)
_HTML = re.compile(r" {0,3}<(?:!--|(?:script|pre|style|textarea)(?=[ \t>]|\Z))", re.IGNORECASE)
_HTML_END = r"</(?:script|pre|style|textarea)>"
_COMMENT_END = "-->"
_ATX = re.compile(r"#{1,6}(?:[ \t]|\Z)")
_GOES_ON = rf"#{{1,6}}[ \t][^{{]*\{{#|\*\*Example{BOLD_END}|!!! |[ \t]*~~~xml[ \t]*\Z"
_CLOSING_TAG = r"[ \t]*\*?</[A-Za-z_]+>[ \t]*\Z"
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")
_DEEPEST = 3  # spaces before a fence; more make it an indented code block
_LONGEST_RUN = 16  # longer fences count as this long, which bounds how often a line is looked at


class RawRegion(NamedTuple):
    """Lines that are not read as Markdown; line numbers count from 0.

    Attributes:
        kind: A conversation (`~~~xml`), another fence, HTML that may hold blank lines, or front matter.
        first: The opening line.
        last: The closing line, or the last line of a region that has none.
        closed: Whether there is a closing line.
    """

    kind: Literal["conversation", "code", "html", "front matter"]
    first: int
    last: int
    closed: bool


class Outline(NamedTuple):
    """The raw regions, and the lines of the ATX headings at column 1 outside of them."""

    regions: tuple[RawRegion, ...]
    headings: tuple[int, ...]


def parse_outline(lines: Sequence[str], *, whole: bool = False) -> Outline:
    """Returns the outline of `lines`, given without line endings. Linear in the text.

    Args:
        lines: The lines.
        whole: Whether a text begins with them, which may have front matter.
    """
    regions: list[RawRegion] = []
    headings: list[int] = []
    last_ends: dict[str, int] = {}
    fences = [
        (number, fence)
        for number, line in enumerate(lines)
        if ("~~~" in line or "```" in line) and (fence := _FENCE.match(line))
    ]
    next_fence = 0
    number = 0
    if whole and (end := find_front_matter(lines)):
        regions.append(RawRegion("front matter", 0, end, closed=True))
        number = end + 1
    while number < len(lines):
        line = lines[number]
        region = None
        if line[:1] == "#":
            if _ATX.match(line):
                headings.append(number)
        elif "~~~" in line or "```" in line:
            while next_fence < len(fences) and fences[next_fence][0] < number:
                next_fence += 1
            if next_fence < len(fences) and fences[next_fence][0] == number and _opens(fences[next_fence][1]):
                region = _fence_region(lines, fences, next_fence)
        elif "<" in line and (html := _HTML.match(line)):
            region = _html_region(lines, number, html, last_ends)
        if region:
            regions.append(region)
            number = region.last
        number += 1
    return Outline(tuple(regions), tuple(headings))


def is_conversation(fence: str, info: str) -> bool:
    """Returns whether a fence of these characters with this info string holds a conversation."""
    return fence.startswith("~") and info.strip(" \t").lower() == "xml"


def _opens(fence: re.Match[str]) -> bool:
    return len(fence["indent"]) <= _DEEPEST or is_conversation(fence["run"], fence["info"])


def _closes(fence: re.Match[str], opener: re.Match[str]) -> bool:
    bare = not fence["markers"] and not fence["info"].strip(" \t")
    return bare and len(fence["indent"]) <= len(opener["indent"] + opener["markers"]) + _DEEPEST


def _fence_region(lines: Sequence[str], fences: Sequence[tuple[int, re.Match[str]]], index: int) -> RawRegion:
    """Returns the region that the fence line `fences[index]` opens."""
    first, opener = fences[index]
    run = opener["run"]
    conversation = is_conversation(run, opener["info"])
    kind: Literal["conversation", "code"] = "conversation" if conversation else "code"
    end = _item_end(lines, first, opener)
    looked_up_to = first + 1
    goes_on = None
    for position in range(index + 1, len(fences)):
        number, fence = fences[position]
        if number >= end:
            break
        if fence["run"][0] != run[0] or min(len(fence["run"]), _LONGEST_RUN) < min(len(run), _LONGEST_RUN):
            continue
        if _closes(fence, opener):
            return RawRegion(kind, first, number, closed=True)
        if not fence["info"].strip(" \t") or not _opens(fence):
            continue
        goes_on = _where_it_goes_on(lines, looked_up_to, number + 1)
        looked_up_to = number + 1
        if goes_on is not None:
            break
    if goes_on is None:
        goes_on = _where_it_goes_on(lines, looked_up_to, end)
    end = end if goes_on is None else goes_on
    return RawRegion(kind, first, _give_up(lines, first, end, conversation=conversation), closed=False)


def _item_end(lines: Sequence[str], first: int, opener: re.Match[str]) -> int:
    """Returns the line before which a fence ends in any case: that of the list item whose first line opens it."""
    if not opener["markers"]:
        return len(lines)
    outside = len(opener["indent"])
    for number in range(first + 1, len(lines)):
        line = lines[number].expandtabs(4)
        if line.strip(BLANKS) and len(line) - len(line.lstrip(BLANKS)) <= outside:
            return number
    return len(lines)


def _where_it_goes_on(lines: Sequence[str], start: int, end: int) -> int | None:
    """Returns the first line from `start` up to `end` that can hardly belong to a fence."""
    return next((number for number in range(start, end) if re.match(_GOES_ON, lines[number])), None)


def _html_region(
    lines: Sequence[str], first: int, opener: re.Match[str], last_ends: dict[str, int]
) -> RawRegion | None:
    """Returns the region that `opener` starts on line `first`; `last_ends` keeps where each kind ends last.

    None where prose stands on the line of a comment: the comment is a part of it then.
    """
    comment = opener[0].endswith("!--")
    ending = _COMMENT_END if comment else _HTML_END

    def ends(line: str) -> bool:
        return ending in line if comment else re.search(ending, line, re.IGNORECASE) is not None

    if ends(lines[first][opener.end() :]):
        is_prose = comment and has_words_beside(lines[first])
        return None if is_prose else RawRegion("html", first, first, closed=True)
    if ending not in last_ends:
        last_ends[ending] = max((n for n in range(first + 1, len(lines)) if ends(lines[n])), default=-1)
    if last_ends[ending] > first:
        last = next(number for number in range(first + 1, len(lines)) if ends(lines[number]))
        return RawRegion("html", first, last, closed=True)
    goes_on = _where_it_goes_on(lines, first + 1, len(lines))
    return RawRegion("html", first, (len(lines) if goes_on is None else goes_on) - 1, closed=False)


def _give_up(lines: Sequence[str], first: int, end: int, *, conversation: bool) -> int:
    """Returns the last line of a fence without a closing one, which can't go beyond line `end`."""
    for number in range(end - 1, first, -1):
        if re.match(_CLOSING_TAG, lines[number]) if conversation else lines[number].strip(BLANKS):
            return number
    return first
