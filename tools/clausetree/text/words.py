"""Words of running text in any script, and what does not count as wording."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from clausetree.text.code_span import split_code
from clausetree.text.footnote_marks import FOOTNOTE_MARK

QUOTE_SPELLINGS = (
    *((quote, "'") for quote in "\u2018\u2019\u201b\u02bc"),
    *((quote, '"') for quote in "\u201c\u201d\u201e\u201f"),
)
"""Quotation marks and apostrophes as they are set, each with what is typed for it."""

HYPHEN_SPELLINGS = tuple((hyphen, "-") for hyphen in "\u2010\u2011\u2012\u2212")
"""Hyphens and the sign of minus, likewise."""

_SPELLINGS = (
    *QUOTE_SPELLINGS,
    *((dash, "---") for dash in "\u2014\u2015"),
    *HYPHEN_SPELLINGS,
    ("\u2013", "-"),
    *((unseen, "") for unseen in "\u00ad\u200b\u2060\ufeff"),
    ("\u2026", "..."),
)
_DASHES = re.compile(r"-(?:(?: ?-)+ ?|(?<= -) )")  # without the space before it: a sign is looked for fastest
# Han, kana, and the scripts of Thailand, Laos, Burma and Cambodia put no spaces between words (UAX 29, "Word
# boundaries"): each character is compared by itself.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_COMMON_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f"
)
_UNUSUAL = (
    *(
        0x0300,
        0x0370,
        0x0483,
        0x048A,
        0x0590,
        0x1100,
        0x1200,
        0x2000,
        0x200C,
        0x200D,
        0x20D0,
        0x20E3,
        0x20E4,
        0x2100,
    ),
    *(0x2C00, 0xAC00, 0xF900, 0xFE0F, 0xFE10, 0x1F000, 0x20000),
)
"""Where runs of characters begin and end for which letters, spaces, signs and emoji are not all there is to know.

A pattern of them takes longer to make than a short command has for all its texts.
"""

_MARKED = (
    "[\u0590-\u1fff\u2cef-\u2dff\ua66f-\uabff\ufb1e\ufe20-\ufe2f\U00010000-\U0001efff\U000e0100-\U000e01ef]"
)
"""Characters of scripts whose marks are many; to know them all takes some twenty milliseconds."""

_MARK_BLOCKS = (
    *(
        (0x0300, 0x2E00),
        (0x3000, 0x3100),
        (0xA600, 0xAC00),
        (0xFB00, 0xFE30),
        (0x101F0, 0x12000),
        (0x13400, 0x13500),
    ),
    *((0x16A00, 0x17000), (0x1BC00, 0x1BD00), (0x1CF00, 0x1D300), (0x1DA00, 0x1E200), (0x1E2A0, 0x1EA00)),
    (0xE0100, 0xE01F0),
)
"""Where Unicode has combining marks."""


class _Patterns(NamedTuple):
    """What a word is, and what a text is made of."""

    word: re.Pattern[str]
    token: re.Pattern[str]


_FLAG = r"[\U0001f1e6-\U0001f1ff]{2}"
_PLAIN = _Patterns(
    re.compile(r"\w+(?:'\w+)*"),
    re.compile(
        rf"\w+(?:['\u2019]\w+)*(?:\ufe0f?\u20e3)?|\s+|{_FLAG}|{FOOTNOTE_MARK}|[^\w\s](?:[\u20e3\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^\w\s])*"
    ),
)
_CODE_DASH = "\1"  # stands for a dash that counts
_LOOSE_QUOTE = re.compile(r"'(?:(?!\w)|(?<!\w'))")
_NO_WORDS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) in "_'")}
"""Spaces for the characters of ASCII that no word has in it."""


@lru_cache(maxsize=8192)
def fold_typography(text: str) -> str:
    """Returns `text` with quotes, dashes and spaces in their plainest spelling; two texts that only differ in these become equal."""
    plain = _spell(text)
    if (
        not plain.isprintable() or "  " in plain or plain != plain.strip()
    ):  # a line end comes soon, if there is one
        plain = " ".join(plain.split())
    if _is_unusual(plain):
        plain = _join_lines(plain)
    return _fold_dashes(plain) if "--" in plain or "- " in plain else plain


def fold_wording(text: str) -> str:
    """Returns `text` as `fold_typography` does, but for its code spans, in which each dash counts: `-f` is not `--f`.

    What is folded so is compared as a whole: where a code span begins is not told by a part of a text.
    """
    if "`" not in text or "-" not in text:
        return fold_typography(text)
    pieces = split_code(text)
    return fold_typography(
        "".join(piece.source.replace("-", _CODE_DASH) if piece.is_code else piece.source for piece in pieces)
    )


def find_words(text: str) -> list[str]:
    """Returns the words of `text`, case folded, in order; in scripts without spaces each character is one."""
    folded = _spell(text).casefold()
    if not folded.isascii():
        return _patterns(folded).word.findall(folded)
    if "'" in folded:
        folded = _LOOSE_QUOTE.sub(" ", folded)
    return folded.translate(_NO_WORDS).split()  # several times as fast as a pattern of words


def split_tokens(text: str) -> list[str]:
    """Returns the words, spaces and signs that `text` is made of; joined they are the text.

    What is read as one character stays in one token: a letter with its marks, an emoji made of several; and so does a
    footnote mark.
    """
    return _patterns(text).token.findall(text)


def join_marks(text: str) -> str:
    """Returns `text` with each letter and its marks as one character, where Unicode has one for them."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_inside_word(text: str, place: int) -> bool:
    """Returns whether a place in a text parts a word, or a character and its marks; scripts without spaces have no words to part."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if not after.isalnum():
        return before.isalnum() and unicodedata.category(after)[0] == "M"
    return before.isalnum() and not _unspaced_pattern().match(before) and not _unspaced_pattern().match(after)


def lower_letters(text: str) -> str:
    """Returns a text in lower case, of the same length: letters whose lower case is two stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def joins_lines(before: str, after: str) -> bool:
    """Returns whether a line that is broken between two characters says nothing, for their scripts have no spaces."""
    return bool(_wide_pattern().match(before) and _wide_pattern().match(after))


