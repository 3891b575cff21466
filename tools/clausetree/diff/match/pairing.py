"""The state that matchers add to: which clauses are paired, by what, and which are still free."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import Evidence
    from clausetree.diff.features import Side


class Match(NamedTuple):
    """What told that two clauses are one, and how sure it is, from 0 to 1."""

    evidence: Evidence
    confidence: float


class Pairing:
    """Two documents and the clauses paired so far, each by its index among its document's clauses."""

    def __init__(self, old: Side, new: Side) -> None:
        """Starts with no pairs."""
        self.old = old
        self.new = new
        self.partner_of_old: dict[int, int] = {}
        self.partner_of_new: dict[int, int] = {}
        self.matches: dict[tuple[int, int], Match] = {}

    def pair(self, old: int, new: int, match: Match) -> None:
        """Pairs two free clauses."""
        self.partner_of_old[old] = new
        self.partner_of_new[new] = old
        self.matches[old, new] = match

    def are_paired(self, old: int | None, new: int | None) -> bool:
        """Returns whether the two are one clause; None and None, the root of both trees, are."""
        return new is None if old is None else self.partner_of_old.get(old) == new

    def free_old(self) -> list[int]:
        """Returns the old clauses without a partner."""
        return [index for index in range(len(self.old.features)) if index not in self.partner_of_old]

    def free_new(self) -> list[int]:
        """Returns the new clauses without a partner."""
        return [index for index in range(len(self.new.features)) if index not in self.partner_of_new]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yields the pairs in the order of the new document."""
        for new in sorted(self.partner_of_new):
            yield self.partner_of_new[new], new
