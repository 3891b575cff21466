"""A spec of which somebody edits some files: which one it is, and its text as it stands in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.files.markdown_names import MARKDOWN_ENDINGS
from clausetree.history.layouts.overlaid_tree import OverlaidTree
from clausetree.history.layouts.spec_layout import SETTINGS_FILE, SPEC_FILE, find_layout, has_heading_id, join
from clausetree.history.opening.plain_file import PlainFile
from clausetree.project.linting.targets import find_excluded, find_owning_spec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from clausetree.history.commits.snapshot import Snapshot, TextPlace


def find_live_spec(path: Path, text: str) -> Path | None:
    """Returns the spec that an open file belongs to, which may be the file itself; None where it belongs to none.

    Args:
        path: The file, which need not be on disk.
        text: What it holds in the editor.

    Raises:
        ClausetreeError: Settings around it can't be read.
    """
    if owner := find_owning_spec(path):
        return owner
    if path.suffix not in MARKDOWN_ENDINGS or find_excluded(path.parent)(path):
        return None
    is_spec = path.name == SPEC_FILE or has_heading_id(text) or _find_place(path).layout.settings
    return path if is_spec else None


def load_live(path: Path, texts: Mapping[str, str]) -> Snapshot:
    """Returns the text of a spec with its surroundings, open files as they stand in the editor.

    Args:
        path: The spec's file, absolute.
        texts: For the absolute path of each open file what it holds.

    Raises:
        ClausetreeError: It, or the settings, can't be read.
    """
    place = _find_place(path)
    tree = OverlaidTree(place.tree, {name: text.encode() for name, text in texts.items()})
    layout = place.layout
    if layout.settings and tree.name(join(layout.folder, SETTINGS_FILE)) in texts:
        layout = find_layout(tree, ("",)) or layout
    return place._replace(tree=tree, layout=layout).load()


def find_saved(snapshot: Snapshot) -> Snapshot:
    """Returns the same revision in the files as they lie on disk, which its older revisions are looked up by."""
    tree = snapshot.tree
    return snapshot._replace(tree=tree.tree) if isinstance(tree, OverlaidTree) else snapshot


def _find_place(path: Path) -> TextPlace:
    return PlainFile(path, str(path), lambda _: None).place()
