"""Whether a fork is ready for a merge: no conflict of another merge stands in it, and git keeps all of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.git_access.work_tree import find_uncommitted
from clausetree.history.layouts.spec_layout import join
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.merge_markers import find_conflicts
from clausetree.upstream.origin import find_base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.model.revision import Revision
    from clausetree.upstream.fork import Fork


def check_settled(fork: Fork) -> None:
    """Raises `ClausetreeError` where conflict markers stand in a fork's spec, its eval prompts or its changelog."""
    snapshot = fork.document.snapshot
    tree, layout = snapshot.tree, snapshot.layout
    texts = {fork.file: fork.document.text}
    if tree and layout:
        prompts = snapshot.eval_prompts()
        texts |= {tree.name(join(layout.examples, f"{label}.md")): text for label, text in prompts.items()}
        texts[tree.name(layout.changelog)] = snapshot.changelog() or ""
    for path, text in texts.items():
        if conflicts := find_conflicts(text):
            raise ClausetreeError(
                f"`{path}` has a conflict marker in line {conflicts[0].first + 1}",
                "settle that conflict and delete its markers first",
            )


def check_committed(fork: Fork, paths: Iterable[str]) -> None:
    """Raises `ClausetreeError` where a fork has changes that are not committed.

    Args:
        fork: The fork.
        paths: The files that a merge is going to write.
    """
    tree, layout = fork.document.snapshot.tree, fork.document.snapshot.layout
    if tree is None or layout is None:
        return
    kept = (fork.file, fork.lock_path, tree.name(layout.examples), tree.name(layout.changelog))
    changed = find_uncommitted(fork.folder, dict.fromkeys((*kept, *paths)))
    if changed:
        more = f" and {len(changed) - 1} more have" if len(changed) > 1 else " has"
        raise ClausetreeError(
            f"`{changed[0]}`{more} changes that are not committed",
            "commit them, or `git stash` them, then merge",
        )


def check_newer(fork: Fork, release: Revision) -> None:
    """Raises `ClausetreeError` where a release is older than what the fork took over last: it would take all of that back."""
    base = find_base(fork).revision
    listed = [known.sha256 for known in fork.upstream.revisions()]
    if {base.sha256, release.sha256} <= set(listed) and listed.index(release.sha256) < listed.index(
        base.sha256
    ):
        raise ClausetreeError(
            f"`{release.label}` is older than `{base.label}`, which `{fork.file}` has taken over",
            "`clausetree upstream status` lists the releases that it hasn't",
        )


def is_taken(fork: Fork, release: Revision) -> bool:
    """Returns whether a fork has taken over a release whole."""
    return bool(fork.lock and fork.lock.sha256 == release.sha256 and not fork.lock.held)
