"""Words agree with numbers."""

from __future__ import annotations

import pytest

from clausetree.text.counted_noun import agree, count_noun


@pytest.mark.parametrize(
    ("number", "noun", "told"),
    [
        (0, "clause", "0 clauses"),
        (1, "clause", "1 clause"),
        (2, "commentary", "2 commentaries"),
        (2, "reply key", "2 reply keys"),
        (1, "commentary", "1 commentary"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, noun: str, told: str) -> None:
    assert count_noun(number, noun) == told


def test_a_plural_can_be_given() -> None:
    assert [agree(number, "it has", "they have") for number in (0, 1, 2)] == [
        "they have",
        "it has",
        "they have",
    ]
    assert count_noun(2, "finding is", "findings are") == "2 findings are"
