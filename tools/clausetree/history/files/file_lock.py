"""Locks between processes: held by the system, which lets go of one however its process ends, so none is ever stale."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PAUSE = 0.05
_TRIES = 100


class LockHeldError(Exception):
    """Another process holds a lock and does not let go of it in time."""


@contextmanager
def hold_lock(
    file: Path, *, seconds: float = 0.0, report_wait: Callable[[], object] | None = None
) -> Iterator[None]:
    """Holds the lock of a file, which is made with its folder where need be, and removed with the lock.

    Args:
        file: The file; that it is there says nothing, for a process that was killed leaves it.
        seconds: How long to wait where another process holds the lock.
        report_wait: Called once before waiting.

    Raises:
        LockHeldError: Another process still holds it.
        OSError: The file can't be made.
    """
    descriptor = _acquire(file, time.monotonic() + seconds, report_wait)
    try:
        yield
    finally:
        with suppress(OSError):  # not on every system while it is open
            file.unlink()  # while it is held: who gets it then looks whether it is still there
        os.close(descriptor)


def _acquire(file: Path, until: float, report_wait: Callable[[], object] | None) -> int:
    """Returns a descriptor that holds the lock of a file, which is there."""
    waited = False
    while True:
        descriptor = _open(file)
        try:
            if _try_lock(descriptor) and _is_there(file, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        is_held = _is_there(file, descriptor)
        os.close(descriptor)
        if is_held and time.monotonic() >= until:
            raise LockHeldError
        if is_held and report_wait and not waited:
            report_wait()
        waited = waited or is_held
        time.sleep(_PAUSE if is_held else 0)


def _open(file: Path) -> int:
    """Returns a descriptor of a file, made with its folder, which who had the lock may be removing just now."""
    for _ in range(_TRIES):
        with suppress(FileNotFoundError, FileExistsError):
            return _make(file)
    return _make(file)


def _make(file: Path) -> int:
    file.parent.mkdir(parents=True, exist_ok=True)
    return os.open(file, os.O_RDWR | os.O_CREAT, 0o666)


def _try_lock(descriptor: int) -> bool:
    """Returns whether this process holds the lock of an open file now."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - not on every system

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
    import fcntl  # noqa: PLC0415 - likewise

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_there(file: Path, descriptor: int) -> bool:
    """Returns whether a file that was opened is still the one at its path: who held the lock has removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False
