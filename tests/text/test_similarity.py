"""How like texts are by their letters."""

from __future__ import annotations

import pytest

from clausetree.text.similarity import Window, find_window, measure_letters


def test_the_stretch_that_is_most_like_a_text_is_found() -> None:
    start, end, likeness = find_window("be kind", "we must be kind to all")
    assert (start, end, likeness) == (8, 15, 1.0)
    assert find_window("be kimd", "we must be kind to all").likeness == pytest.approx(6 / 7)


def test_a_longer_text_is_compared_with_all() -> None:
    assert find_window("abcd", "ab") == Window(0, 2, measure_letters("abcd", "ab"))
    assert find_window("ab", "ab") == Window(0, 2, 1.0)


def test_letters_count_in_their_order() -> None:
    assert measure_letters("abc", "abc") == 1
    assert measure_letters("abc", "xyz") == 0
    assert measure_letters("ab", "ba") == pytest.approx(1 / 2)
