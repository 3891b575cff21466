"""Which response is which: by what it says, then by how like it is, then by where it stands."""

from __future__ import annotations

import pytest

from clausetree.merge.forms.example_order import pair_said

_WORDS = {
    "a": "Yes, bring it back by noon please.",
    "A": "Yes, bring it back by high noon please.",
    "b": "Sure, keep this one until Friday evening.",
    "B": "Sure, keep this one until late Friday evening.",
    "c": "No.",
    "d": "The museum opens at ten.",
}


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("ab", "ba", {0: 1, 1: 0}),
        ("ab", "bA", {0: 1, 1: 0}),
        ("ab", "BA", {0: 1, 1: 0}),
        ("ab", "AB", {0: 0, 1: 1}),
        ("ac", "dc", {0: 0, 1: 1}),
        ("ac", "cd", {1: 0}),
        ("aa", "a", {0: 0}),
        ("aca", "ca", {1: 0, 2: 1}),
        ("ab", "adb", {0: 0, 1: 2}),
    ],
)
def test_pairs(old: str, new: str, pairs: dict[int, int]) -> None:
    said = [[(("assistant", _WORDS[letter]),) for letter in text] for text in (old, new)]
    assert pair_said(*said) == pairs


def test_what_another_role_says_is_another_message() -> None:
    old = [(("user", _WORDS["a"]),), (("assistant", _WORDS["b"]),)]
    new = [(("assistant", _WORDS["A"]),), (("user", _WORDS["B"]),)]
    assert pair_said(old, new) == {0: 0, 1: 1}


def test_of_any_number_what_says_the_same_is_the_same() -> None:
    said = [(("assistant", f"Answer {number}."),) for number in range(500)]
    assert pair_said(said, said[::-1]) == {number: 499 - number for number in range(500)}
