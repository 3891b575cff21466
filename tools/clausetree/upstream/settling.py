"""What a merge under way waits for, and what to say of one that was stopped."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clausetree.merge.hunks import find_marker
from clausetree.model.errors import ClausetreeError
from clausetree.upstream.pending import (
    ENDED,
    STAGED,
    UNDONE,
    PendingMerge,
    forget,
    load_pending,
    read_release,
)
from clausetree.upstream.workspace import SPARE, WORKSPACE, find_fork_folder, hold_workspace, remove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_OURS = re.compile(r"<{7} ours\r?$|\|{7} base |>{7} theirs ")
_LEFT = {
    STAGED: "was stopped before it changed anything",
    ENDED: "is complete",
    UNDONE: "is undone: everything is as it was before",
}
_GO_ON = "`clausetree upstream continue` completes it, `clausetree upstream abort` undoes it"


@contextmanager
def hold_fork(start: Path, report: Callable[[str], object]) -> Iterator[tuple[Path, PendingMerge | None]]:
    """Gives the folder of the fork around a folder, and the merge under way in it; no other command writes there meanwhile.

    Args:
        start: The working directory.
        report: Is told what became of a merge that was stopped.

    Raises:
        ClausetreeError: There is no fork, another command is at work in it, or what is kept of a merge can't be read.
    """
    folder = find_fork_folder(start)
    with hold_workspace(folder) as workspace:
        for line in _tidy(folder, workspace):
            report(line)
        yield folder, load_pending(folder)


def find_pending(start: Path, report: Callable[[str], object]) -> PendingMerge | None:
    """Returns the merge under way in the fork around a folder, or None; writes only where one was stopped."""
    if not os.path.lexists(find_fork_folder(start) / WORKSPACE):
        return None
    with hold_fork(start, report) as (_, pending):
        return pending


def _tidy(folder: Path, workspace: Path) -> Iterator[str]:
    """Removes what a stopped command has left that needs no decision; yields, in a line each, what became of the merge."""
    for left in workspace.glob(f"{SPARE}*"):
        remove(left)
    for prefix, fate in _LEFT.items():
        for left in sorted(workspace.glob(f"{prefix}*")):
            release = read_release(left)
            remove(left)
            yield f"{_name(release)} {fate}"
    pending = load_pending(folder)
    found = {"untouched": STAGED, "complete": ENDED}.get(pending.stage) if pending else None
    if pending and found:
        forget(pending, found)
        yield f"{_name(pending.release)} {_LEFT[found]}"


def _name(release: str | None) -> str:
    return f"the merge of `{release}`" if release else "a merge"


def describe_pending(pending: PendingMerge) -> ClausetreeError:
    """Returns the error for a command that can't run while a merge is under way."""
    name = _name(pending.release)
    if pending.stage == "undoing":
        return ClausetreeError(
            f"{name} was being undone when it was stopped", "`clausetree upstream abort` completes that"
        )
    if pending.stage == "writing":
        return ClausetreeError(f"{name} was stopped before all files were written", _GO_ON)
    left = find_unsettled(pending)
    where = f": `{left[0][0]}` has a conflict marker in line {left[0][1]}" if left else ""
    return ClausetreeError(f"{name} is pending{where}", _GO_ON)


def find_unsettled(pending: PendingMerge) -> list[tuple[Path, int]]:
    """Returns the files of a merge in which conflict markers stand, each with the line of the first."""
    found = []
    for step in pending.steps:
        if step.path.is_file():
            line = _find_marker(step.path.read_bytes().decode(errors="replace"))
            found += [(step.path, line)] if line else []
    return found


def _find_marker(text: str) -> int | None:
    """Returns the line of the first conflict marker, be it one of ours that lost its others, or None."""
    marked = find_marker(text)
    alone = next((number for number, line in enumerate(text.split("\n"), 1) if _OURS.match(line)), None)
    return min(filter(None, (marked, alone)), default=None)
