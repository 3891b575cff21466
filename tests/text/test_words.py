"""Words and tokens: nothing of a text is lost, and what is only typography does not count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.text.words import find_words, fold_typography, split_tokens

FEW = settings(max_examples=40, deadline=None)
PIECES = [
    "Be kind",
    "I\u2019m",
    "e.g.",
    ". ",
    "! ",
    "? ",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "\u201cYes.\u201d ",
    "[^ab12] ",
    "\u2026",
    "\u3002",
    "a",
    " ",
    "\t",
    "_",
    "\u00e9",
    "\r\n",
]
TEXTS = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(PIECES), max_size=15).map("".join))


@FEW
@given(TEXTS)
def test_tokens_joined_are_the_text(text: str) -> None:
    tokens = split_tokens(text)
    assert "".join(tokens) == text
    assert all(tokens)
    assert not any(token != token.strip() and token.strip() for token in tokens), "blanks stand by themselves"


@pytest.mark.parametrize("other", ["\u00e9", "\u4e2d", "\u0915\u093f"])
@settings(max_examples=200, deadline=None)
@given(st.text("ab'_-. \n\x1c\u2019", max_size=12))
def test_words_of_ascii_are_those_of_a_longer_text_in_other_letters(other: str, text: str) -> None:
    assert [*find_words(text), other] == find_words(f"{text} {other}")


@FEW
@given(TEXTS)
def test_what_is_folded_has_no_blanks_but_single_ones_between_words(text: str) -> None:
    folded = fold_typography(text)
    assert folded == " ".join(folded.split())


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, st.text("ab0 -\u2014\u2013\u200be\u0301\u4e00\u304b\u3099\u2329\u00a0", max_size=8)))
def test_what_is_folded_is_folded_for_good(text: str) -> None:
    folded = fold_typography(text)
    assert fold_typography(folded) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("- - 0", "-0"),
        ("a - - b", "a-b"),
        ("a -- - b", "a-b"),
        ("a\u2014 - b", "a-b"),
        ("a - -", "a-"),
        ("e\u200b\u0301", "\u00e9"),
        ("\u304b \u3099", "\u304c"),
        ("- a", "- a"),
        ("a -b", "a -b"),
    ],
)
def test_folded_by_hand(text: str, folded: str) -> None:
    assert fold_typography(text) == folded


@FEW
@given(TEXTS)
def test_words_do_not_depend_on_case_or_blanks(text: str) -> None:
    assert find_words(f"  {text}\n") == find_words(text)
    if text.isascii():
        assert find_words(text.upper()) == find_words(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Be kind.", ["Be", " ", "kind", "."]),
        ("don't  stop", ["don't", "  ", "stop"]),
        ("don\u2019t", ["don\u2019t"]),
        ("'quoted'", ["'", "quoted", "'"]),
        ("a--b", ["a", "-", "-", "b"]),
        ("x\n\n- y", ["x", "\n\n", "-", " ", "y"]),
        ("rock'n'roll", ["rock'n'roll"]),
        ("", []),
        ("kind[^a1][^b2].", ["kind", "[^a1]", "[^b2]", "."]),
        ("\u5584[^a1] [^x](y)", ["\u5584", "[^a1]", " ", "[", "^", "x", "]", "(", "y", ")"]),
    ],
)
def test_tokens_by_hand(text: str, tokens: list[str]) -> None:
    assert split_tokens(text) == tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Be kind, I'm sure.", ["be", "kind", "i'm", "sure"]),
        ("I\u2019m", ["i'm"]),
        ("co\u00adoperate", ["cooperate"]),
        ("zero\u200bwidth", ["zerowidth"]),
        ("STRASSE Stra\u00dfe", ["strasse", "strasse"]),
        ("max_tokens 80", ["max_tokens", "80"]),
        ("...", []),
    ],
)
def test_words_by_hand(text: str, words: list[str]) -> None:
    assert find_words(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it\u2019s", "it's"),
        ("\u02bcn", "'n"),
        ("\u201cyes\u201d", '"yes"'),
        ("\u201eja\u201c", '"ja"'),
        ("\u201fso\u201d", '"so"'),
        ("\u201bn", "'n"),
        ("a \u2014 b", "a---b"),
        ("a\u2015b", "a---b"),
        ("a \u2014 b", "a \u2013 b"),
        ("a --- b", "a\u2014b"),
        ("a -- b", "a --- b"),
        ("a - b", "a -- b"),
        ("non\u2011breaking", "non-breaking"),
        ("\u2212five", "-five"),
        ("co\u00adop\u2060er\ufeffate", "cooperate"),
        ("wait\u2026", "wait..."),
        ("two  blanks\n and a line", "two blanks and a line"),
        ("\u00a0a\u2003b ", "a b"),
    ],
)
def test_what_differs_in_typography_alone_folds_to_the_same(one: str, other: str) -> None:
    assert fold_typography(one) == fold_typography(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("well-known", "well known"),
        ("a-b", "ab"),
        ("a. b", "a, b"),
        ("Be", "be"),
        ("'a'", '"a"'),
        ("-a", "a"),
    ],
)
def test_what_differs_in_more_does_not(one: str, other: str) -> None:
    assert fold_typography(one) != fold_typography(other)
