"""What comes from what, in a history that is read already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.history.git_access.repository import Commit


def find_way(commits: Sequence[Commit], old: str | None, new: str) -> frozenset[str]:
    """Returns the commits that come from one and that another comes from, both included; none where it does not come from it.

    Args:
        commits: A history that holds both, a commit always before its parents.
        old: The hash of the one; None for all that the other comes from.
        new: The hash of the other.
    """
    ancestors = {new}
    for commit in commits:
        if commit.hash in ancestors:
            ancestors.update(commit.parents)
    if old is None:
        return frozenset(ancestors)
    descendants = {old}
    for commit in reversed(commits):
        if not descendants.isdisjoint(commit.parents):
            descendants.add(commit.hash)
    return frozenset(ancestors & descendants if new in descendants else ())
