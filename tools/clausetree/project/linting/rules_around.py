"""The rules that hold for a text which no settings name: those that the settings around it choose."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausetree.history.containment import GIT_FOLDER
from clausetree.history.file_tree import DiskTree
from clausetree.history.spec_layout import SETTINGS_FILE, find_layout, plain_layout

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.history.snapshot import Snapshot


def apply_rules_around(snapshot: Snapshot) -> Snapshot:
    """Returns a revision, and a file that no settings name with the table `[lint]` of those around it.

    All else that they say is of the spec that they name, the baseline and the revision to compare with too.

    Raises:
        ClausetreeError: The settings can't be read.
    """
    tree, layout = snapshot.tree, snapshot.layout
    if snapshot.settings or layout is None or not isinstance(tree, DiskTree):
        return snapshot
    folder = _find_settings(tree.root)
    around = find_layout(DiskTree(folder, os.path.relpath(folder)), ("",)) if folder else None
    if folder is None or around is None or around.settings is None:
        return snapshot
    way = os.path.relpath(folder, tree.root)
    file = os.path.relpath(tree.root / layout.file, folder).replace(os.sep, "/")
    return snapshot._replace(
        settings=around.settings.rules_alone,
        tree=tree._replace(root=folder, shown=os.path.normpath(f"{tree.shown}/{way}"), given=file),
        layout=plain_layout(file)._replace(folder=""),
    )


def _find_settings(folder: Path) -> Path | None:
    """Returns the nearest folder with settings, from `folder` up to the top of its repository."""
    for around in (folder.absolute(), *folder.absolute().parents):
        if (around / SETTINGS_FILE).is_file():
            return around
        if (around / GIT_FOLDER).exists():
            break
    return None
