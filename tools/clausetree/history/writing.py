"""Writing files whole: replaced in one step, or left as they were."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Mapping


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


def write_texts(texts: Mapping[str, tuple[str, str]]) -> None:
    """Writes several files that belong together: all of them, or none.

    Args:
        texts: For each path what the file holds, and what it is to hold.

    Raises:
        ClausetreeError: One of them can't be written; those written before are as they were.
    """
    written: list[str] = []
    try:
        for path, (_, new) in texts.items():
            write_text(path, new)
            written.append(path)
    except BaseException:
        for path in written:
            with suppress(ClausetreeError):
                write_text(path, texts[path][0])
        raise
