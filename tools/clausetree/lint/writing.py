"""Writing files whole: replaced in one step, or left as they were."""

from __future__ import annotations

import os
from pathlib import Path

from clausetree.model.errors import ClausetreeError


def write_text(path: str, text: str) -> None:
    """Replaces what the file at `path` holds by `text`, in UTF-8; its permissions stay.

    Raises:
        ClausetreeError: It can't be written.
    """
    file = Path(os.path.realpath(path))
    written = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        written.write_bytes(text.encode("utf-8"))
        if file.exists():
            written.chmod(file.stat().st_mode & 0o7777)
        written.replace(file)
    except OSError as error:
        written.unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        raise ClausetreeError(
            f"`{path}` can't be written: {reason}", "check the path and its permissions"
        ) from None
