"""Opening: from what a user wrote to a source, and to a revision of it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clausetree.history.address import KNOWN_NAMES, check_address, hide_password, is_address
from clausetree.history.disk import load_bytes, missing, unreadable
from clausetree.history.name import STANDARD_INPUT, RevisionName, parse_range, parse_revision_name
from clausetree.history.plain import PlainFile, StandardInput
from clausetree.history.search import find_project, is_repository
from clausetree.history.source import UnknownLabelError
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from clausetree.history.snapshot import Snapshot
    from clausetree.history.source import Source

_BUNDLES = (b"# v2 git bundle", b"# v3 git bundle")


def load_revision(text: str | None, *, start: Path, report: Callable[[str], None] | None = None) -> Snapshot:
    """Returns the revision that `text` names.

    Args:
        text: `SOURCE@LABEL`, either half optional; None for the head of the project around `start`.
        start: The working directory.
        report: Is told, in a line, of slow work before it begins and of what was done without.

    Raises:
        ClausetreeError: It names nothing that can be read.
    """
    name = parse_name(text, start)
    with _explained(name, start):
        return open_source(name.source, start=start, report=report).load(name.label)


def load_revisions(
    old: str | None, new: str | None, *, start: Path, report: Callable[[str], None] | None = None
) -> tuple[Snapshot, ...]:
    """Returns the revisions that `old` and `new` name, and those that their source lists between them.

    They stand in the order from `old` to `new`; where these come from two sources, nothing is known to lie between.

    Args:
        old: `SOURCE@LABEL`, as for `load_revision`.
        new: Likewise.
        start: The working directory.
        report: Is told of slow work before it begins.

    Raises:
        ClausetreeError: One of the two names nothing that can be read.
    """
    one, other = parse_name(old, start), parse_name(new, start)
    if one.source != other.source:
        return tuple(load_revision(text, start=start, report=report) for text in (old, new))
    with _explained(one, start), _explained(other, start):
        return open_source(one.source, start=start, report=report).load_chain(one.label, other.label)


def parse_name(text: str | None, start: Path) -> RevisionName:
    """Returns the halves of `text`, knowing which paths exist as seen from `start`."""
    if text is None:
        return RevisionName(source=None, label=None)
    return parse_revision_name(text, _existing(start))


def parse_names(text: str, start: Path) -> tuple[str, str] | None:
    """Returns the names in `A..B`, or None where `text` is one name; a half left out is `head`, as git has it."""
    names = parse_range(text, _existing(start))
    return (names[0] or HEAD, names[1] or HEAD) if names else None


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
        from clausetree.history.fetched import AddressSource  # noqa: PLC0415 - most sources are paths

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
        from clausetree.history.fetched import BundleSource  # noqa: PLC0415 - most sources are no bundles

        return BundleSource(path=path, shown=shown, report=report)
    if is_file and path.suffix == ".bundle":
        raise ClausetreeError(f"`{shown}` is no git bundle", "make it anew, or download it again")
    return PlainFile(path=path, shown=shown)


def _open_project(start: Path, report: Callable[[str], None]) -> Source:
    """Returns the project around `start`."""
    found = find_project(start)
    if found is None:
        raise ClausetreeError(
            f"there is no spec in `{start}` or the folders above it",
            "name a file, a folder, a git repository or an address, such as `openai@latest`",
        )
    return _open_folder(found, os.path.relpath(found, start), report)


def _open_folder(path: Path, shown: str, report: Callable[[str], None]) -> Source:
    """Returns the project in a folder, which may be a repository itself."""
    from clausetree.history.folder import open_folder, open_repository  # noqa: PLC0415 - a plain file needs no project

    return open_repository(path, shown, report) if is_repository(path) else open_folder(path, shown, report)


def _existing(start: Path) -> Callable[[str], bool]:
    """Returns what says whether a path exists as seen from `start`."""
    return lambda path: bool(path) and os.path.lexists(start / path)


@contextmanager
def _explained(name: RevisionName, start: Path) -> Iterator[None]:
    """Says of a bare word that names nothing all that it could have named."""
    try:
        yield
    except ClausetreeError as error:
        if name.source is not None or name.label is None:
            raise
        if isinstance(error, UnknownLabelError):
            if error.label != name.label:
                raise
            known = ", ".join(f"`{word}`" for word in KNOWN_NAMES)
            raise ClausetreeError(
                f"`{name.label}` is neither a file here, nor a known name ({known}), nor a revision of this project's spec",
                error.hint,
            ) from None
        if find_project(start) is not None:
            raise
        hint = missing(start / name.label, name.label).hint
        raise ClausetreeError(
            f"`{name.label}` is neither a file here nor a known name, and there is no project around to have such a revision",
            hint
            if hint and hint.startswith("did")
            else "say of which source: `SOURCE@LABEL`, such as `openai@latest`",
        ) from None
