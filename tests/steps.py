"""How much work a call is, in steps that are the same on every machine, however busy it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def count_steps(work: Callable[[], object]) -> int:
    """Returns how many lines of Python run during a call and how often one calls a function, built-in ones included.

    What a built-in function does by itself, such as a search in a long text, is one step: `make bench` measures that.
    """
    steps = 0

    def trace(_frame: FrameType, event: str, _value: Any) -> Any:
        nonlocal steps
        steps += event in {"line", "call"}
        return trace

    def profile(_frame: FrameType, event: str, _value: Any) -> None:
        nonlocal steps
        steps += event == "c_call"

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(trace)
    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return steps
