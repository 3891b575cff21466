"""Opening: from a path, an address, a known name or `-` to the revisions that it leads to."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from clausetree.history.files.containment import check_inside, find_work_tree
from clausetree.history.files.disk import load_bytes, missing, unreadable
from clausetree.history.git_access.address import KNOWN_NAMES, check_address, is_address, split_inside
from clausetree.history.git_access.commit_tree import CommitTree
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.spec_candidates import absent_spec
from clausetree.history.layouts.spec_search import (
    find_git_folder,
    find_owner,
    find_project,
    is_absent_submodule,
    is_repository,
)
from clausetree.history.opening.labelled_source import check_unlabelled, explain_git_path, explain_label
from clausetree.history.opening.plain_file import PlainFile, StandardInput
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.model.errors import ClausetreeError
from clausetree.model.secrets import hide_secrets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.opening.source import Source

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
    if _exists(start, source):
        return _open_path(start / source, source, tell)
    check_unlabelled(source, partial(_exists, start))
    inside = split_inside(source, partial(_exists, start))
    if inside and _exists(start, inside[0]):
        return _open_path(start / inside[0], source, tell, _check_inside(*inside))
    if inside is None and (gits := explain_git_path(source, partial(_is_label, start))):
        raise gits
    address, file = (inside[0], _check_inside(*inside)) if inside else (source, None)
    check_address(address)
    if address in KNOWN_NAMES or is_address(address):
        from clausetree.history.opening.fetched_source import AddressSource  # noqa: PLC0415 - most sources are paths

        known = KNOWN_NAMES.get(address, address)
        return AddressSource(address=known, shown=hide_secrets(source), report=tell, file=file)
    return _open_gone(start / source, source, tell, partial(_is_label, start))


def _is_label(start: Path, label: str) -> bool:
    """Returns whether the project around `start` has a revision."""
    try:
        return bool(open_source(None, start=start).load(label))
    except ClausetreeError:
        return False


def _exists(start: Path, path: str) -> bool:
    return bool(path) and "\0" not in path and os.path.lexists(start / path)


def _check_inside(source: str, path: str) -> str:
    """Returns a path inside a repository as git has it; raises `ClausetreeError` where it leads out of it."""
    inside = os.path.normpath(path)
    if inside.startswith(("/", "..")):
        raise ClausetreeError(f"`{path}` leads out of `{source}`", "name a path inside it")
    return inside


def reopen_source(snapshot: Snapshot, start: Path) -> Source:
    """Returns the source that a revision was read from; of what was fetched the same copy, for its address may be hidden.

    Raises:
        ClausetreeError: It leads nowhere any more.
    """
    source, tree = snapshot.revision.source, snapshot.tree
    if not isinstance(tree, CommitTree):
        return open_source(source, start=start)
    from clausetree.history.git_access.cache import find_cached  # noqa: PLC0415 - what is on disk needs no git
    from clausetree.history.opening.spec_opening import open_repository  # noqa: PLC0415 - likewise

    if find_cached(tree.repository.folder) is None:
        return open_source(source, start=start)
    inside = split_inside(source, partial(_exists, start))
    return open_repository(tree.repository.folder, source, lambda _: None, inside[1] if inside else None)


def open_at_hand(source: str | None, start: Path) -> Source | None:
    """Returns what a source leads to without asking anybody: of an address our copy, or None where there is none.

    Raises:
        ClausetreeError: It leads nowhere.
    """
    from clausetree.history.opening.fetched_source import AddressSource  # noqa: PLC0415 - most sources are paths

    opened = open_source(source, start=start)
    return opened.copy() if isinstance(opened, AddressSource) else opened


def open_copy(path: Path, shown: str, report: Callable[[str], None]) -> Source | None:
    """Returns what was read last from a bundle that is not there any more, or None where nothing was."""
    from clausetree.history.opening.fetched_source import BundleSource  # noqa: PLC0415 - most sources are paths

    if os.path.lexists(path):
        return None
    return BundleSource(path=path, shown=shown, report=report).copy()


def refresh(source: Source) -> None:
    """Fetches from a source whatever the age of our copy; raises `ClausetreeError` where that fails."""
    from clausetree.history.opening.fetched_source import AddressSource  # noqa: PLC0415 - most sources are paths

    if isinstance(source, AddressSource):
        source.refresh()


def _open_path(path: Path, shown: str, report: Callable[[str], None], file: str | None = None) -> Source:
    """Returns what an existing path leads to, or a file in the repository or the bundle that it is."""
    try:
        if path.is_dir():
            return _open_folder(path, shown, report, file)
        is_file = path.is_file()
    except OSError as error:
        raise unreadable(error, shown) from None
    if is_file and load_bytes(path, shown, limit=len(_BUNDLES[0])) in _BUNDLES:
        from clausetree.history.opening.fetched_source import BundleSource  # noqa: PLC0415 - most sources are no bundles

        return BundleSource(path=path, shown=shown, report=report, file=file)
    if is_file and path.suffix == ".bundle":
        raise ClausetreeError(f"`{shown}` is not a git bundle", "create it again, or download it again")
    if file:
        raise ClausetreeError(
            f"`{shown}` names a path in a file", "name a folder, a repository or a bundle before the `:`"
        )
    return PlainFile(path=path, shown=shown, report=report)


def _open_project(start: Path, report: Callable[[str], None]) -> Source:
    """Returns the project around `start`."""
    found = find_project(start)
    named = os.environ.get("GIT_DIR")
    if found is None:
        where = f"`{start}` or the folders above it"
        if named:
            hint = f"`GIT_DIR` is not used; name the repository: `{named}`"
            raise ClausetreeError(f"there is no spec in {where}", hint)
        raise absent_spec(DiskTree(start, "."), ".", where)
    shown = os.path.relpath(found, start)
    check_inside(found, found.parent if found != start.absolute() else found, shown)
    top = find_work_tree(found)
    if named and top is None:
        report(f"`GIT_DIR` is not used: no repository is around `{shown}`; name that one: `{named}`")
    elif named and top and not _is_same(start / named, find_git_folder(top)):
        report(f"`GIT_DIR` is not used: the history of `{shown}` is that of the repository around it")
    return _open_folder(found, shown, report)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _open_folder(path: Path, shown: str, report: Callable[[str], None], file: str | None = None) -> Source:
    """Returns the project in a folder, which may be a repository itself; or a file in it."""
    from clausetree.history.opening.spec_opening import open_folder, open_repository  # noqa: PLC0415 - a plain file needs no project

    if is_repository(path):
        return open_repository(path, shown, report, file)
    if file is None:
        if is_absent_submodule(path):
            raise ClausetreeError(
                f"`{shown}` is a submodule that is not checked out", f"`git submodule update --init {shown}`"
            )
        if owner := find_owner(path, shown):
            return open_folder(*owner, report)
        return open_folder(path, shown, report)
    if os.path.lexists(path / file):
        return _open_path(path / file, shown, report)
    return _open_gone(path / file, shown, report)


def _open_gone(
    path: Path, shown: str, report: Callable[[str], None], is_label: Callable[[str], bool] = lambda _: False
) -> PlainFile:
    """Returns a file that is not there, where git has older texts of it; raises `ClausetreeError` where it has none."""
    if find_work_tree(path):
        from clausetree.history.opening.spec_opening import was_tracked  # noqa: PLC0415 - most files are there

        if was_tracked(path):
            return PlainFile(path=path, shown=shown, report=report)
    raise explain_label(shown, is_label) or missing(path, shown)
