"""Targets: from what a user wants linted to names of revisions."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from clausetree.history.containment import check_inside
from clausetree.history.disk import load_bytes
from clausetree.history.file_tree import DiskTree
from clausetree.history.spec_layout import find_layout
from clausetree.history.spec_search import is_repository
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = re.compile(r"[*?\[]")
_HEADING_ID = re.compile(rb"^#{1,6}[ \t][^\r\n]*\{#", re.MULTILINE)


def find_targets(name: str, start: Path) -> list[str]:
    """Returns the revisions that `name` means: itself, the specs that it matches, or those in the folder that it names.

    A Markdown file is a spec where one of its headings has an id. So eval prompt files and changelogs, which a pattern or
    a folder takes in as well, are left out.

    Raises:
        ClausetreeError: It is a pattern, or a folder without a project, and there is no spec.
    """
    path = start / name
    if not os.path.lexists(path):
        if not _MAGIC.search(name):
            return [name]
        return _specs(name, start, f"no spec matches `{name}`")
    if path.is_dir() and not is_repository(path) and find_layout(DiskTree(root=path, shown=name)) is None:
        return _specs(f"{name.rstrip('/')}/**/*.md", start, f"there is no spec in `{name}`")
    return [name]


def _specs(pattern: str, start: Path, failure: str) -> list[str]:
    """Returns the files that match `pattern` and are specs."""
    from glob import glob  # noqa: PLC0415 - most name a file

    found = sorted(glob(pattern, root_dir=start, recursive=True))  # noqa: PTH207 - keeps the path as the user began it
    specs = [
        name
        for name in found
        if (start / name).is_file() and _HEADING_ID.search(load_bytes(start / name, name))
    ]
    folder = start / _MAGIC.split(pattern, maxsplit=1)[0].rpartition("/")[0]
    for name in specs:
        check_inside(start / name, folder, name)
    if not specs:
        raise ClausetreeError(
            failure, "a spec is a Markdown file whose headings have ids, such as `## Title {#id}`"
        )
    return specs
