"""The numbers below the diff that decide what is like what, each from both sides."""

from __future__ import annotations

import pytest

from clausetree.text.nearest import find_nearest
from clausetree.text.shingles import ShingleIndex, find_shingles
from tests.diff.thresholds.made import words
from tests.diff.thresholds.pins import Pin, check_pin


def test_clauses_are_known_by_runs_of_three_words() -> None:
    assert len(find_shingles(words(0, 10))) == 8
    assert find_shingles(words(0, 3)) < find_shingles(words(0, 4))
    assert not find_shingles(words(0, 2)) & find_shingles(words(0, 3))


def is_found(sharing: int) -> bool:
    """Whether texts are found by words that so many of them share."""
    text = find_shingles(words(0, 10))
    return len(ShingleIndex([text] * sharing, [text]).near(text, 100)) == sharing


def test_what_many_texts_share_tells_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    check_pin(Pin("text.shingles _COMMONEST", -1, lambda: is_found(8), lambda: is_found(9)), monkeypatch)


@pytest.mark.parametrize(
    ("written", "known", "is_meant"),
    [
        ("abcde", "abcxy", True),  # three letters of five
        ("abcdefghijkl", "abcdefgvwxyz", False),  # seven of twelve
        ("ABCDE", "abcxy", True),
        ("", "abc", False),
    ],
)
def test_a_word_is_meant_that_has_three_letters_of_five_in_common(
    written: str, known: str, *, is_meant: bool
) -> None:
    assert find_nearest(written, [known]) == (known if is_meant else None)
