"""Sentences: together they are the text, and each ends where a reader would say so."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.text.sentences import split_sentences

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
    "<!-- ",
    " -->",
    "\\\n",
    "a",
    " ",
    "\t",
    "_",
    "\u00e9",
    "\r\n",
]
TEXTS = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(PIECES), max_size=15).map("".join))


def sentences(text: str) -> list[str]:
    return [span.slice(text) for span in split_sentences(text)]


@FEW
@given(TEXTS)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = split_sentences(text)
    assert "".join(sentences(text)) == text
    assert all(span.start < span.end for span in spans)
    assert all(one.end == other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "expected",
    [
        ["Be kind. ", "Be brief! ", "Why? ", "Because."],
        ['He said "No." ', "Then he left."],
        ["It is so (really). ", "It is."],
        ["So it ends.[^ab12] ", "The next."],
        ["So it ends.[^ab12][^cd34] ", "The next."],
        ["So it ends.  [^ab12] ", "The next:\t[^cd34]\n", "last."],
        ["\u5584\u5f85\u4ed6\u4eba\u3002 [^ab12]", "\u7b80\u6d01\uff01\u00a0[^cd34]\n", "\u7b80\u6d01\u3002"],
        ["So it ends. \n", "[^ab12] begins a line."],
        ["One. ", "(Two.) ", "\u201cThree.\u201d ", "*Four*."],
        ["Go on\u2026 ", "Then stop."],
        ["first paragraph\n\n", "second paragraph"],
        ["items:\n", "- one\n", "- two\n", "  1. three\n", "  2) four"],
        ["One line.\\\n", "The next:\\\n", "the last."],
        ["Be kind. <!-- a. B --> <!-- c --> ", "Be brief. <!-- d -->"],
        ["Be kind. <!-- a. B -->\n   ", "Be brief."],
        ["Be kind. <!-- a. B --> \t <!-- c -->  ", "Be brief."],
        ["<!-- a. B --> Be kind. ", "See <!-- c. D --> it."],
        ["Open `<!--` first. ", "Then `-->`. ", "Done."],
        ["One. ", "<!-- open. ", "Two."],
        ["\u5584\u5f85\u4ed6\u4eba\u3002", "\u7b80\u6d01\uff01"],
    ],
)
def test_sentences_by_hand(expected: list[str]) -> None:
    assert sentences("".join(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "see it, i.e. the text, and go on",
        "version 2.5 of it",
        "one line\nand its continuation",
        "a - b",
        "what? asked nobody",
        "\n\n    - one item after an empty line",
        "\n    1. one item after the end of a line",
        " \n\n",
        "",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == ([text] if text else [])
