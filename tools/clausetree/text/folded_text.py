"""Texts as they are quoted: spaces, quotes and dashes in one spelling, without marks of Markdown, characters in place of entities.

Each place is known in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from clausetree.text.entities import ENTITY, decode_all
from clausetree.text.footnote_marks import FOOTNOTE_MARK
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.span import Span
from clausetree.text.words import HYPHEN_SPELLINGS, QUOTE_SPELLINGS, joins_lines

if TYPE_CHECKING:
    from collections.abc import Callable

_SPELLINGS = (
    *QUOTE_SPELLINGS,
    *HYPHEN_SPELLINGS,
    *((blank, " ") for blank in "\t\u00a0\u2002\u2003\u2007\u2009\u200a\u202f"),
)
"""Characters that are written in several ways, each as one other character: offsets stay."""

_OPENERS = rf"(?:(?:{LIST_MARKER}|>|\#{{1,6}}|{FOOTNOTE_MARK}:)[ ]+)*"
"""What opens blocks: of a list item, a quotation, a heading and a footnote's definition."""

_SPECIAL = re.compile(
    rf"""(?= [&\[\n*_`~\\\u2026\u00ad\u200b\u2060\ufeff\u2013-\u2015] | [ ][ &\-\r\n\[\u2013-\u2015] | -- | \r\n )  # quick to look for
        (?: [ ]*{FOOTNOTE_MARK}                                     # a footnote mark
          | \[(?P<text>[^\[\]\n]*)\]\((?P<target>(?:[^()\s]|\([^()\s]*\))*)\)       # a link
          | [ ]*(?:-{{2,}}|[\u2013-\u2015]|&[mn]dash;)[ ]* | [ ]-[ ]             # a dash
          | [ ]*\r?\n\s*{_OPENERS}                               # a line break, with what opens a block after it
          | (?P<entity>{ENTITY}) | [ ]{{2,}} | [*`~]+ | (?<![^\W_])_+ | _+(?![^\W_]) | \\(?=[^\w\s]) | [\u2026\u00ad\u200b\u2060\ufeff]
        )""",
    re.VERBOSE,
)
_OPENING = re.compile(rf"\s*{_OPENERS}")
_OUTER = re.compile(r"""\A[\s"\-]+|[\s"\-]+\Z|\A(?:\.\.\.|\[\.\.\.\])\s*|\s*(?:\.\.\.|\[\.\.\.\])\Z""")


class FoldedText:
    """A text in its folded spelling.

    Attributes:
        text: The folded spelling.
    """

    def __init__(self, source: str, name: Callable[[str], str | None] = lambda _: None) -> None:
        """Folds a text.

        Args:
            source: The text.
            name: Says what a reference `[?](#id)` is shown as, given its target; None where nobody knows.
        """
        spelt = _spell(source)
        opening = _OPENING.match(spelt)
        place = opening.end() if opening else 0
        pieces: list[str] = []
        self._starts = [0]  # where in the folded text each stretch starts that is as it was
        self._offsets = [place]  # and where in the source; what was put in the place of something follows it
        self._puts = [0]  # and how much was put before it
        size = 0
        for match in _SPECIAL.finditer(spelt, place):
            plain, put = spelt[place : match.start()], _fold(match, name)
            pieces += (plain, put)
            size += len(plain) + len(put)
            place = match.end()
            self._starts.append(size)
            self._offsets.append(place)
            self._puts.append(len(put))
        pieces.append(spelt[place:])
        self.text = "".join(pieces)

    def locate(self, start: int, end: int) -> Span:
        """Returns where in the source a stretch of the folded text is."""
        after = bisect_right(self._starts, end - 1)
        is_whole = after < len(self._starts) and self._starts[after] == end and self._puts[after] > 0
        return Span(self._find(start), self._offsets[after] if is_whole else self._find(end - 1) + 1)

    def place(self, offset: int) -> int:
        """Returns where in the folded text an offset of the source is, or what stands in its place."""
        stretch = max(bisect_right(self._offsets, offset) - 1, 0)
        place = self._starts[stretch] + max(offset - self._offsets[stretch], 0)
        return min(place, self._starts[stretch + 1]) if stretch + 1 < len(self._starts) else place

    def _find(self, place: int) -> int:
        stretch = bisect_right(self._starts, place) - 1
        offset = self._offsets[stretch] + place - self._starts[stretch]
        return min(offset, self._offsets[stretch + 1] - 1) if stretch + 1 < len(self._offsets) else offset


def fold_quotation(text: str, name: Callable[[str], str | None] = lambda _: None) -> str:
    """Returns what somebody quotes in the folded spelling, without quotation marks and dots around it; `name` as for a text."""
    folded = FoldedText(text, name).text.strip()
    while (bare := _OUTER.sub("", folded)) != folded:
        folded = bare
    return folded


def _spell(text: str) -> str:
    """Returns a text of the same length, each character in its plainest spelling."""
    if not text.isascii() or "\t" in text:
        for written, plain in _SPELLINGS:
            text = text.replace(written, plain)
    return text


def _fold(match: re.Match[str], name: Callable[[str], str | None]) -> str:
    """Returns what stands in the folded text for something special."""
    found = match[0]
    if match["target"] is not None:
        shown = name(match["target"].removeprefix("#")) if match["text"] == "?" else None
        return _spell(decode_all(shown or match["text"]))
    if match["entity"]:
        return _spell(decode_all(found)).replace("\u2026", "...")
    if "\n" in found or found.isspace():
        return "" if found.count("\n") == 1 and _says_nothing(match) else " "
    if found.strip(" ")[:1] in "-&\u2013\u2014\u2015" and found.strip(" "):
        return "-"
    return "..." if found == "\u2026" else ""


def _says_nothing(match: re.Match[str]) -> bool:
    """Returns whether a broken line opens no block, and breaks a script that has no spaces."""
    text, (start, end) = match.string, match.span()
    return match[0].isspace() and start > 0 and end < len(text) and joins_lines(text[start - 1], text[end])
