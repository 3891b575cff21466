"""Reading files, whatever a path turns out to be."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from clausetree.history.files.encoding import LARGEST_TEXT, check_size
from clausetree.model.errors import ClausetreeError
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def load_bytes(path: Path, name: str, limit: int = LARGEST_TEXT) -> bytes:
    """Returns what a regular file holds, without ever waiting for a pipe or a device.

    Args:
        path: The file.
        name: What errors call it.
        limit: How many bytes to read at most; a file that holds more is refused where this is the default.

    Raises:
        ClausetreeError: It is not there, no regular file, too large, or can't be read.
    """
    with _opened(path, name) as file:
        if limit == LARGEST_TEXT:
            check_size(os.fstat(file.fileno()).st_size, name)
        return file.read(limit)


def load_lines(path: Path, name: str) -> Iterator[bytes]:
    """Yields the lines of a regular file with their ends, however many there are; raises as `load_bytes` does."""
    with _opened(path, name) as file:
        yield from file


@contextmanager
def _opened(path: Path, name: str) -> Iterator[BinaryIO]:
    """Opens a regular file for reading; raises as `load_bytes` does."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            _check_regular(os.fstat(descriptor).st_mode, name)
            yield file
    except FileNotFoundError:
        raise missing(path, name) from None
    except (OSError, ValueError) as error:
        raise unreadable(error, name) from None


_PIPED: list[tuple[object, bytes]] = []
"""Standard input, and what it held: it can be read once, and a command may ask for it again."""


def load_standard_input() -> bytes:
    """Returns all bytes of standard input, however often it is asked.

    Raises:
        ClausetreeError: There is none, it can't be read, or holds too much.
    """
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ClausetreeError("there is no standard input to read", "name a file instead of `-`")
    if _PIPED and _PIPED[0][0] is stream:
        return _PIPED[0][1]
    try:
        data: bytes = stream.read(LARGEST_TEXT + 1)
    except (OSError, ValueError) as error:
        raise unreadable(error, "-") from None
    check_size(len(data), "-")
    _PIPED[:] = [(stream, data)]
    return data


def missing(path: Path, name: str) -> ClausetreeError:
    """Returns the error for a path that leads nowhere, with the nearest name that is there as its hint."""
    if path.is_symlink():
        return ClausetreeError(f"`{name}` is a link that leads nowhere, to `{path.readlink()}`")
    try:
        near = find_nearest(path.name, (entry.name for entry in path.parent.iterdir()))
    except (OSError, ValueError):
        return ClausetreeError(f"there is no file `{name}`", f"there is no folder `{path.parent}` to look in")
    if near:
        return ClausetreeError(f"there is no file `{name}`", f"did you mean `{Path(name).parent / near}`?")
    return ClausetreeError(f"there is no file `{name}`", "check the path")


def unreadable(error: Exception, name: str) -> ClausetreeError:
    """Returns the error for a path that the system does not let us read."""
    if isinstance(error, PermissionError):
        return ClausetreeError(
            f"no permission to read `{name}`", "change its permissions, or name another file"
        )
    if isinstance(error, IsADirectoryError):
        return ClausetreeError(f"`{name}` is a folder, not a file", "name a file in it")
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return ClausetreeError(f"`{name}` can't be read: {reason}", "check the path")


def _check_regular(mode: int, name: str) -> None:
    """Raises `ClausetreeError` for all but a regular file."""
    if stat.S_ISREG(mode):
        return
    kind = next((word for test, word in _KINDS if test(mode)), "something else")
    hint = "name a file in it" if stat.S_ISDIR(mode) else "give its text on standard input and name it `-`"
    raise ClausetreeError(f"`{name}` is {kind}, not a file", hint)
