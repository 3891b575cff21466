"""What a merge under way waits for, and what to say of one that was stopped."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clausetree.history.files.disk import load_bytes
from clausetree.history.files.encoding import parse_text
from clausetree.merge.merged_names.chosen_ids import find_repeated, settle_references
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.merge_markers import find_marked
from clausetree.syntax.renaming import rename_references
from clausetree.text.counted_noun import agree, count_noun
from clausetree.text.edit import apply_edits
from clausetree.upstream.pending import (
    ENDED,
    STAGED,
    UNDONE,
    PendingMerge,
    end_merge,
    forget,
    load_pending,
    read_release,
    write_rest,
)
from clausetree.upstream.undone_files import find_undone
from clausetree.upstream.workspace import (
    SPARE,
    WORKSPACE,
    find_fork_folder,
    hold_workspace,
    remove,
    replace_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from clausetree.upstream.undone_files import UndoneFile

_LEFT = {
    STAGED: "was stopped before it changed anything",
    ENDED: "is complete",
    UNDONE: "is undone: everything is as it was before",
}
_GO_ON = "`clausetree upstream continue` completes it, `clausetree upstream abort` undoes it"
_BRING_BACK = (
    "bring back what the merge wrote, with `git stash pop` where it is stashed; "
    "else `clausetree upstream abort`, then `clausetree upstream merge` again"
)


@contextmanager
def hold_fork(start: Path, report: Callable[[str], object]) -> Iterator[PendingMerge | None]:
    """Gives the merge under way in the fork around a folder; no other command writes there meanwhile.

    Args:
        start: The working directory.
        report: Is told what became of a merge that was stopped and has left no more than traces.

    Raises:
        ClausetreeError: There is no fork, another command is at work in it, or what is kept of a merge can't be read.
    """
    folder = find_fork_folder(start)
    with hold_workspace(folder) as workspace:
        for left in workspace.glob(f"{SPARE}*"):
            remove(left)
        for prefix, fate in _LEFT.items():
            for left in sorted(workspace.glob(f"{prefix}*")):
                report(f"{_name(read_release(left))} {fate}")
                remove(left)
        yield load_pending(folder)


def check_idle(start: Path, report: Callable[[str], object]) -> None:
    """Raises `ClausetreeError` where a merge is under way in the fork around a folder; writes only where one was stopped."""
    if os.path.lexists(find_fork_folder(start) / WORKSPACE):
        with hold_fork(start, report) as pending:
            refuse(pending, report)


def refuse(pending: PendingMerge | None, report: Callable[[str], object]) -> None:
    """Raises `ClausetreeError` for a merge under way; one that was stopped at its very begin or end is told and forgotten."""
    found = {"untouched": STAGED, "complete": ENDED}.get(pending.progress) if pending else None
    if pending and not found:
        raise _describe(pending)
    if pending and found:
        report(f"{_name(pending.release)} {_LEFT[found]}")
        forget(pending, found)


def _name(release: str | None) -> str:
    return f"the merge of `{release}`" if release else "a merge"


def _describe(pending: PendingMerge) -> ClausetreeError:
    name = _name(pending.release)
    if pending.progress == "undoing":
        return ClausetreeError(
            f"{name} was being undone when it was stopped", "`clausetree upstream abort` completes that"
        )
    if pending.progress == "writing":
        return ClausetreeError(f"{name} was stopped before all files were written", _GO_ON)
    if undone := find_undone(pending):
        return ClausetreeError(f"{name} is pending, but {_tell_undone(undone)}", _BRING_BACK)
    left = find_unsettled(pending)
    where = f": `{left[0][0]}` has a conflict marker in line {left[0][1]}" if left else ""
    return ClausetreeError(f"{name} is pending{where}", _GO_ON)


def _tell_undone(undone: Sequence[UndoneFile]) -> str:
    more = len(undone) - 1
    verb = agree(more, "doesn't", "don't")
    beside = f"; {count_noun(more, 'more file')} {verb} have what the merge wrote either"
    return f"`{undone[0].path}` {undone[0].state}{beside if more else ''}"


def complete(pending: PendingMerge) -> None:
    """Ends a merge: writes what is left to write, the lock file last.

    Raises:
        ClausetreeError: Something is left to settle, what was written is gone, it is being undone, or a file can't be
            written.
    """
    if pending.progress == "undoing":
        raise _describe(pending)
    write_rest(pending)
    if undone := find_undone(pending):
        raise ClausetreeError(_tell_undone(undone), _BRING_BACK)
    for path, line in find_unsettled(pending):
        raise ClausetreeError(
            f"`{path}` has a conflict marker in line {line}", "settle it, delete the markers, and continue"
        )
    if pending.choices:
        _settle_ids(pending)
    end_merge(pending)


def _settle_ids(pending: PendingMerge) -> None:
    """Makes references say the ids that were chosen, in the spec and the files beside it; the same again if it is stopped.

    Raises:
        ClausetreeError: The answers leave an id to two clauses, or a file can't be written.
    """
    spec, *others = (change.path for change in pending.changes)
    text, ids = settle_references(_load(spec), pending.choices)
    for clause_id, line in find_repeated(text):
        raise ClausetreeError(
            f"`{spec}` has the id `{clause_id}` a second time in line {line}",
            "give one of the two clauses another id, and continue",
        )
    workspace = pending.folder / WORKSPACE
    replace_text(workspace, spec, text)
    for path in others if ids else ():
        if path.suffix == ".md" and path.is_file():
            before = _load(path)
            replace_text(workspace, path, apply_edits(before, rename_references(before, ids)))


def _load(path: Path) -> str:
    return parse_text(load_bytes(path, str(path)), str(path))


def find_unsettled(pending: PendingMerge) -> list[tuple[Path, int]]:
    """Returns the files of a merge in which conflict markers stand, each with the line of the first.

    Those in code blocks too, unless the text had as many before: then it is about markers.
    """
    found = []
    for change in pending.changes:
        if change.path.is_file():
            before, now = (
                find_marked(path.read_bytes().decode(errors="replace")) if path.is_file() else ()
                for path in (change.kept, change.path)
            )
            shown = sum(conflict.in_code for conflict in before)
            if left := [conflict for conflict in now if not conflict.in_code] or [*now[shown:]]:
                found.append((change.path, left[0].first + 1))
    return found
