"""What counts as near: each limit is held from both sides, at the place that uses it where it is not a hint."""

from __future__ import annotations

import pytest

from clausetree.text.nearest import did_you_mean, find_nearest


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("stxxe", "style"),  # 0.6: two letters of five are wrong
        ("STXXE", "style"),
        ("stylxxxxx", None),  # 0.57
    ],
)
def test_two_wrong_letters_of_five_are_near_enough_to_ask(word: str, near: str | None) -> None:
    assert find_nearest(word, ["style"]) == near
    assert did_you_mean(word, ["style"]) == (near and f"did you mean `{near}`?")


def test_the_nearest_of_several_is_named() -> None:
    assert find_nearest("styel", ["tone", "style", "styles"]) == "style"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert find_nearest("style", ()) is None
