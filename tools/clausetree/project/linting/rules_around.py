"""The rules that hold for a text which no settings name: those that the settings around it choose."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.spec_layout import find_layout, plain_layout
from clausetree.history.layouts.spec_search import find_settings_folder

if TYPE_CHECKING:
    from clausetree.history.commits.snapshot import Snapshot


def apply_rules_around(snapshot: Snapshot) -> Snapshot:
    """Returns a revision, and a file that no settings name with the table `[lint]` of those around it.

    All else that they say is of the spec that they name, the baseline and the revision to compare with too.

    Raises:
        ClausetreeError: The settings can't be read.
    """
    tree, layout = snapshot.tree, snapshot.layout
    if snapshot.settings or layout is None or not isinstance(tree, DiskTree):
        return snapshot
    folder = find_settings_folder(tree.root)
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
