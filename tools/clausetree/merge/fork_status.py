"""Where a fork stands beside its upstream: what it changed, what upstream changed since, where they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.merge.merge_rows import build_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.kinds import Kind
    from clausetree.merge.conflict import Conflict
    from clausetree.merge.merge_rows import MergeRow
    from clausetree.merge.merged_file import MergedFile
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
        files: The eval prompt files that taking upstream's newest over would change.
    """

    source: str
    base: Revision
    latest: Revision
    behind: tuple[str, ...]
    clauses: tuple[ClauseStatus, ...]
    files: tuple[MergedFile, ...] = ()


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
    rows = build_rows(merged)
    asked = {_find_asked_row(conflict, rows) for conflict in merged.conflicts}
    for number, row in enumerate(rows):
        names = _name_row(row)
        merge: Literal["none", "clean", "conflict"] = "clean" if row.theirs else "none"
        yield ClauseStatus(
            names[0],
            row.ours.kinds if row.ours else (),
            row.theirs.kinds if row.theirs else (),
            *find_hold(row.base.id if row.base else names[0]),
            "conflict" if number in asked else merge,
            (row.ours, row.theirs),
        )


def _find_asked_row(conflict: Conflict, rows: Sequence[MergeRow]) -> int | None:
    """Returns the row that a conflict belongs to: that of the clause that both changed, wherever its words stand now.

    Among the rows that upstream changed if there is one.
    """
    origins = [stance.locator for stance in (conflict.base, conflict.theirs, conflict.ours) if stance]
    addresses = [address for address in (*origins, conflict.clause) if address]
    ranked = (
        (row.theirs is None, rank, number)
        for number, row in enumerate(rows)
        for rank, address in enumerate(addresses)
        if any(address == name or address.startswith(f"{name}/") for name in _name_row(row))
    )
    return min(ranked, default=(None, None, None))[-1]


def _name_row(row: MergeRow) -> list[str]:
    """Returns the ids of a row's clause: as the fork has it, as upstream has it, as the base had it."""
    sides = [change for change in (row.ours, row.theirs) if change]
    now = [change.new for change in sides]
    return [clause.id for clause in (*now, *(change.old for change in sides)) if clause]
