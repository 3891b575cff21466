"""The lock file beside the spec of a fork."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.config.lock import LOCK_FILE, parse_lock
from clausetree.history.files.encoding import parse_text
from clausetree.history.layouts.spec_layout import join

if TYPE_CHECKING:
    from clausetree.config.lock import Lock
    from clausetree.history.commits.snapshot import Snapshot


def load_lock(snapshot: Snapshot) -> Lock | None:
    """Returns what the lock file beside a spec says, as it was in that revision; None where there is none.

    Raises:
        ClausetreeError: It can't be read, or is not a lock file.
    """
    tree, layout = snapshot.tree, snapshot.layout
    if tree is None or layout is None:
        return None
    path = join(layout.folder, LOCK_FILE)
    return (
        parse_lock(parse_text(tree.load(path), tree.name(path)), tree.name(path)) if tree.has(path) else None
    )
