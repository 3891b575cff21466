"""The processes that build parts of the site side by side."""

from __future__ import annotations

import os
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Submitted = ParamSpec("Submitted")
Produced = TypeVar("Produced")

_AT_A_TIME = 2
_STOPPING = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}


class _Workers(ProcessPoolExecutor):
    """A pool that no signal stops while it starts a process: half started, that would end with an error of its own."""

    def submit(
        self, fn: Callable[Submitted, Produced], /, *args: Submitted.args, **kwargs: Submitted.kwargs
    ) -> Future[Produced]:
        with _holding_signals():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def open_workers() -> Iterator[ProcessPoolExecutor]:
    """Gives the pool that builds parts; its processes end with the block, at once where it raises, and with ours."""
    with _Workers(_AT_A_TIME, mp_context=get_context("spawn"), initializer=_follow_parent) as pool:
        try:
            yield pool
        except BaseException:
            for worker in active_children():
                worker.kill()  # what it makes is not wanted any more
            raise


@contextmanager
def _holding_signals() -> Iterator[None]:
    """Has signals that stop us wait until the block ends, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow_parent() -> None:
    """Leaves it to the parent to end this process: Ctrl-C reaches both, and one of them tells of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)  # which it was started without
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
