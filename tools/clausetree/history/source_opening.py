"""Opening: from a path, an address, a known name or `-` to the revisions that it leads to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausetree.history.address import KNOWN_NAMES, check_address, hide_password, is_address
from clausetree.history.disk import load_bytes, missing, unreadable
from clausetree.history.plain_file import PlainFile, StandardInput
from clausetree.history.revision_name import STANDARD_INPUT
from clausetree.history.spec_search import find_project, is_repository
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clausetree.history.source import Source

_BUNDLES = (b"# v2 git bundle", b"# v3 git bundle")


def open_source(source: str | None, *, start: Path, report: Callable[[str], None] | None = None) -> Source:
    """Returns what a path, an address, a known name or `-` leads to.

    Args:
        source: As the user wrote it, without a label; None for the project around `start`.
        start: The working directory.
        report: Is told of slow work before it begins.

    Raises:
        ClausetreeError: It leads nowhere.
    """
    tell = report or (lambda _: None)
    if source is None:
        return _open_project(start, tell)
    if source == STANDARD_INPUT:
        return StandardInput()
    if source and "\0" not in source and os.path.lexists(start / source):
        return _open_path(start / source, source, tell)
    address = KNOWN_NAMES.get(source, source)
    check_address(address)
    if is_address(address):
        from clausetree.history.fetched_source import AddressSource  # noqa: PLC0415 - most sources are paths

        shown = source if source in KNOWN_NAMES else hide_password(source)
        return AddressSource(address=address, shown=shown, report=tell)
    raise missing(start / source, source)


def _open_path(path: Path, shown: str, report: Callable[[str], None]) -> Source:
    """Returns what an existing path leads to."""
    try:
        if path.is_dir():
            return _open_folder(path, shown, report)
        is_file = path.is_file()
    except OSError as error:
        raise unreadable(error, shown) from None
    if is_file and load_bytes(path, shown, limit=len(_BUNDLES[0])) in _BUNDLES:
        from clausetree.history.fetched_source import BundleSource  # noqa: PLC0415 - most sources are no bundles

        return BundleSource(path=path, shown=shown, report=report)
    if is_file and path.suffix == ".bundle":
        raise ClausetreeError(f"`{shown}` is no git bundle", "make it anew, or download it again")
    return PlainFile(path=path, shown=shown)


def _open_project(start: Path, report: Callable[[str], None]) -> Source:
    """Returns the project around `start`."""
    found = find_project(start)
    if found is None:
        raise ClausetreeError(
            f"there is no spec in `{start}`",
            "looked there and in the folders above it up to the top of its git repository; "
            "name a file, a folder, a git repository or an address, such as `openai@latest`",
        )
    return _open_folder(found, os.path.relpath(found, start), report)


def _open_folder(path: Path, shown: str, report: Callable[[str], None]) -> Source:
    """Returns the project in a folder, which may be a repository itself."""
    from clausetree.history.spec_folder import open_folder, open_repository  # noqa: PLC0415 - a plain file needs no project

    return open_repository(path, shown, report) if is_repository(path) else open_folder(path, shown, report)
