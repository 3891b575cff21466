"""The revision that settings compare a spec with, `lint.against`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.layouts.file_tree import DiskTree
from clausetree.history.layouts.spec_layout import SETTINGS_FILE, join
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.project.revs import load_revision, parse_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.history.commits.snapshot import Snapshot


def load_against(snapshot: Snapshot, report: Callable[[str], None] | None) -> tuple[Snapshot, ...]:
    """Returns the revision that `lint.against` names, and those listed between it and the head; none where none is named.

    Only the text that is being edited is compared so, not an older one.

    Args:
        snapshot: What is linted.
        report: Is told of slow work before it begins.

    Raises:
        ClausetreeError: The setting names nothing that can be read.
    """
    tree, layout, settings = snapshot.tree, snapshot.layout, snapshot.settings
    against = settings.lint.against if settings else None
    if against is None or layout is None or not isinstance(tree, DiskTree):
        return ()
    if snapshot.revision.path != tree.diagnostic_path(layout.file):
        return ()
    folder = tree.root / layout.folder
    try:
        name = parse_name(against, folder)
        if name.source is not None:
            return (load_revision(against, start=folder, report=report),)
        return open_source(None, start=folder, report=report).load_chain(name.label, HEAD)[:-1]
    except ClausetreeError as error:
        place = tree.name(join(layout.folder, SETTINGS_FILE))
        raise ClausetreeError(f"`lint.against` in `{place}`: {error.message}", error.hint) from None


def is_against_elsewhere(snapshot: Snapshot) -> bool:
    """Returns whether `lint.against` names a text of another source than the spec's own, which may have to be fetched."""
    tree, layout, settings = snapshot.tree, snapshot.layout, snapshot.settings
    against = settings.lint.against if settings else None
    if against is None or layout is None or not isinstance(tree, DiskTree):
        return False
    return parse_name(against, tree.root / layout.folder).source is not None
