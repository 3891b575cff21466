"""Letters with marks: names of languages whose letters have them are whole."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from clausetree.text.letters import MARKS, NAME, WORD

_SCRIPTS = [
    "ARABIC",
    "BENGALI",
    "COMBINING",
    "DEVANAGARI",
    "GUJARATI",
    "GURMUKHI",
    "HEBREW",
    "KANNADA",
    "KHMER",
    "LAO",
    "MALAYALAM",
    "MYANMAR",
    "ORIYA",
    "SINHALA",
    "TAMIL",
    "TELUGU",
    "THAI",
    "TIBETAN",
]


def _find_marks(script: str) -> list[str]:
    """Returns the marks of a script, those left out of which Unicode has blocks of their own for old books."""
    return [
        character
        for character in map(chr, range(0x1880))
        if unicodedata.category(character)[0] == "M" and unicodedata.name(character, "").startswith(script)
    ]


@pytest.mark.parametrize("script", _SCRIPTS)
def test_the_marks_of_a_script_are_known(script: str) -> None:
    marks = _find_marks(script)
    assert marks
    assert [mark for mark in marks if not re.fullmatch(WORD, mark)] == []


def test_nothing_but_letters_digits_and_marks_is_part_of_a_name() -> None:
    signs = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if re.match(f"[{MARKS}]", character) and unicodedata.category(character)[0] not in "LMNC"
    ]
    assert signs == []


@pytest.mark.parametrize("name", ["be_kind-2", "höflich", "诚实", "दयालु_रहो", "ใจดี", "الصّدق", "cafe\u0301"])
def test_a_name_is_whole(name: str) -> None:
    assert re.fullmatch(f"{NAME}+", name)


@pytest.mark.parametrize("sign", ["।", "؟", "،", "。", "#", " ", "\u200b"])
def test_a_sign_ends_a_name(sign: str) -> None:
    assert not re.match(NAME, sign)
