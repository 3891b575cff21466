"""Several phrases as one list in a sentence."""

from __future__ import annotations

import pytest

from clausetree.text.listed import listed


@pytest.mark.parametrize(
    ("phrases", "sentence"),
    [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcd", "a, b, c and d")],
)
def test_phrases_are_joined(phrases: str, sentence: str) -> None:
    assert listed([*phrases]) == sentence
