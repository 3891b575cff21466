"""Functions of texts that remember their answers, so that a text which an edit leaves as it was is not looked at again."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Given = ParamSpec("Given")
Remembered = TypeVar("Remembered")

_MOST = 32768  # answers of one function; a text has some thousand passages
_FORGETTING: list[Callable[[], None]] = []


def remembered(function: Callable[Given, Remembered]) -> Callable[Given, Remembered]:
    """Returns a function that gives the same answers, and looks for each but once; the answers must be values."""
    remembering = lru_cache(maxsize=_MOST)(function)
    _FORGETTING.append(remembering.cache_clear)
    return remembering  # type: ignore[return-value] # which it is called as


def forget_answers() -> None:
    """Has all such functions forget their answers, which fill the memory where one text after another is read."""
    for forget in _FORGETTING:
        forget()
