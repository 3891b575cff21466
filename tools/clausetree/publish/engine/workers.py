"""The processes that build parts of the site side by side."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from signal import SIG_IGN, SIGINT, signal
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_A_TIME = 2


@contextmanager
def open_workers() -> Iterator[ProcessPoolExecutor]:
    """Gives the pool that builds parts; its processes end with the block, at once where it raises, and with ours."""
    with ProcessPoolExecutor(_AT_A_TIME, mp_context=get_context("spawn"), initializer=_follow_parent) as pool:
        try:
            yield pool
        except BaseException:
            for worker in active_children():
                worker.kill()  # what it makes is not wanted any more
            raise


def _follow_parent() -> None:
    """Leaves it to the parent to end this process: Ctrl-C reaches both, and one of them tells of it."""
    signal(SIGINT, SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
