"""Folders and bare repositories, opened as projects."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausetree.history.layout import SPEC_FOLDERS, find_layout, join
from clausetree.history.lineage import Lineage
from clausetree.history.project import Project
from clausetree.history.repository import Repository
from clausetree.history.search import GIT_FOLDER, find_work_tree
from clausetree.history.source import LATEST
from clausetree.history.tree import DiskTree
from clausetree.model.revision import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def open_folder(path: Path, shown: str, report: Callable[[str], None]) -> Project:
    """Returns the project in a folder: its head is what lies there, its history that of the work tree around it.

    Args:
        path: The folder.
        shown: The folder as the user named it.
        report: Is told of what is done without.
    """
    tree = DiskTree(root=path, shown=shown)
    layout = find_layout(tree)
    top = find_work_tree(path)
    lineage = None
    if top:
        inside = os.path.relpath(os.path.realpath(path), os.path.realpath(top)).replace(os.sep, "/")
        lineage = Lineage(
            repository=Repository(folder=top / GIT_FOLDER, shown=shown),
            source=shown,
            folders=tuple(join(inside, folder) for folder in SPEC_FOLDERS),
            file=join(inside, layout.file) if layout else None,
            report=report,
        )
    return Project(source=shown, tree=tree, layout=layout, lineage=lineage, default=HEAD)


def open_repository(path: Path, shown: str, report: Callable[[str], None]) -> Project:
    """Returns the project in a repository without a work tree: its head is the tip of its default branch.

    Raises:
        ClausetreeError: It is empty or broken.
    """
    repository = Repository(folder=path, shown=shown)
    lineage = Lineage(repository=repository, source=shown, folders=SPEC_FOLDERS, file=None, report=report)
    tree = lineage.tree(repository.tip())
    return Project(source=shown, tree=tree, layout=lineage.layout(tree), lineage=lineage, default=LATEST)
