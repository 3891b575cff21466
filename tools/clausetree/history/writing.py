"""Writing files whole: replaced in one step, or left as they were."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from clausetree.model.errors import ClausetreeError


def replace_file(path: Path, data: bytes) -> None:
    """Replaces what the file at `path` holds, in one step; its permissions stay, and where it is a link, the link.

    Raises:
        OSError: It can't be written; it is then as it was.
    """
    file = Path(os.path.realpath(path))
    written = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        written.write_bytes(data)
        if file.exists():
            written.chmod(file.stat().st_mode & 0o7777)
        written.replace(file)
    except BaseException:
        with suppress(OSError):
            written.unlink()
        raise


def write_text(path: str, text: str) -> None:
    """Replaces what the file at `path` holds by `text`, in UTF-8; its permissions stay.

    Raises:
        ClausetreeError: It can't be written.
    """
    try:
        replace_file(Path(path), text.encode())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ClausetreeError(
            f"`{path}` can't be written: {reason}", "check the path and its permissions"
        ) from None
