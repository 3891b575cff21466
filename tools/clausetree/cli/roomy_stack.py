"""Room for the frames of all calls: nothing is slow for how deep it stands.

Python (3.11 and later) takes memory for frames from the system in pieces of 16 KB, and gives a piece back when its first
frame is left. A loop whose calls stand where a piece ends asks for one and gives it back each time round: where modules
import each other, a command did so a thousand times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType

    _Function = TypeVar("_Function", bound=Callable[..., object])

_SLOTS = 1 << 16
"""Half a megabyte: the piece is twice as large then, and the rest holds more frames than Python lets calls be deep."""


def with_roomy_stack(function: _Function) -> _Function:
    """Returns `function`, its frame so large that those of all it calls stand in one piece of memory with it."""
    code = cast("FunctionType", function).__code__
    cast("FunctionType", function).__code__ = code.replace(co_stacksize=_SLOTS)
    return function
