"""Git's drivers for the spec around: which files they are for, and in which repository."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausetree.history.files.containment import find_work_tree
from clausetree.history.git_access.git_drivers import install_drivers, uninstall_drivers
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision
from clausetree.project.single_files import check_single_file

if TYPE_CHECKING:
    from pathlib import Path


def install_for_project(start: Path) -> tuple[str, ...]:
    """Makes git merge and show the spec around `start` by clause; returns the patterns of the files.

    Raises:
        ClausetreeError: There is no spec, it is in no repository, or git's settings can't be written.
    """
    top = _find_top(start)
    snapshot = load_revision(None, start=start)
    check_single_file(snapshot.revision, "git install")
    assert snapshot.tree  # noqa: S101 - the head of a work tree is on disk
    assert snapshot.layout  # noqa: S101 - likewise
    spec, prompts = (
        os.path.relpath(os.path.realpath(start / snapshot.tree.name(path)), top).replace(os.sep, "/")
        for path in (snapshot.layout.file, snapshot.layout.examples)
    )
    return install_drivers(top, spec, prompts)


def uninstall_around(start: Path) -> bool:
    """Takes back what was installed in the repository around `start`; returns whether there was anything.

    Raises:
        ClausetreeError: There is no repository, or git's settings can't be written.
    """
    return uninstall_drivers(_find_top(start))


def _find_top(start: Path) -> Path:
    top = find_work_tree(start)
    if top is None:
        raise ClausetreeError(
            f"`{start}` is not in a git work tree",
            "change to the folder of a spec that git tracks; `git init` creates a repository",
        )
    return top
