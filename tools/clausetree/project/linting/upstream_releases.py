"""The releases of a fork's upstream that it has taken over, as far as they are at hand: nothing is fetched."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.history.opening.source_opening import open_at_hand
from clausetree.model.errors import ClausetreeError
from clausetree.project.lock_file import load_lock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.history.commits.snapshot import Snapshot


def load_taken_over(snapshot: Snapshot) -> Sequence[Snapshot]:
    """Returns the revisions of upstream up to that which the lock file names, oldest first.

    Nothing where there is no lock file, it can't be read, or its upstream is not at hand or lacks that revision.
    """
    tree, layout = snapshot.tree, snapshot.layout
    if tree is None or layout is None or tree.commit:
        return ()
    with suppress(ClausetreeError):
        lock = load_lock(snapshot)
        if lock is None:
            return ()
        source = open_at_hand(lock.source, Path.cwd() / tree.name(layout.folder))
        listed = source.load_all() if source else ()
        for at, known in enumerate(listed):
            if known.revision.sha256 == lock.sha256:
                return listed[: at + 1]
    return ()
