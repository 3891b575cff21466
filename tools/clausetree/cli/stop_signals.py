"""Signals that ask a command to stop: it puts things in order first, as after Ctrl-C, and then ends by the signal.

A command that just died would leave behind what it has begun, and the programs that it has started.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_STOPPING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Stopped(BaseException):
    """Somebody asked the command to stop.

    Attributes:
        number: By which signal.
    """

    def __init__(self, number: int) -> None:
        """Says by which signal, by its `number`."""
        super().__init__(number)
        self.number = number


def heed_stop_signals() -> None:
    """Has each of these signals raise `Stopped`, but for those that whoever started us wants ignored, as `nohup` does."""
    for number in _STOPPING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def stop_at_once() -> None:
    """Has these signals end the process at once: for what has nothing to put in order, and can't be interrupted."""
    for number in _STOPPING:
        if signal.getsignal(number) is _stop:
            signal.signal(number, signal.SIG_DFL)


def end_by(number: int) -> None:
    """Ends the process by a signal, so that whoever waits for it learns why it ended."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _stop(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)  # who asks twice does not want to wait
    raise Stopped(number)
