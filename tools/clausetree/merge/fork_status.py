"""Where a fork stands beside its upstream: what it changed, what upstream changed since, where they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.merge.merge_rows import build_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.kinds import Kind
    from clausetree.merge.merging import Merged
    from clausetree.model.policy import Policy
    from clausetree.model.revision import Revision


class ClauseStatus(NamedTuple):
    """A clause that the fork or upstream changed.

    Attributes:
        clause: Its id: as the fork has it, else as upstream has it, else as the base had it.
        fork: What the fork did to it.
        upstream: What upstream did to it since.
        policy: What is to be done with upstream's changes of it.
        held: The label of the older revision that it was left behind at, or the commit where it has none; None where it was not.
        merge: Whether taking upstream's newest revision would leave a question there; `none` where upstream left it alone.
        changes: What the fork and upstream did to it, as facts; None for the one that left it alone.
    """

    clause: str
    fork: tuple[Kind, ...]
    upstream: tuple[Kind, ...]
    policy: Policy
    held: str | None
    merge: Literal["none", "clean", "conflict"]
    changes: tuple[ClauseChange | None, ClauseChange | None]


class ForkStatus(NamedTuple):
    """Where a fork stands.

    Attributes:
        source: What its upstream is called.
        base: The revision that it last took over.
        latest: Upstream's newest.
        behind: The labels of those that it has not taken over, oldest first.
        clauses: The clauses that either changed.
    """

    source: str
    base: Revision
    latest: Revision
    behind: tuple[str, ...]
    clauses: tuple[ClauseStatus, ...]


def build_status(
    source: str,
    revisions: tuple[Revision, Revision],
    behind: tuple[str, ...],
    merged: Merged,
    find_hold: Callable[[str], tuple[Policy, str | None]],
) -> ForkStatus:
    """Returns where a fork stands.

    Args:
        source: What its upstream is called.
        revisions: The revision of upstream that it last took over, and upstream's newest.
        behind: The labels of those after the one, oldest first.
        merged: What taking the newest over would make.
        find_hold: Returns for a clause of the base the policy, and the revision at which it is held.
    """
    base, latest = revisions
    return ForkStatus(source, base, latest, behind, tuple(_find_clauses(merged, find_hold)))


def _find_clauses(
    merged: Merged, find_hold: Callable[[str], tuple[Policy, str | None]]
) -> Iterator[ClauseStatus]:
    asked = {conflict.clause for conflict in merged.conflicts}
    for row in build_rows(merged):
        sides = [change for change in (row.ours, row.theirs) if change]
        names = [clause.id for change in sides for clause in (change.new, change.old) if clause]
        merge: Literal["none", "clean", "conflict"] = "none"
        if row.theirs:
            merge = "conflict" if asked.intersection(names) else "clean"
        yield ClauseStatus(
            names[0],
            row.ours.kinds if row.ours else (),
            row.theirs.kinds if row.theirs else (),
            *find_hold(row.base.id if row.base else names[0]),
            merge,
            (row.ours, row.theirs),
        )
