"""Which changes matter most to somebody who has to live by a spec."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.kinds import Kind

_GROUPS: tuple[tuple[Kind, ...], ...] = (
    ("relevelled",),
    ("deleted", "inserted"),
    ("split", "merged"),
    ("edited",),
    ("examples", "retagged", "renamed", "retitled", "moved"),
)
"""Kinds that matter alike, the most important first: who can override a clause; whether there is one; what it says; what
shows it, and where it is found. What is in none of them comes last."""

_GROUP: Mapping[Kind, int] = {kind: rank for rank, kinds in enumerate(_GROUPS) for kind in kinds}


def sort_by_importance(changes: ChangeSet) -> list[ClauseChange]:
    """Returns the clauses that changed, the most important first.

    Of those to which the like happened, the one at the higher level goes first, then that in which more text changed.
    """
    return sorted(changes.clauses, key=lambda change: _rank(change, changes))


def _rank(change: ClauseChange, changes: ChangeSet) -> tuple[int, int, float]:
    kinds: tuple[Kind, ...] = change.kinds
    if any(flow.direction == "demoted" for flow in change.flows):
        kinds = (
            *kinds,
            "relevelled",
        )  # more people can override what it says, though its own level is what it was
    group = min((_GROUP.get(kind, len(_GROUPS)) for kind in kinds), default=len(_GROUPS))
    ladder = changes.new.ladder if change.new else changes.old.ladder
    level = ladder.rank(change.clause.level) if change.clause.level else None
    return group, len(ladder) if level is None else level, -_count_changed_text(change)


def _count_changed_text(change: ClauseChange) -> float:
    """Returns about how many characters of text changed."""
    size = sum(len(clause.body) for clause in (change.old, change.new) if clause)
    return size * (1 - (change.similarity or 0))
