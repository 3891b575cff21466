"""Whether a fork is ready for a merge: no conflict of another merge stands in it, and git keeps all of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.spec_layout import join
from clausetree.history.work_tree import find_uncommitted
from clausetree.merge.hunks import find_marker
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.upstream.fork import Fork


def check_markers(fork: Fork) -> None:
    """Raises `ClausetreeError` where the fork's spec has conflict markers."""
    _check_text(fork.file, fork.document.text)


def check_ready(fork: Fork, paths: Iterable[str]) -> None:
    """Raises `ClausetreeError` where a fork has conflict markers or changes that are not committed.

    Args:
        fork: The fork.
        paths: The files that the merge is going to write.
    """
    tree, layout = fork.document.snapshot.tree, fork.document.snapshot.layout
    if tree is None or layout is None:
        return
    check_markers(fork)
    for label, text in fork.document.snapshot.eval_prompts().items():
        _check_text(tree.name(join(layout.examples, f"{label}.md")), text)
    kept = (fork.file, fork.lock_path, tree.name(layout.examples), tree.name(layout.changelog))
    changed = find_uncommitted(fork.folder, dict.fromkeys((*kept, *paths)))
    if changed:
        more = f" (and {len(changed) - 1} more)" if len(changed) > 1 else ""
        raise ClausetreeError(
            f"`{changed[0]}`{more} has changes that are not committed",
            "commit them, or `git stash` them, then merge",
        )


def _check_text(path: str, text: str) -> None:
    line = find_marker(text)
    if line:
        raise ClausetreeError(
            f"`{path}` has a conflict marker in line {line}",
            "settle that conflict and delete its markers first",
        )
