"""What a merge wrote that is gone again before it is complete: `git stash`, `git checkout` or `git reset` took it back."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.hunks import drop_markers, read_ours
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from clausetree.upstream.pending import FileChange, PendingMerge


class UndoneFile(NamedTuple):
    """A file that has nothing of what a merge wrote into it.

    Attributes:
        path: The file.
        state: What became of it, to be said of the file.
    """

    path: Path
    state: str


def find_undone(pending: PendingMerge) -> tuple[UndoneFile, ...]:
    """Returns the files of a merge that have nothing of what it wrote, though ours in every conflict would leave some of it.

    A changelog is none of them: upstream's words do not stand there.
    """
    found = [
        UndoneFile(change.path, state)
        for place, change in enumerate(pending.changes)
        if (state := _find_state(change, is_spec=place == 0))
    ]
    notes = _find_changelog() if found else None
    return tuple(undone for undone in found if os.path.realpath(undone.path) != notes)


def _find_changelog() -> str | None:
    """Returns the changelog of the fork around; None where its settings can't be read."""
    try:
        snapshot = load_revision(None, start=Path.cwd())
    except ClausetreeError:
        return None
    tree, layout = snapshot.tree, snapshot.layout
    return os.path.realpath(tree.name(layout.changelog)) if tree and layout else None


def _find_state(change: FileChange, *, is_spec: bool) -> str | None:
    """Returns what became of a file that has nothing of what was written, or None where it has."""
    before, written = _load(change.kept), _load(change.written)
    if read_ours(written) == before and change.deed != "delete":
        return None
    if not os.path.lexists(change.path):  # eval prompts that both changed may be deleted to settle that
        return "was deleted" if is_spec or change.deed == "insert" else None
    now = _load(change.path)
    if now == before:
        return "is as it was before the merge"
    if change.deed == "replace" and _is_taken_back(before, written, now):
        return "has nothing of what the merge wrote"
    return None


def _is_taken_back(before: str, written: str, now: str) -> bool:
    """Returns whether all lines that were replaced are back, and none is there that was written."""
    old, new = _count(before), _count(drop_markers(written))
    replaced = old - _count(read_ours(written))
    found = _count(now)
    return (
        bool(replaced)
        and all(found[line] >= old[line] for line in replaced)
        and not any(found[line] > old[line] for line in new - old)
    )


def _count(text: str) -> Counter[str]:
    return Counter(line for line in text.split("\n") if line)


def _load(path: Path) -> str:
    """Returns what a file holds, with one kind of line ends, which git may change; nothing where there is none."""
    return path.read_bytes().decode(errors="replace").replace("\r\n", "\n") if path.is_file() else ""
