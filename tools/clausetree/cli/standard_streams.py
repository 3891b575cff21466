"""Standard output and standard error: what a text is made of reaches them as it is, whatever the platform's habits."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any, TextIO

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def prepare_streams() -> None:
    """Makes both streams UTF-8 without translated line ends where they are files or pipes.

    On a terminal its own encoding stays, with a sign in place of each character that it can't show. What is written to
    standard error is never a failure: it is not the result.
    """
    sys.stdout = _wrap(sys.stdout, needed=True)
    sys.stderr = _wrap(sys.stderr, needed=False)


def has_reader() -> bool:
    """Returns whether somebody still reads standard output; `head` goes away when it has seen enough."""
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return not (isinstance(raw, _Stream) and raw.abandoned)


class _Stream(io.RawIOBase):
    """A standard stream as the system gives it; what nobody reads any more is dropped."""

    def __init__(self, opened: TextIO | None, *, needed: bool) -> None:
        buffer = opened.buffer if opened is not None and not opened.closed else None
        self._raw: Any = getattr(buffer, "raw", buffer)
        self._opened: Any = opened  # kept, for it would close the file when it goes
        self._needed = needed
        self.abandoned = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return int(self._raw.fileno())

    def isatty(self) -> bool:
        return self._raw is not None and bool(self._opened.isatty())

    def write(self, data: ReadableBuffer) -> int | None:
        try:
            written: int | None = self._raw.write(data)
        except BrokenPipeError:
            self.abandoned = True
        except (OSError, ValueError, AttributeError) as error:  # closed by whoever started us
            if self._needed:
                reason = (getattr(error, "strerror", None) or "it is closed").lower()
                raise ClausetreeError(f"standard output can't be written: {reason}") from None
        else:
            return written
        return memoryview(data).nbytes


def _wrap(opened: TextIO | None, *, needed: bool) -> TextIO:
    """Returns a stream in place of one that Python opened; None is one that is closed."""
    if opened is not None and not hasattr(opened, "buffer"):
        return opened  # put there by somebody who runs us inside of another program
    raw = _Stream(opened, needed=needed)
    encoding = opened.encoding if opened is not None and raw.isatty() else "utf-8"
    return io.TextIOWrapper(
        io.BufferedWriter(raw), encoding, errors="replace", newline="", line_buffering=not needed
    )
