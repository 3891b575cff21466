"""Which files belong to a project: those that lie in it, wherever links lead."""

from __future__ import annotations

import posixpath
from os.path import lexists, normpath, realpath
from pathlib import Path

from clausetree.model.errors import ClausetreeError

GIT_FOLDER = ".git"


class OutsideError(ClausetreeError):
    """A link in a project leads out of it."""


def find_work_tree(path: Path) -> Path | None:
    """Returns the top of the git work tree that a folder is in, or None."""
    real = Path(realpath(path))
    return next((folder for folder in (real, *real.parents) if lexists(folder / GIT_FOLDER)), None)


def tidy_path(path: Path) -> Path:
    """Returns a path, absolute and without `..` where that leads to the same file: only then are its parents the folders around it."""
    absolute = path.absolute()
    tidy = Path(normpath(absolute))
    return tidy if realpath(tidy) == realpath(absolute) else absolute


def leads_out(path: str) -> bool:
    """Returns whether a path leads out of the folder that it counts from, whatever is there."""
    return posixpath.normpath(path).split("/")[0] == ".."


def check_inside(path: Path, folder: Path, name: str) -> None:
    """Raises `OutsideError` for a path that leads out of the project.

    What it leads to may be no part of the spec, and would be published with it or rewritten.

    Args:
        path: The file or folder, which need not be there.
        folder: A folder of the project; the project is the git work tree around it, else the folder.
        name: What errors call the path.
    """
    real = Path(realpath(path))
    if real.is_relative_to(realpath(folder)):
        return
    top = find_work_tree(folder)
    if top is None or not real.is_relative_to(top):
        raise OutsideError(
            f"`{name}` is a link that leads out of the project, to `{real}`; replace the link with what it leads to"
        )
