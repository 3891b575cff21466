"""Python's garbage collector, and when to leave it out."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def paused_collector() -> Iterator[None]:
    """Keeps the garbage collector from running meanwhile.

    What a reader builds has no cycles, so that each pass of the collector over it is for nothing; and since each is
    over all that is there, their cost would grow faster than the text.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
