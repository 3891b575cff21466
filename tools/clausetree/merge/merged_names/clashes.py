"""One id that ours and theirs gave to two different clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import are_one_clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.clause import Clause


class Clash(NamedTuple):
    """Two clauses with one id: ours', and theirs'. The one that loses the id has its side's name behind it."""

    id: str
    ours: Clause
    theirs: Clause

    @property
    def name_in_ours(self) -> str:
        """Returns what ours' clause is called where theirs keeps the id."""
        return f"{self.id}-ours"

    @property
    def name_in_theirs(self) -> str:
        """Returns what theirs' clause is called where ours keeps the id."""
        return f"{self.id}-theirs"


def find_clashes(ours: ChangeSet, theirs: ChangeSet, finals: Mapping[int, str]) -> tuple[Clash, ...]:
    """Returns the ids that two different clauses would have in the merged text.

    Args:
        ours: What ours changed.
        theirs: What theirs changed.
        finals: For the places of base clauses what they are called in the merged text.
    """
    origins = [{pair.new.index: pair.old.index for pair in changes.pairs} for changes in (ours, theirs)]
    mine = {clause.id: clause for clause in _find_named(origins[0], finals, ours, theirs)}
    found = []
    for clause in _find_named(origins[1], finals, theirs, ours):
        other = mine.get(clause.id)
        origin = origins[1].get(clause.index)
        if other and (
            origin != origins[0].get(other.index) or (origin is None and not are_one_clause(other, clause))
        ):
            found.append(Clash(clause.id, other, clause))
    return tuple(found)


def _find_named(
    origins: Mapping[int, int], finals: Mapping[int, str], side: ChangeSet, other: ChangeSet
) -> Iterator[Clause]:
    """Yields the clauses in the merged text that have on a side the id that they have there.

    What the other side deleted is in the merged text where this one changed it.
    """
    kept = {pair.old.index for pair in other.pairs}
    changed = {change.new.index for change in side.clauses if change.new}
    for clause in side.new.clauses:
        origin = origins.get(clause.index)
        if origin is None:
            stands = not clause.made
        else:
            stands = finals[origin] == clause.id and (origin in kept or clause.index in changed)
        if stands:
            yield clause
