"""Event loops in a thread of their own: in the thread of the tests that of a browser may be running, which stands no other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_THREAD = ThreadPoolExecutor(1)

Given = TypeVar("Given")
Answer = TypeVar("Answer")


def run_apart(run: Callable[[Given], Answer], work: Given) -> Answer:
    """Returns what `run` returns for `work`, in that thread."""
    return _THREAD.submit(run, work).result()
