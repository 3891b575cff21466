"""A change set asked part by part: where each sentence, passage and clause of the old document went."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.match.fragments import split_passage
from clausetree.diff.passings import MappedPlace, Passing
from clausetree.diff.time.example_words import group_examples

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.diff.changes import ChangeSet, ClauseChange, ClausePair
    from clausetree.diff.match.fragments import Fragment
    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator


class Trace(NamedTuple):
    """A sentence or an example and where it went.

    Attributes:
        fragment: It.
        passings: Where it went; two places where it was broken in two, none where it is gone.
        news: What stands there.
        certainty: How sure that is.
        is_turned: Whether that says the opposite.
    """

    fragment: Fragment
    passings: tuple[Passing, ...]
    news: tuple[Fragment, ...] = ()
    certainty: float = 0.0
    is_turned: bool = False

    @property
    def size(self) -> int:
        """Returns how many characters it has."""
        return len(self.fragment.text)


class ChangeIndex:
    """What a change set knows, by the parts of the old document.

    Attributes:
        changes: The change set.
        old: The clauses of the old document.
        new: The clauses of the new one.
        traces: Where sentences went, as far as that was asked.
    """

    def __init__(self, changes: ChangeSet) -> None:
        """Takes the change set; each view is made when first asked for."""
        self.changes = changes
        self.old: tuple[Clause, ...] = changes.old.clauses
        self.new: tuple[Clause, ...] = changes.new.clauses
        self.traces: dict[Fragment, Trace] = {}
        self._fragments: dict[tuple[bool, int, int], tuple[Fragment, ...]] = {}

    def read_old(self, clause: int, passage: int) -> tuple[Fragment, ...]:
        """Returns the sentences of an old passage, or the example that it is; the marker of commentary is none."""
        return self._read((False, clause, passage), self.old[clause])

    def read_new(self, clause: int, passage: int) -> tuple[Fragment, ...]:
        """Returns those of a new passage."""
        return self._read((True, clause, passage), self.new[clause])

    def find_old(self, place: MappedPlace) -> Fragment:
        """Returns the old sentence, or the example, at a place."""
        return next(
            one for one in self.read_old(place.clause, place.passage) if one.sentence == place.sentence
        )

    def find_new(self, place: MappedPlace) -> Fragment:
        """Returns the new one at a place."""
        return next(
            one for one in self.read_new(place.clause, place.passage) if one.sentence == place.sentence
        )

    def _read(self, place: tuple[bool, int, int], clause: Clause) -> tuple[Fragment, ...]:
        if place not in self._fragments:
            found = split_passage(clause, place[2])
            self._fragments[place] = tuple(one for one in found if not one.is_marker)
        return self._fragments[place]

    @cached_property
    def pairs(self) -> Mapping[int, ClausePair]:
        """Returns for each old clause that lives on, by its index, the pair of it and of the new one that it is."""
        return {pair.old.index: pair for pair in self.changes.pairs}

    @cached_property
    def partners(self) -> Mapping[int, int]:
        """Returns for each old clause that lives on the new one that it is, by their indexes."""
        return {old: pair.new.index for old, pair in self.pairs.items()}

    @cached_property
    def changes_of_old(self) -> Mapping[int, ClauseChange]:
        """Returns what happened to each old clause that changed or is gone, by its index."""
        return {change.old.index: change for change in self.changes.clauses if change.old}

    @cached_property
    def examples_by_words(self) -> tuple[Mapping[str, list[Locator]], Mapping[str, list[Locator]]]:
        """Returns the addresses of the old examples and of the new ones, those with the same words together."""
        return group_examples(self.old), group_examples(self.new)

    def follow(self, place: MappedPlace) -> tuple[Passing, ...]:
        """Returns where a sentence or a passage as a whole went; nothing where it is gone or went in pieces."""
        by_old = self.changes.passages.by_old
        if found := by_old.get(place) or by_old.get(place._replace(sentence=None)):
            return tuple(
                passing._replace(old=place, new=passing.new._replace(sentence=place.sentence))
                if passing.old != place
                else passing
                for passing in found
            )
        partner = self.partners.get(place.clause)
        if partner is None or place.clause in self.changes.passages.changed_old:
            return ()
        return (Passing(place, place._replace(clause=partner), "kept"),)

    def trace(self, place: MappedPlace) -> tuple[MappedPlace, ...]:
        """Returns where a sentence of the new document, or an example, comes from; nothing where it is new."""
        by_new = self.changes.passages.by_new
        if found := by_new.get(place):
            return tuple(passing.old for passing in found)
        if found := by_new.get(place._replace(sentence=None)):
            return tuple(passing.old._replace(sentence=place.sentence) for passing in found)
        origin = self._origins.get(place.clause)
        if origin is None or place.clause in self.changes.passages.changed_new:
            return ()
        return (place._replace(clause=origin),)

    def is_moved(self, old: int, new: int) -> bool:
        """Returns whether a new clause is another one than an old one, both by their indexes."""
        return self.partners.get(old) != new

    @cached_property
    def _origins(self) -> Mapping[int, int]:
        return {new: old for old, new in self.partners.items()}
