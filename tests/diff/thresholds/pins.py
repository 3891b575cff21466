"""Pins: for each number a case just inside of it and one just outside, which change sides when the number moves."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.remembering import forget_answers

if TYPE_CHECKING:
    import pytest

Case = Callable[[], bool]


class Pin(NamedTuple):
    """A number and two cases.

    Attributes:
        number: Where it is: a module below `clausetree`, its name, and the key of a weight.
        step: How little it has to move to change an outcome. Cases of a number that says how many at most move when it
            becomes smaller: their step is negative.
        inside: True as the number is, false where it is a step larger.
        outside: False as the number is, true where it is a step smaller.
    """

    number: str
    step: float
    inside: Case
    outside: Case

    def move(self, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
        """Moves the number by so many steps, and has forgotten what was found with it."""
        forget_answers()
        place, name, *key = self.number.split()
        module = import_module(f"clausetree.{place}")
        value = getattr(module, name)
        if key:
            monkeypatch.setitem(value, key[0], value[key[0]] + steps * self.step)
        else:
            monkeypatch.setattr(module, name, value + steps * self.step)


def check_pin(pin: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asserts that the cases are where they should be, and that they notice when the number moves."""
    assert pin.inside()
    assert not pin.outside()
    with monkeypatch.context() as moved:
        pin.move(moved, 1)
        assert not pin.inside()
    with monkeypatch.context() as moved:
        pin.move(moved, -1)
        assert pin.outside()
    forget_answers()
