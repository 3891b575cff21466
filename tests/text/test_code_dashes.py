"""What is folded of words, and what is not: dashes in code, lines of scripts without blanks, letters and their marks."""

from __future__ import annotations

import pytest

from clausetree.text.code_span import split_code
from clausetree.text.words import fold_wording, join_marks, joins_lines


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("use `-v` \u2014 now", "use `-v` --- now", True),
        ("use `-v` now", "use `--v` now", False),
        ("use `a - b`", "use `a -- b`", False),
        ("a - b", "a -- b", True),
        ("a - b", "a + b", False),
    ],
)
def test_each_dash_counts_in_code(one: str, other: str, *, same: bool) -> None:
    assert (fold_wording(one) == fold_wording(other)) is same


def test_code_can_go_over_lines() -> None:
    assert [piece.text for piece in split_code("see `a\nb` c") if piece.is_code] == ["a\nb"]


@pytest.mark.parametrize(
    ("before", "after", "joins"),
    [
        ("\u52a9", "\u624b", True),
        ("\u52a9", "\uff0c", True),
        ("\u52a9", "a", False),
        ("a", "\u52a9", False),
        ("a", "b", False),
    ],
)
def test_a_line_of_scripts_without_blanks_goes_on(before: str, after: str, *, joins: bool) -> None:
    assert joins_lines(before, after) is joins


def test_a_letter_and_its_mark_are_one_however_they_are_spelled() -> None:
    assert join_marks("cafe\u0301") == join_marks("caf\u00e9") == "caf\u00e9"
    assert join_marks("cafe") == "cafe"
