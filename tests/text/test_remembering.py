"""Functions that remember what they answered of a large value."""

from __future__ import annotations

import gc
from typing import NamedTuple

from clausetree.text.remembering import forget_answers, remembered_of_each


class _Large(NamedTuple):
    """Something that takes long to compare, and that may not be hashed at all."""

    words: list[str]


_asked: list[tuple[_Large, int]] = []


@remembered_of_each
def _count(large: _Large, more: int) -> int:
    _asked.append((large, more))
    return len(large.words) + more


def test_same_value_is_asked_about_once() -> None:
    _asked.clear()
    large = _Large(["a", "b"])
    assert [_count(large, 1), _count(large, 1), _count(large, 2), _count(large, more=2)] == [3, 3, 4, 4]
    assert [more for _, more in _asked] == [1, 2, 2]


def test_equal_value_is_asked_about_again() -> None:
    _asked.clear()
    one, other = _Large(["a"]), _Large(["a"])
    assert _count(one, 0) == _count(other, 0) == 1
    assert [asked is one for asked, _ in _asked] == [True, False]


def test_what_is_forgotten_is_asked_about_again() -> None:
    _asked.clear()
    large = _Large(["a"])
    assert _count(large, 0) == 1
    forget_answers()
    assert _count(large, 0) == 1
    assert len(_asked) == 2


def test_no_other_value_comes_in_the_place_of_one_that_was_asked_about() -> None:
    _asked.clear()
    for size in range(100):  # each would have the address of the one before, were that not kept
        _asked.clear()
        gc.collect(0)
        assert _count(_Large(["a"] * size), 0) == size
