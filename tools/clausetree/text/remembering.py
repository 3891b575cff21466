"""Functions of texts that remember their answers, so that a text which an edit leaves as it was is not looked at again."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Given = ParamSpec("Given")
Known = TypeVar("Known")
Remembered = TypeVar("Remembered")

_MOST = 32768  # answers of one function; a text has some thousand passages
_FORGETTING: list[Callable[[], None]] = []


def remembered(function: Callable[Given, Remembered]) -> Callable[Given, Remembered]:
    """Returns a function that gives the same answers, and looks for each but once; the answers must be values."""
    remembering = lru_cache(maxsize=_MOST)(function)
    _FORGETTING.append(remembering.cache_clear)
    return remembering  # type: ignore[return-value] # which it is called as


def remembered_of_each(
    function: Callable[Concatenate[Known, Given], Remembered],
) -> Callable[Concatenate[Known, Given], Remembered]:
    """Returns the same for a function whose first argument is large: it is known by which one it is, not by what it holds.

    An equal one is asked about again. What is remembered keeps it, so that no other one can come in its place.
    """
    answers: dict[object, tuple[Known, Remembered]] = {}
    _FORGETTING.append(answers.clear)

    @wraps(function)
    def remembering(known: Known, /, *given: Given.args, **named: Given.kwargs) -> Remembered:
        key = (id(known), *given, *named.items())
        if found := answers.get(key):
            return found[1]
        answer = function(known, *given, **named)
        if len(answers) >= _MOST:
            answers.clear()
        answers[key] = known, answer
        return answer

    return remembering


def forget_answers() -> None:
    """Has all such functions forget their answers, which fill the memory where one text after another is read."""
    for forget in _FORGETTING:
        forget()
