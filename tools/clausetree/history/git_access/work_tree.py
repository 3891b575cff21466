"""What git says of the files in its work tree."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.history.files.containment import GIT_FOLDER, find_work_tree
from clausetree.history.git_access.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable

_STATUS = ("--literal-pathspecs", "status", "--porcelain=v1", "-z", "--untracked-files=no", "--no-renames")
_CODE = 3  # characters of a row before its path


def find_uncommitted(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Returns those of some files, and of the files in some folders, whose changes git does not keep yet; sorted.

    None where no repository is around, and none of the files that git was never told of.

    Args:
        folder: The folder whose repository is asked.
        paths: Files and folders; they need not be there.

    Raises:
        ClausetreeError: Git can't read the repository.
    """
    top = find_work_tree(folder)
    if top is None:
        return ()
    inside = [
        os.path.relpath(Path(os.path.realpath(Path(path).parent), Path(path).name), top) for path in paths
    ]
    repository = Repository(folder=top / GIT_FOLDER, shown=str(folder))
    output = repository.run("-C", str(top), *_STATUS, "--", *inside)
    rows = os.fsdecode(output).split("\0")[:-1]
    return tuple(sorted(os.path.relpath(top / row[_CODE:]) for row in rows))
