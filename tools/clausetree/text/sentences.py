"""Sentences of running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from clausetree.text.bold_terms import BOLD_END
from clausetree.text.comments import find_comments
from clausetree.text.footnote_marks import FOOTNOTE_MARK
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK = rf"[^\S\r\n]*{FOOTNOTE_MARK}"
_END = re.compile(
    rf"""[.!?\u2026:\n\u3002\uff01\uff1f\uff0e\uff61\u0964\u0965\u061f\u06d4]  # first one of few characters: quick to look for; below, the wide ones are those beyond Latin-1, but for the ellipsis
        (?: (?<=[^\x00-\xff\u2026]) [\u3002\uff01\uff1f]* [\u300d\u300f\u300b\u201d\u2019\uff09)"'*_]* (?:{_MARK})* \s*
          | (?<=:) ["'\u201d\u2019)\]*_]* (?:{_MARK})* [ \t]* \\? \r?\n \s*
          | (?<=\n) (?: [ \t]* \r?\n \s* | (?=[ \t>]*{LIST_MARKER}[ \t]) | (?=[ \t]*\*\*[^*\n]+{BOLD_END}) )
          | (?<![:\n]) ["'\u201d\u2019)\]*_]* (?:{_MARK})* [.,;]? (?:\\(?=\r?\n))? \s+ (?=["'\u201c\u2018(\[*_]*+[^a-z\s])
        )""",
    re.VERBOSE,
)
_ABBREVIATIONS = (
    *("e.g.", "E.g.", "i.e.", "I.e.", "cf.", "Cf.", "vs.", "viz.", "approx.", "resp.", "incl.", "esp."),
    *("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Gen.", "Sen.", "Rep.", "U.S.", "U.K.", "U.N.", "E.U."),
    *("bspw.", "bzw.", "ca.", "evtl.", "ggf.", "inkl.", "insb.", "sog.", "vgl.", "Vgl.", "Hr.", "Hrn."),
    *("z.B.", "Z.B.", "d.h.", "D.h.", "u.a.", "z.T.", "i.d.R.", "p.ex.", "p.ej.", "Dra.", "Sra."),
)
"""What a sentence goes on after, whatever follows; `etc.` and `Inc.` are not here, for they often end one."""

_NUMBERED = (
    "No.",
    "no.",
    "Nos.",
    "nos.",
    "Fig.",
    "fig.",
    "Sec.",
    "sec.",
    "Ch.",
    "ch.",
    "p.",
    "pp.",
    "Vol.",
    "vol.",
    "Art.",
    "art.",
    *("Nr.", "Nrn.", "Abb.", "Abs.", "Bd.", "Kap.", "S.", "Ziff.", "Núm.", "núm.", "Pág.", "pág."),
)
"""What a sentence goes on after where a number follows."""

_ALWAYS, _BEFORE_NUMBERS = frozenset(_ABBREVIATIONS), frozenset(_NUMBERED)
_BLANKS = re.compile(r"\s*")
_SPACED = re.compile(
    r"(?<!\S)[(\"'\u201e\u201c\u00ab]*(?:[zZ]\.[^\S\r\n][BTZ]|[dD]\.[^\S\r\n]h|u\.[^\S\r\n][aUÄ]|o\.[^\S\r\n][äÄ]"
    r"|i\.[^\S\r\n]d\.[^\S\r\n]R|[pP]\.[^\S\r\n](?:ex|ej))\.\Z"
)
"""An abbreviation of several words, such as `z. B.`, up to its last full stop."""

_LETTER = re.compile(r"(?<!\S)[(\"'\u201e\u201c\u00ab]*[a-zDZ]\.\Z")
_ANOTHER_LETTER = re.compile(r"[^\W\d_]\.")
_DAY = re.compile(r"(?<!\S)\d{1,2}\.\Z")
_MONTH = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_WORD_START = re.compile(r"[^\s(\[{\"'\u201c\u2018/,;]*\Z")
_ITEM = re.compile(r"(?:\A|[\r\n])[ \t>]*\d{1,9}\.\Z")
_WIDEST = 24  # characters of an item's number with the spaces before it
_LONGEST_SPACED = 12  # characters
_LONGEST = max(map(len, (*_ABBREVIATIONS, *_NUMBERED))) + 1


@lru_cache(maxsize=16384)
def split_sentences(text: str) -> tuple[Span, ...]:
    """Returns the sentences of `text`, the spaces after each included; together they cover the text.

    A sentence ends at `.`, `!` or `?`, or at `:` at a line's end, with closing quotes, brackets and footnote marks
    after it, before a space and anything but a lower-case letter; not after an abbreviation. A `\\` that breaks a line
    may stand before the space. A blank line ends one; a list item, be it in a quotation, and a definition's term begin
    one. A comment belongs to the sentence before it, and none ends in it. Spaces at the start are no sentence of their own.
    """
    first = len(text) - len(text.lstrip())
    ends = [match.end() for match in _END.finditer(text) if match.end() > first and not _goes_on(match)]
    if "<!--" in text and "`" not in text:  # in code it is text
        ends = _pass_comments(text, ends)
    starts = [0, *ends]
    return tuple(
        Span(start, end) for start, end in zip(starts, [*ends, len(text)], strict=True) if start < end
    )


def _pass_comments(text: str, ends: Iterable[int]) -> list[int]:
    """Returns the ends of sentences without those in comments; an end right before comments goes after them."""
    after: dict[int, int] = {}
    for start, end in reversed(find_comments(text)):
        blanks = _BLANKS.match(text, end)
        stop = blanks.end() if blanks else end
        after[start] = after.get(stop, stop)
    starts = sorted(after)
    found: dict[int, None] = {}
    for end in ends:
        start = starts[max(bisect_right(starts, end) - 1, 0)] if starts else end
        if not start < end < after.get(start, end):
            found[after.get(end, end)] = None
    return list(found)


def _goes_on(match: re.Match[str]) -> bool:
    """Returns whether a full stop ends no sentence: after an abbreviation, a day before its month, or a list item's number."""
    text, end = match.string, match.start() + 1
    if text[end - 1] != ".":
        return False
    if text[end - 2 : end - 1].isdecimal() and _ITEM.search(text, max(0, end - _WIDEST), end):
        return True
    is_short = not text[max(0, end - 4) : end - 1].isalpha()  # the word before; of long ones there are many
    if is_short and _goes_together(text, end, match.end()):
        return True
    word = _WORD_START.search(text, max(0, end - _LONGEST), end)
    if word is None or word[0] in _ALWAYS:
        return word is not None
    return word[0] in _BEFORE_NUMBERS and text[match.end() : match.end() + 1].isdecimal()


def _goes_together(text: str, end: int, after: int) -> bool:
    """Returns whether a full stop stands in or after an abbreviation of several words, or in a date in German."""
    start = max(0, end - _LONGEST_SPACED)
    if _SPACED.search(text, start, end):
        return True
    pairs = ((_LETTER, _ANOTHER_LETTER), (_DAY, _MONTH))
    return any(one.search(text, start, end) and other.match(text, after) for one, other in pairs)
