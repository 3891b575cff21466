"""What counts as near: each limit is held from both sides, at the place that uses it where it is not a hint."""

from __future__ import annotations

import pytest

from clausetree.text.nearest import KnownWords, did_you_mean, find_nearest


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


def test_a_letter_and_its_mark_are_one_however_they_are_spelled() -> None:
    whole, apart = "\u00e4", "a\u0308"
    for word, known in ((whole, apart), (apart, whole), (whole.upper(), apart)):
        assert find_nearest(word, [known]) == known
        assert KnownWords([known]).find_nearest(word) == known


def test_the_nearest_of_several_is_named() -> None:
    assert find_nearest("styel", ["tone", "style", "styles"]) == "style"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert find_nearest("style", ()) is None


@pytest.mark.parametrize("count", [20, 512, 513, 5000])
@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("clausee_17", "clause_17"),
        ("clause17", "clause_17"),
        ("say_no_wel", "say_no_well"),
        ("SAY_NO_WELL", "say_no_well"),
        ("say_well", "say_no_well"),
        ("不说好", "不说好话"),
        ("qqqq", None),
        ("", None),
    ],
)
def test_the_nearest_is_found_however_many_words_are_known(count: int, word: str, near: str | None) -> None:
    known = [*(f"clause_{number}" for number in range(count - 2)), "say_no_well", "不说好话"]
    assert KnownWords(known).find_nearest(word) == near
