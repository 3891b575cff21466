"""Threads that do one thing after another while the loop of the server goes on."""

from __future__ import annotations

from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


class Worker:
    """A thread that begins with its first job and ends when it is told to, or with the process, whatever it is doing."""

    def __init__(self, name: str) -> None:
        """Takes what debuggers call it."""
        self._name = name
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._is_stopped = False

    def submit(self, job: Callable[[], Result]) -> Future[Result]:
        """Returns what a job will return; one that is cancelled before its turn, or comes after the end, is left out."""
        future: Future[Result] = Future()
        if self._is_stopped:
            future.cancel()
            return future

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(job())
            except Exception as error:  # noqa: BLE001 - whoever waits for the result is told
                future.set_exception(error)

        if self._thread is None:
            self._thread = Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._jobs.put(run)
        return future

    def stop(self) -> None:
        """Ends the thread after the jobs that it has."""
        self._is_stopped = True
        self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
