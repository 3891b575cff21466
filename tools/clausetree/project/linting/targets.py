"""Targets: from what a user wants linted to names of revisions."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.history.files.containment import GIT_FOLDER, check_inside, tidy_path
from clausetree.history.files.disk import load_bytes
from clausetree.history.files.markdown_names import MARKDOWN_ENDINGS
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.spec_layout import SETTINGS_FILE, find_kept, find_layout, has_heading_id
from clausetree.history.layouts.spec_search import find_project, is_repository
from clausetree.model.errors import ClausetreeError
from clausetree.text.path_pattern import PathPattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.history.layouts.spec_layout import Layout

_MAGIC = re.compile(r"[*?\[]")


def find_targets(name: str, start: Path, *, related: bool = False) -> list[str]:
    """Returns the revisions that `name` means: itself, the specs that it matches, or those in the folder that it names.

    A Markdown file is a spec where one of its headings has an id. So eval prompt files and changelogs, which a pattern or
    a folder takes in as well, are left out, and so is what `lint.exclude` names. A file that belongs to a spec, such as an
    eval prompt file, the changelog or the settings, means that spec.

    Args:
        name: As the user wrote it.
        start: The working directory.
        related: Whether a file that belongs to no spec, or is excluded, means nothing rather than itself.

    Raises:
        ClausetreeError: It is a pattern, or a folder without a project, and there is no spec.
    """
    path = start / name
    if not os.path.lexists(path):
        if not _MAGIC.search(name):
            return [name]
        return _specs(name, start, f"no spec matches `{name}`")
    if path.is_file():
        owner = find_owning_spec(path)
        if owner:
            return [str(owner) if Path(name).is_absolute() else os.path.relpath(owner, start)]
        return [name] if not related or _is_spec(path, name, find_excluded(start)) else []
    if path.is_dir() and not is_repository(path) and find_layout(DiskTree(root=path, shown=name)) is None:
        return _specs(f"{name.rstrip('/')}/**/*.md", start, f"there is no spec in `{name}`")
    return [name]


def is_related(name: str, start: Path) -> bool:
    """Returns whether a file is itself the text of a spec that settings do not exclude."""
    return find_targets(name, start, related=True) == [name]


def _specs(pattern: str, start: Path, failure: str) -> list[str]:
    """Returns the files that match `pattern` and are specs."""
    from glob import glob  # noqa: PLC0415 - most name a file

    found = sorted(glob(pattern, root_dir=start, recursive=True))  # noqa: PTH207 - keeps the path as the user began it
    excluded = find_excluded(start)
    specs = [name for name in found if (start / name).is_file() and _is_spec(start / name, name, excluded)]
    folder = start / _MAGIC.split(pattern, maxsplit=1)[0].rpartition("/")[0]
    for name in specs:
        check_inside(start / name, folder, name)
    if not specs:
        raise ClausetreeError(
            failure, "a spec is a Markdown file whose headings have ids, such as `## Title {#id}`"
        )
    return specs


def _is_spec(path: Path, name: str, excluded: Callable[[Path], bool]) -> bool:
    """Returns whether a file is a spec that settings do not exclude."""
    return path.suffix in MARKDOWN_ENDINGS and not excluded(path) and has_heading_id(load_bytes(path, name))


def find_excluded(start: Path) -> Callable[[Path], bool]:
    """Returns what says whether the settings around `start` exclude a file; raises `ClausetreeError` where they can't be read."""
    project = find_project(start)
    layout = find_layout(DiskTree(project, os.path.relpath(project, start)), ("",)) if project else None
    if not project or not layout or not layout.settings:
        return lambda _: False
    patterns = [PathPattern(pattern) for pattern in layout.settings.lint.exclude]
    return lambda path: any(
        pattern.matches(os.path.relpath(path.absolute(), project).replace(os.sep, "/"))
        for pattern in patterns
    )


def find_owning_spec(path: Path) -> Path | None:
    """Returns the spec that a file beside it belongs to; None for a spec, and for what belongs to none.

    Raises:
        ClausetreeError: Settings above can't be read.
    """
    absolute = tidy_path(path)
    for depth, folder in enumerate(absolute.parents):
        tree = DiskTree(folder, os.path.relpath(folder))
        if depth <= 1 or tree.has(SETTINGS_FILE):
            layout = find_layout(tree, ("",))
            if layout and _belongs(absolute.relative_to(folder).as_posix(), layout, tree):
                return folder / layout.file
        if tree.has(GIT_FOLDER):
            break
    return None


def _belongs(file: str, layout: Layout, tree: DiskTree) -> bool:
    """Returns whether a file is the settings, the changelog or an eval prompt file of a spec, or not the first of its files."""
    if file in layout.parts[1:]:
        return True
    if file == layout.file or any(kept.path == file for kept in find_kept(tree, layout)):
        return False
    is_prompts = file.endswith(".md") and file.rpartition("/")[0] == layout.examples
    return is_prompts or file in {SETTINGS_FILE, layout.changelog}
