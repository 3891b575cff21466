"""Searching the folders: where a project or a git repository is."""

from __future__ import annotations

from os.path import lexists
from typing import TYPE_CHECKING

from clausetree.history.containment import GIT_FOLDER, find_work_tree
from clausetree.history.spec_layout import SETTINGS_FILE, SPEC_FILE, SPEC_FOLDERS
from clausetree.history.stored_endings import StoredEndings

if TYPE_CHECKING:
    from pathlib import Path


def find_project(start: Path) -> Path | None:
    """Returns the folder of the spec that `start` belongs to, or None.

    Settings decide, in a folder above or in its `spec/`; where there are none, a `model_spec.md` does. The
    search ends at the top of a git work tree.
    """
    above = []
    for folder in (start.absolute(), *start.absolute().parents):
        above.append(folder)
        if lexists(folder / GIT_FOLDER):
            break
    for name in (SETTINGS_FILE, SPEC_FILE):
        for folder in above:
            for inner in SPEC_FOLDERS:
                if lexists(folder / inner / name):
                    return folder / inner
    return above[-1] if lexists(above[-1] / GIT_FOLDER) else None


def is_repository(path: Path) -> bool:
    """Returns whether a folder is a bare repository or a work tree's `.git`."""
    return (path / "HEAD").is_file() and (path / "objects").is_dir() and (path / "refs").is_dir()


def find_stored_endings(folder: Path) -> StoredEndings | None:
    """Returns what the repository around a folder does with line endings; None where there is none."""
    top = find_work_tree(folder)
    return StoredEndings(top, top / GIT_FOLDER) if top else None
