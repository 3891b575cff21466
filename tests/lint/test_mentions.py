"""Where a text has each of many spellings: the same however many are asked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.lint import terms
from clausetree.lint.terms import Mentions
from clausetree.text.remembering import forget_answers
from tests.steps import count_steps

LETTERS = st.text("abİ ", max_size=40)
SPELLINGS = st.lists(st.text("ab ", min_size=1, max_size=6), min_size=1, max_size=5, unique=True)


@pytest.mark.parametrize("few", [0, 100])
@settings(max_examples=200, deadline=None)
@given(st.lists(LETTERS, max_size=3), SPELLINGS)
def test_each_spelling_is_found_wherever_it_stands(few: int, texts: list[str], spellings: list[str]) -> None:
    parts = [(100 * number, text) for number, text in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(terms, "_FEW", few)
        mentions = Mentions(parts, spellings)
    for spelling in spellings:
        expected = [
            start + found.start()
            for start, text in parts
            for found in re.finditer(f"(?={re.escape(spelling)})", text)
        ]
        assert list(mentions.find(spelling)) == expected


def test_up_to_a_hundred_are_looked_for_without_reading_the_groups_of_letters() -> None:
    text = "be kind and brief " * 200

    def count(number: int) -> int:
        spellings = [f"term{place:04}" for place in range(number)]
        forget_answers()
        return count_steps(
            lambda: [list(Mentions([(0, text)], spellings).find(one)) for one in spellings[:1]]
        )

    assert count(101) > 5 * count(100)
