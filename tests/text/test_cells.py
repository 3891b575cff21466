"""How many cells of a terminal a text takes."""

from __future__ import annotations

import pytest

from clausetree.text.cells import cell_width


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc", 3),
        ("caf\u00e9 \u2014 \u201cx\u201d", 10),
        ("\u52a9\u624b", 4),
        ("\uff21", 2),
        ("e\u0301", 1),
        ("\u20dda\u20dd", 1),
        ("a\u200db\u00ad", 2),
        ("a\u0080\u009f\u52a9", 3),
        ("\U0001f600", 2),
    ],
)
def test_wide_characters_take_two_and_marks_none(text: str, cells: int) -> None:
    assert cell_width(text) == cells
