"""Words and sentences of running text, and what does not count as wording."""

from __future__ import annotations

import re
from functools import lru_cache

from clausetree.text.span import Span

_WORD = re.compile(r"\w+(?:'\w+)*")
_TOKEN = re.compile(r"\w+(?:['\u2019]\w+)*|\s+|[^\w\s]")
_DASHES = re.compile(r" -+ | ?-{2,} ?")
_SENTENCE_END = re.compile(
    r"""(?: [.!?\u2026] ["'\u201d\u2019)\]*_]* (?:\[\^[^\[\]\s]*\])* [.,;]? \s+ (?=["'\u201c\u2018(\[*_]*(?![a-z])\w)
          | [\u3002\uff01\uff1f]
          | \n [ \t]* \n \s*
          | \n (?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])
        )""",
    re.VERBOSE,
)
_SPELLINGS = (
    *((quote, "'") for quote in "\u2018\u2019\u02bc"),
    *((quote, '"') for quote in "\u201c\u201d\u201e"),
    *((dash, "---") for dash in "\u2014\u2015"),
    *((hyphen, "-") for hyphen in "\u2010\u2011\u2012\u2013\u2212"),
    *((unseen, "") for unseen in "\u00ad\u200b\u2060\ufeff"),
    ("\u2026", "..."),
)


@lru_cache(maxsize=8192)
def fold_typography(text: str) -> str:
    """Returns `text` with quotes, dashes and blanks in their plainest spelling; two texts that only differ in these become equal."""
    plain = " ".join(_spell(text).split())
    return _DASHES.sub("-", plain) if "--" in plain or " - " in plain else plain


def find_words(text: str) -> list[str]:
    """Returns the words of `text`, case folded, in order."""
    return _WORD.findall(_spell(text).casefold())


def _spell(text: str) -> str:
    if not text.isascii():
        for written, plain in _SPELLINGS:
            text = text.replace(written, plain)
    return text


def split_tokens(text: str) -> list[str]:
    """Returns the words, blanks and signs that `text` is made of; joined they are the text."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=16384)
def split_sentences(text: str) -> tuple[Span, ...]:
    """Returns the sentences and list items of `text`, blanks behind each included; together they cover the text."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    starts = [0, *ends]
    return tuple(
        Span(start, end) for start, end in zip(starts, [*ends, len(text)], strict=True) if start < end
    )
