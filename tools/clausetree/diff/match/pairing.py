"""The state that matchers add to: which clauses are paired, by what, and which are still free."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, NewType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.kinds import Evidence
    from clausetree.diff.match.side import Features, Side

OldIndex = NewType("OldIndex", int)
"""A clause's place among the clauses of the old document."""

NewIndex = NewType("NewIndex", int)
"""A clause's place among the clauses of the new document."""


class Match(NamedTuple):
    """What told that two clauses are one, and how sure it is, from 0 to 1."""

    evidence: Evidence
    confidence: float


class Pairing:
    """Two documents and the clauses paired so far.

    Attributes:
        old: The old document's clauses.
        new: The new document's clauses.
        partner_of_old: The new clause that each paired old one is.
        partner_of_new: The old clause that each paired new one was.
        matches: What told that each pair is one.
    """

    def __init__(self, old: Side, new: Side) -> None:
        """Starts with no pairs."""
        self.old = old
        self.new = new
        self.partner_of_old: dict[OldIndex, NewIndex] = {}
        self.partner_of_new: dict[NewIndex, OldIndex] = {}
        self.matches: dict[tuple[OldIndex, NewIndex], Match] = {}
        self._barred: set[OldIndex] = set()

    def pair(self, old: OldIndex, new: NewIndex, match: Match) -> None:
        """Pairs two free clauses."""
        self.partner_of_old[old] = new
        self.partner_of_new[new] = old
        self.matches[old, new] = match

    def bar(self, old: OldIndex) -> None:
        """Keeps an old clause from being paired: somebody declared that it is gone."""
        self._barred.add(old)

    def are_paired(self, old: int | None, new: int | None) -> bool:
        """Returns whether the two are one clause; None and None, the root of both trees, are, and nothing else is the root."""
        if old is None or new is None:
            return old is new
        return self.partner_of_old.get(OldIndex(old)) == new

    def are_free(self, old: OldIndex, new: NewIndex) -> bool:
        """Returns whether the two could still be paired."""
        return old not in self.partner_of_old and new not in self.partner_of_new and old not in self._barred

    def free_old(self) -> list[OldIndex]:
        """Returns the old clauses without a partner."""
        indexes = map(OldIndex, range(len(self.old.features)))
        return [index for index in indexes if index not in self.partner_of_old]

    def free_new(self) -> list[NewIndex]:
        """Returns the new clauses without a partner."""
        indexes = map(NewIndex, range(len(self.new.features)))
        return [index for index in indexes if index not in self.partner_of_new]

    def pairs(self) -> list[tuple[OldIndex, NewIndex]]:
        """Returns the pairs in the order of the new document."""
        return [(self.partner_of_new[new], new) for new in sorted(self.partner_of_new)]

    def features(self) -> Iterator[tuple[OldIndex, NewIndex, Features, Features]]:
        """Yields the pairs in the order of the new document, each with what the two are compared by."""
        for old, new in self.pairs():
            yield old, new, self.old.features[old], self.new.features[new]


IndexPairs = Sequence[tuple[int, int, Match]]
"""Pairs of clauses by their indexes, the old one first, in the order of the new document."""


def restore_pairing(old: Side, new: Side, pairs: IndexPairs) -> Pairing:
    """Returns the pairing of two documents of which it is known which clauses are one."""
    pairing = Pairing(old, new)
    for one, other, match in pairs:
        pairing.pair(OldIndex(one), NewIndex(other), match)
    return pairing


def compose(first: IndexPairs, then: IndexPairs) -> IndexPairs:
    """Returns the pairs of the oldest and the newest of three documents, by way of the one between them.

    The evidence of a pair is the weaker one of its two steps.
    """
    onward = {old: (new, match) for old, new, match in then}
    found: list[tuple[int, int, Match]] = []
    for old, middle, match in first:
        if middle in onward:
            new, other = onward[middle]
            found.append((old, new, min(match, other, key=lambda match: match.confidence)))
    return sorted(found, key=lambda pair: pair[1])
