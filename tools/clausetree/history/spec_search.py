"""Searching the folders: where a project or a git repository is."""

from __future__ import annotations

from os.path import lexists, realpath
from pathlib import Path

from clausetree.history.containment import GIT_FOLDER, find_work_tree
from clausetree.history.spec_layout import SETTINGS_FILE, SPEC_FILE, SPEC_FOLDERS
from clausetree.history.stored_endings import StoredEndings


def find_project(start: Path) -> Path | None:
    """Returns the folder of the spec that `start` belongs to, or None.

    Settings decide, in a folder above or in its `spec/`; where there are none, a `model_spec.md` does. The
    search ends at the top of a git work tree, and in a bare repository.
    """
    above = []
    for folder in (start.absolute(), *start.absolute().parents):
        if is_repository(folder):
            return folder
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


def is_absent_submodule(path: Path) -> bool:
    """Returns whether a folder is empty where git would check out another repository."""
    top = find_work_tree(path)
    if top is None or any(path.iterdir()):
        return False
    try:
        modules = (top / ".gitmodules").read_text("utf-8", "replace")
    except OSError:
        return False
    inside = Path(realpath(path)).relative_to(top).as_posix()
    return f"path = {inside}" in (line.strip() for line in modules.splitlines())


def find_git_folder(top: Path) -> Path:
    """Returns where git keeps the repository of the work tree at `top`: its `.git`, or where that file says."""
    inside = top / GIT_FOLDER
    try:
        return top / inside.read_text("utf-8", "replace").removeprefix("gitdir:").strip()
    except OSError:
        return inside


def find_stored_endings(folder: Path) -> StoredEndings | None:
    """Returns what the repository around a folder does with line endings; None where there is none."""
    top = find_work_tree(folder)
    return StoredEndings(top, top / GIT_FOLDER) if top else None
