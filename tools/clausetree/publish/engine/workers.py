"""The processes that build parts of the site side by side."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread

_AT_A_TIME = 2


def open_workers() -> ProcessPoolExecutor:
    """Returns the pool that builds parts; its processes end with ours, also where ours is killed."""
    return ProcessPoolExecutor(_AT_A_TIME, mp_context=get_context("spawn"), initializer=_watch_parent)


def _watch_parent() -> None:
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
