"""A change set in numbers, and parts of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.diff.changes import ClauseChange
from clausetree.diff.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.kinds import Kind

UNCHANGED: tuple[Kind, ...] = ("unchanged",)
"""The kinds of a clause to which nothing happened; only where those are asked for is it listed with the changes."""

_MINOR: tuple[Kind, ...] = ("eval_prompts", "references", "typographic")
"""The kinds that release notes count and don't tell clause by clause, the weightiest first."""


def count_kinds(changes: ChangeSet) -> dict[str, int]:
    """Returns how many clauses each kind happened to, 0 included, with `promoted` and `demoted` among the relevelled.

    A split or merge counts once: with the clause that fell into several, or that is made of several.
    """
    counts = Counter(kind for change in changes.clauses for kind in change.kinds)
    directions = Counter(change.direction for change in changes.clauses)
    counts["split"] = sum("split" in change.kinds and change.old is not None for change in changes.clauses)
    counts["merged"] = sum("merged" in change.kinds and change.new is not None for change in changes.clauses)
    counts["unchanged"] = changes.unchanged
    return {kind: counts[kind] for kind in KINDS} | {way: directions[way] for way in ("promoted", "demoted")}


def count_minor(changes: ChangeSet) -> Counter[str]:
    """Returns how many clauses had nothing happen to them but what release notes only count, by the weightiest of it."""
    return Counter[str](
        next(kind for kind in _MINOR if kind in change.kinds)
        for change in changes.clauses
        if not {*change.kinds}.difference(_MINOR)
    )


def is_typographic(change: ClauseChange) -> bool:
    """Returns whether nothing but typography changed in a clause."""
    return change.kinds == ("typographic",)


def select_told(changes: ChangeSet) -> list[ClauseChange]:
    """Returns the clauses that changed: those in which more than typography did."""
    return [change for change in changes.clauses if not is_typographic(change) and change.kinds != UNCHANGED]


def count_changed(changes: ChangeSet) -> int:
    """Returns how many clauses changed."""
    return len(select_told(changes))


def count_listed(changes: ChangeSet) -> int:
    """Returns how many of the listed clauses changed, if only in typography."""
    return sum(change.kinds != UNCHANGED for change in changes.clauses)


def has_changes(changes: ChangeSet) -> bool:
    """Returns whether there is anything to tell: of a clause, of the ladder, or of what stands before the first clause."""
    return bool(changes.clauses or changes.ladder or changes.preamble)


def name_kinds(change: ClauseChange) -> tuple[str, ...]:
    """Returns what happened to a clause, as readers call it: a relevelled one was promoted or demoted."""
    words = (
        change.direction if kind == "relevelled" and change.direction != "kept" else kind
        for kind in change.kinds
    )
    return tuple(word.replace("_", " ") for word in words)


def select_changes(
    changes: ChangeSet, *, clause: str | None = None, level: str | None = None, kinds: Collection[str] = ()
) -> ChangeSet:
    """Returns the change set with only some of its clauses; its numbers are those of these clauses.

    Clauses that did not change are listed where that kind is asked for. What stands before the first clause is left out
    where only some clauses or kinds are asked for.

    Args:
        changes: All changes.
        clause: The id that a clause has or had, `id~2` for the second that has it; None for any.
        level: The level that a clause has or had; None for any.
        kinds: Kinds, one of which must have happened; `promoted` and `demoted` among them; empty for any.
    """
    if clause is None and level is None and not kinds:
        return changes
    chosen, kept = (
        [
            change
            for change in group
            if (clause is None or clause in _names(change))
            and (level is None or level in _levels(change))
            and (not kinds or not {*change.kinds, change.direction}.isdisjoint(kinds))
        ]
        for group in (changes.clauses, _list_unchanged(changes))
    )
    listed = kept if "unchanged" in kinds else []
    return changes._replace(clauses=(*chosen, *listed), unchanged=len(kept), preamble=())


def _list_unchanged(changes: ChangeSet) -> Iterator[ClauseChange]:
    """Yields the clauses to which nothing happened, in the order of the text."""
    changed = {change.old.index for change in changes.clauses if change.old}
    for pair in changes.pairs:
        if pair.old.index not in changed:
            parents = changes.old.parent(pair.old), changes.new.parent(pair.new)
            found = ClauseChange(pair.old, pair.new, UNCHANGED, *parents)
            yield found._replace(matched_by=pair.matched_by, confidence=pair.confidence)


def _names(change: ClauseChange) -> set[str]:
    return {name for clause in (change.old, change.new) if clause for name in clause.names}


def _levels(change: ClauseChange) -> set[str | None]:
    return {clause.level for clause in (change.old, change.new) if clause}
