"""Opening specs: from a folder, a file or a repository to a spec with its revisions."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from clausetree.history.commits.commit_history import CommitHistory
from clausetree.history.files.containment import GIT_FOLDER, find_work_tree
from clausetree.history.git_access.repository import Repository
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.spec_layout import (
    SPEC_FOLDERS,
    find_layout,
    find_layout_of,
    join,
    plain_layout,
)
from clausetree.history.layouts.spec_search import find_stored_endings
from clausetree.history.opening.source import LATEST
from clausetree.history.opening.spec_folder import SpecFolder
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from clausetree.history.layouts.spec_layout import Layout


def open_folder(path: Path, shown: str, report: Callable[[str], None]) -> SpecFolder:
    """Returns the spec in a folder: its head is what lies there, its history that of the work tree around it.

    Args:
        path: The folder.
        shown: The folder as the user named it.
        report: Is told of what is done without.
    """
    tree = DiskTree(path, shown, find_stored_endings(path))
    layout = find_layout(tree)
    commits = _open_commits(path, layout.file if layout else None, shown, report, SPEC_FOLDERS)
    if layout is None and commits:
        layout = _find_moved(tree, commits)
    return SpecFolder(source=shown, tree=tree, layout=layout, commits=commits, default=HEAD)


def open_file(path: Path, shown: str, report: Callable[[str], None]) -> SpecFolder | None:
    """Returns the spec in a file, which need not be there any more: its head is what lies there.

    Args:
        path: The file.
        shown: The file as the user named it.
        report: Is told of what is done without.

    Returns:
        The file with the revisions of the project whose spec it is, else with what git keeps of it; None outside git.
    """
    folder = os.path.dirname(shown) or "."  # noqa: PTH120 - keeps `./`
    tree = DiskTree(path.parent, folder, find_stored_endings(path.parent), given=path.name)
    layout = find_layout(tree)
    is_usual = layout is not None and layout.file == path.name
    if not is_usual:
        layout = plain_layout(path.name) if tree.has(path.name) else None
    commits = _open_commits(path.parent, path.name, shown, report, SPEC_FOLDERS if is_usual else ())
    if commits is None:
        return None
    return SpecFolder(source=shown, tree=tree, layout=layout, commits=commits, default=HEAD)


def open_repository(
    path: Path, shown: str, report: Callable[[str], None], file: str | None = None
) -> SpecFolder:
    """Returns the spec in a repository without a work tree: its head is the tip of its default branch.

    Args:
        path: The repository.
        shown: What the user calls it.
        report: Is told of what is done without.
        file: The spec's path, where the user named it.

    Raises:
        ClausetreeError: It is empty or broken.
    """
    repository = Repository(folder=path, shown=shown)
    folders = () if file else SPEC_FOLDERS
    commits = CommitHistory(repository=repository, source=shown, folders=folders, file=file, report=report)
    tree = commits.tree(commits.tip)
    return SpecFolder(source=shown, tree=tree, layout=commits.layout(tree), commits=commits, default=LATEST)


def was_tracked(path: Path) -> bool:
    """Returns whether git has, or had, a file at a path of a work tree."""
    top = find_work_tree(path)
    if top is None:
        return False
    repository = Repository(folder=top / GIT_FOLDER, shown=str(top))
    try:
        return bool(repository.turns(_find_inside(top, path), repository.tip()))
    except ClausetreeError:  # such as a branch without a commit
        return False


def _open_commits(
    folder: Path, file: str | None, shown: str, report: Callable[[str], None], folders: Iterable[str]
) -> CommitHistory | None:
    """Returns what the repository around a folder keeps of the spec in it; None where there is no repository."""
    top = find_work_tree(folder)
    if top is None:
        return None
    inside = _find_inside(top, folder)
    return CommitHistory(
        repository=Repository(folder=top / GIT_FOLDER, shown=shown),
        source=shown,
        folders=tuple(join(inside, inner) for inner in folders),
        file=_find_file(top, folder, file) if file else None,
        report=report,
    )


def _find_moved(tree: DiskTree, commits: CommitHistory) -> Layout | None:
    """Returns where the spec of a folder is that git knows to have been where specs are, and to have moved; None otherwise."""
    with suppress(ClausetreeError):  # such as a branch without a commit
        moved = commits.layout(commits.tree(commits.tip))
        file = moved and os.path.relpath(moved.file, commits.folders[0] or ".").replace(os.sep, "/")
        if file and not file.startswith("../") and tree.has(file):
            return find_layout_of(tree, file)
    return None


def _find_inside(top: Path, path: Path) -> str:
    """Returns what git calls a path in the work tree at `top`; a link is where it leads to."""
    return os.path.relpath(os.path.realpath(path), os.path.realpath(top)).replace(os.sep, "/")


def _find_file(top: Path, folder: Path, file: str) -> str:
    """Returns what git calls a file of a folder: where it leads to, or the link itself where that is elsewhere."""
    inside = _find_inside(top, folder / file)
    return join(_find_inside(top, folder), file) if inside.startswith("../") else inside