def _fold_dashes(text: str) -> str:
    *parts, last = _DASHES.split(text)
    return "-".join([*[part.removesuffix(" ") for part in parts], last])


def _spell(text: str) -> str:
    if text.isascii():
        return text
    for written, plain in _SPELLINGS:
        text = text.replace(written, plain)
        if text.isascii():
            return text
    return unicodedata.normalize("NFC", text)  # last, for what stood apart can stand together now


def _is_unusual(text: str) -> bool:
    """Returns whether a text has characters in it for which the plain patterns are not enough."""
    return not text.isascii() and any(
        bisect_right(_UNUSUAL, ord(character)) % 2 for character in set(text) if character > "\u02ff"
    )


def _patterns(text: str) -> _Patterns:
    if not _is_unusual(text):
        return _PLAIN
    return _make_patterns(_find_marks() if re.search(_MARKED, text) else _COMMON_MARKS)


def _join_lines(text: str) -> str:
    """Returns `text` without broken lines in scripts without spaces; marks that come together can join what is around them."""
    while (joined := unicodedata.normalize("NFC", _broken_lines().sub("", text))) != text:
        text = joined
    return text


@cache
def _unspaced_pattern() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


@cache
def _broken_lines() -> re.Pattern[str]:
    """Returns the pattern of a space between characters of scripts without spaces: a broken line, which says nothing."""
    wide = _wide_pattern().pattern
    return re.compile(rf"(?<={wide}) (?={wide})")


@cache
def _wide_pattern() -> re.Pattern[str]:
    """Returns the pattern of a character of scripts without spaces, or of their signs."""
    return re.compile(rf"[{UNSPACED}\u3000-\u303f\uff00-\uff65]")


@cache
def _make_patterns(marks: str) -> _Patterns:
    """Returns the patterns for texts whose combining marks are among `marks`, the inside of a character class."""
    joined = rf"[{marks}\u200c\u200d]*"
    unspaced = rf"(?![\u0e3f\u0e4f\u0e5a\u0e5b])[{UNSPACED}]"
    letter = rf"(?:(?!{unspaced})\w{joined})"
    sign = rf"(?:{_FLAG}|[^\w\s][{marks}\U0001f3fb-\U0001f3ff]*)"
    return _Patterns(
        re.compile(rf"{unspaced}{joined}|{letter}+(?:'{letter}+)*"),
        re.compile(
            rf"{unspaced}{joined}|{letter}+(?:['\u2019]{letter}+)*|\s+|{FOOTNOTE_MARK}|{sign}(?:\u200d{sign})*"
        ),
    )


@cache
def _find_marks() -> str:
    """Returns the combining marks of Unicode as the inside of a character class."""
    found: list[str] = []
    for first, end in _MARK_BLOCKS:
        run = first
        for code in range(first, end + 1):
            if code < end and unicodedata.category(chr(code))[0] == "M":
                continue
            if run < code:
                found.append(f"{chr(run)}-{chr(code - 1)}")
            run = code + 1
    return "".join(found)
