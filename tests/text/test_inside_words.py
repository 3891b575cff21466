"""Places in a text that part a word."""

from __future__ import annotations

import pytest

from clausetree.text.words import is_inside_word


@pytest.mark.parametrize("text", ["a|b", "a|1", "\u00e9|t", "e|\u0301", "\u0915|\u093f", "ab|c d"])
def test_a_word_is_parted(text: str) -> None:
    before, _, after = text.partition("|")
    assert is_inside_word(before + after, len(before))


@pytest.mark.parametrize(
    "text",
    [
        "|ab",
        "ab|",
        "a|.",
        "a| b",
        "a |b",
        ".|a",
        " |\u0301",
        "a|\u52a9",
        "\u52a9|a",
        "\u52a9|\u624b",
        "a|-b",
        "|",
    ],
)
def test_no_word_is_parted(text: str) -> None:
    before, _, after = text.partition("|")
    assert not is_inside_word(before + after, len(before))
