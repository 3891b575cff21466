"""Writing files whole: replaced in one step, or left as they were."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.history.files.disk import load_bytes
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def replace_file(path: Path, data: bytes) -> None:
    """Replaces what the file at `path` holds, in one step; its permissions stay, and where it is a link, the link.

    To a device or a pipe, such as `/dev/stdout`, it writes.

    Raises:
        OSError: It can't be written; it is then as it was.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
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


def rewrite_text(path: str, text: str) -> None:
    """Replaces what a text file holds by an edited text, which was read with the line endings that git stores.

    Where those of the file are `\\r\\n`, they stay.

    Raises:
        ClausetreeError: It can't be written.
    """
    has_returns = b"\r\n" in load_bytes(Path(path), path) and "\r\n" not in text
    write_text(path, text.replace("\n", "\r\n") if has_returns else text)


def keep_line_ends(text: str, before: bytes) -> str:
    """Returns a text with the line ends of the file that it replaces, never both; where that has both, as it is."""
    returns = before.count(b"\r\n")
    if returns and returns < before.count(b"\n"):
        return text
    text = text.replace("\r\n", "\n")
    return text.replace("\n", "\r\n") if returns else text


def rewrite_texts(texts: Mapping[str, str]) -> None:
    """Does the same to several files that belong together: all of them, or none.

    Raises:
        ClausetreeError: One of them can't be written; those written before are as they were.
    """
    _write_all(texts, {path: load_bytes(Path(path), path) for path in texts}, rewrite_text)


def write_texts(texts: Mapping[str, str]) -> None:
    """Writes several files that belong together, new ones or in place of others: all of them, or none.

    Raises:
        ClausetreeError: One of them can't be written; those written before are as they were.
    """
    before = {path: load_bytes(Path(path), path) if Path(path).is_file() else None for path in texts}
    _write_all(texts, before, write_text)


def _write_all(
    texts: Mapping[str, str], before: Mapping[str, bytes | None], write: Callable[[str, str], None]
) -> None:
    written: list[str] = []
    try:
        for path, text in texts.items():
            write(path, text)
            written.append(path)
    except BaseException:
        for path in written:
            with suppress(OSError):
                _restore(Path(path), before[path])
        raise


def _restore(path: Path, data: bytes | None) -> None:
    """Makes a file what it was; None means that there was none."""
    if data is None:
        path.unlink()
    else:
        replace_file(path, data)
