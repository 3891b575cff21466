"""One mutation of a text, and how a diff of it is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.diff.mutations.facts import mirror_facts, read_facts
from tests.diff.mutations.truth import tell_all_ways

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from tests.diff.mutations.book import Book
    from tests.diff.mutations.facts import Fact


class Verdict(NamedTuple):
    """What a diff had to find, and what it found."""

    truth: frozenset[Fact]
    found: frozenset[Fact]

    @property
    def missed(self) -> frozenset[Fact]:
        return self.truth - self.found

    @property
    def false(self) -> frozenset[Fact]:
        return self.found - self.truth


class Case(NamedTuple):
    """A spec before and after a mutation.

    Attributes:
        old: The text before.
        new: The text after.
        readings: What a diff has to find; where there are several, each is right, and the diff of the mirror agrees.
    """

    old: str
    new: str
    readings: tuple[frozenset[Fact], ...]

    def judge(self, forth: ChangeSet, back: ChangeSet) -> tuple[Verdict, Verdict]:
        """Returns how the diff from old to new did, and the one from new to old, which has to say the same."""
        found = read_facts(forth, self.readings[0])
        truth = min(self.readings, key=lambda reading: len(reading ^ found))
        mirrored = mirror_facts(truth)
        return Verdict(truth, found), Verdict(mirrored, read_facts(back, mirrored))


def close(book: Book) -> Case:
    """Returns what the mutations of a book came to."""
    readings = book.readings or tell_all_ways(book)
    return Case(book.old, book.render(), tuple(map(frozenset, readings)))
