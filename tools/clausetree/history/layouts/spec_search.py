"""Searching the folders: where a project or a git repository is."""

from __future__ import annotations

from os.path import join, lexists, normpath, realpath, relpath
from pathlib import Path

from clausetree.history.files.containment import GIT_FOLDER, find_work_tree, tidy_path
from clausetree.history.git_access.stored_endings import StoredEndings
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.spec_layout import (
    SETTINGS_FILE,
    SPEC_FILE,
    SPEC_FOLDERS,
    find_kept,
    find_layout,
)


def find_project(start: Path) -> Path | None:
    """Returns the folder of the spec that `start` belongs to, or None.

    The nearest folder with settings or a `model_spec.md`, in it or in its `spec/`, is the one; but a text that settings
    above name as theirs belongs to them. Where no folder has these, it is the nearest with one spec of another name. The
    search ends at the top of a git work tree, and in a bare repository; outside of git it is for this folder only.

    Raises:
        ClausetreeError: Settings above a spec without settings can't be read.
    """
    around = _around(start)
    if is_repository(around[-1]):
        return around[-1]
    found = next(filter(None, map(_find_spec, around)), None)
    if found is None:
        top = around[-1] if lexists(around[-1] / GIT_FOLDER) else None
        return next((folder for folder in around if find_layout(DiskTree(folder, "."))), top)
    if lexists(found / SETTINGS_FILE):
        return found
    outer = (folder / inner for folder in around for inner in SPEC_FOLDERS)
    return next((folder for folder in outer if _owns(folder, found / SPEC_FILE)), found)


def _around(start: Path) -> tuple[Path, ...]:
    """Returns a folder and those above it up to the top of its repository; the folder alone where it is in none."""
    folder = tidy_path(start)
    folders = (folder, *folder.parents)
    top = next(
        (index for index, one in enumerate(folders) if is_repository(one) or lexists(one / GIT_FOLDER)), 0
    )
    return folders[: top + 1]


def _find_spec(folder: Path) -> Path | None:
    """Returns where the spec of a folder is, settings before a text without them; None where it has none."""
    return next(
        (
            folder / inner
            for name in (SETTINGS_FILE, SPEC_FILE)
            for inner in SPEC_FOLDERS
            if lexists(folder / inner / name)
        ),
        None,
    )


def _owns(folder: Path, file: Path) -> bool:
    """Returns whether the settings in a folder name `file` as the spec or as one of its older texts."""
    if not lexists(folder / SETTINGS_FILE) or not file.is_relative_to(folder):
        return False
    tree = DiskTree(folder, ".")
    layout = find_layout(tree, ("",))
    named = (layout.file, *(kept.path for kept in find_kept(tree, layout))) if layout else ()
    return file.relative_to(folder).as_posix() in named


def find_settings_folder(folder: Path) -> Path | None:
    """Returns the nearest folder with settings, from `folder` up to the top of its repository; None where there is none."""
    inside = tidy_path(folder)
    for around in (inside, *inside.parents):
        if (around / SETTINGS_FILE).is_file():
            return around
        if lexists(around / GIT_FOLDER):
            break
    return None


def find_owner(folder: Path, shown: str) -> tuple[Path, str] | None:
    """Returns the folder above `folder` whose settings name the spec in it, and what errors call it.

    None where it has settings of its own, or none name it. `shown` is what errors call `folder`.

    Raises:
        ClausetreeError: The settings above can't be read.
    """
    layout = find_layout(DiskTree(folder, shown))
    if layout is None or layout.settings:
        return None
    inside = within = tidy_path(folder)
    for above in inside.parents:
        if lexists(inside / GIT_FOLDER):
            return None
        if lexists(above / SETTINGS_FILE):
            name = normpath(join(shown, relpath(above, within)))  # noqa: PTH118 - keeps how the user began it
            stated = find_layout(DiskTree(above, name), ("",))
            file = (within / layout.file).relative_to(above).as_posix()
            return (above, name) if stated and file in {stated.file, *stated.parts} else None
        inside = above
    return None


def is_repository(path: Path) -> bool:
    """Returns whether a folder is a bare repository or a work tree's `.git`."""
    return (path / "HEAD").is_file() and (path / "objects").is_dir() and (path / "refs").is_dir()


def is_in_git_folder(path: Path) -> bool:
    """Returns whether a folder is a bare repository or a work tree's `.git`, or in one."""
    return is_repository(_around(path)[-1])


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
