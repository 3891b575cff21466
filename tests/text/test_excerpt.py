from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetree.text.excerpt import cut_text


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two …"),
        ("one two three", 6, "one …"),
        ("onetwothree", 6, "onetwo …"),
        ("", 5, ""),
    ],
)
def test_a_long_text_is_cut_at_a_word(text: str, longest: int, expected: str) -> None:
    assert cut_text(text, longest) == expected


@given(st.text(), st.integers(1, 40))
def test_what_is_kept_is_a_beginning_that_fits(text: str, longest: int) -> None:
    kept = cut_text(text, longest)
    assert kept == text or (text.startswith(kept.removesuffix(" …")) and len(kept) <= longest + 2)
