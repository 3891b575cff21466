"""How old the words of each clause are, sentence by sentence, as change sets tell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.match.fragments import split_clause
from clausetree.diff.passings import MappedPlace
from clausetree.diff.turns import find_turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.kinds import Wording
    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.passings import Passing
    from clausetree.diff.time.lineage import Lineage
    from clausetree.model.clause import Clause

_SAME: frozenset[Wording] = frozenset({"kept", "footnotes", "typographic"})


_Spot = tuple[int, int]
"""A sentence, by its clause and its place among the clause's sentences."""


class Dates(NamedTuple):
    """When something was introduced and last changed, as places in the row of revisions."""

    introduced: int
    changed: int


class _Unit(NamedTuple):
    """A sentence or an example.

    Attributes:
        passage: The place of its passage in the clause.
        introduced: Since when it has been there, in whatever words.
        changed: Since when it has said what it says.
        follows: Since when it has stood right after what stands before it.
    """

    passage: int
    introduced: int
    changed: int
    follows: int


class Age(NamedTuple):
    """How old a clause's sentences are.

    Attributes:
        whole: The one date of all of them, where they have the same; else None.
        units: The sentences, in the order of the text; none where all have one date.
    """

    whole: int | None
    units: tuple[_Unit, ...] = ()

    def of(self, clause: Clause) -> tuple[_Unit, ...]:
        """Returns the sentences of the clause that this is the age of."""
        if self.whole is None:
            return self.units
        return tuple(_Unit(one.passage, self.whole, self.whole, self.whole) for one in _split(clause))

    def passages(self, clause: Clause) -> Iterator[Dates]:
        """Yields the dates of the clause's passages."""
        if self.whole is not None:
            yield from (Dates(self.whole, self.whole) for _ in clause.content.passages)
            return
        units: dict[int, list[_Unit]] = defaultdict(list)
        for unit in self.units:
            units[unit.passage].append(unit)
        oldest = min((unit.introduced for unit in self.units), default=0)
        for place in range(len(clause.content.passages)):
            row = units[place]  # none in commentary that is empty
            introduced = min((unit.introduced for unit in row), default=oldest)
            follows = (unit.follows for unit in row[1:])
            yield Dates(introduced, max([introduced, *(unit.changed for unit in row), *follows]))


def date_clauses(lineage: Lineage) -> dict[int, Age]:
    """Returns the age of each clause of the newest revision, by its index."""
    ages = {clause.index: Age(0) for clause in lineage.oldest.clauses}
    for number, changes in enumerate(lineage.changes, 1):
        ages = _advance(ages, changes, number)
    return ages


def _advance(ages: Mapping[int, Age], changes: ChangeSet, number: int) -> dict[int, Age]:
    """Returns the ages after one more revision."""
    came: dict[int, dict[MappedPlace, list[Passing]]] = defaultdict(lambda: defaultdict(list))
    for passing in (*changes.passages.passings, *changes.passages.seams):
        came[passing.new.clause][passing.new].append(passing)
    for part in changes.passages.inserted:
        came[part.clause]  # a clause all of whose words are new
    partners = {pair.new.index: pair.old.index for pair in changes.pairs}
    before = _Before(ages, changes.old.clauses)
    found: dict[int, Age] = {}
    for clause in changes.new.clauses:
        if clause.index in came:
            found[clause.index] = _date_units(clause, came[clause.index], before, number)
        else:
            found[clause.index] = ages[partners[clause.index]] if clause.index in partners else Age(number)
    return found


class _Before:
    """The sentences of the revision before, each by its place."""

    def __init__(self, ages: Mapping[int, Age], clauses: Sequence[Clause]) -> None:
        self._ages = ages
        self._clauses = clauses
        self._rows: dict[int, tuple[tuple[_Unit, ...], dict[tuple[int, int | None], int]]] = {}

    def find(self, part: MappedPlace) -> tuple[int, int, _Unit]:
        """Returns a sentence, after its clause and its place among the clause's sentences."""
        if part.clause not in self._rows:
            clause = self._clauses[part.clause]
            places = {(one.passage, one.sentence): place for place, one in enumerate(_split(clause))}
            self._rows[part.clause] = self._ages[part.clause].of(clause), places
        units, places = self._rows[part.clause]
        place = places[part.passage, part.sentence]
        return part.clause, place, units[place]

    def is_turned(self, old: MappedPlace, clause: Clause, part: MappedPlace) -> bool:
        """Returns whether a sentence became commentary in a new clause, or is commentary there no longer."""
        was = self._clauses[old.clause].content.passages[old.passage]
        return find_turn(was, clause.content.passages[part.passage]) is not None


def _date_units(
    clause: Clause, came: Mapping[MappedPlace, Sequence[Passing]], before: _Before, number: int
) -> Age:
    """Returns the age of a clause whose text changed: each sentence is as old as the one that it was."""
    units: list[_Unit] = []
    last: _Spot | None = None
    for fragment in _split(clause):
        part = MappedPlace.of(fragment)
        passings = came.get(part, ())
        olds = [passing.old for passing in passings]
        if not passings and (passings := came.get(part._replace(sentence=None), ())):
            olds = [passing.old._replace(sentence=part.sentence) for passing in passings]
        found = sorted((before.find(old) for old in olds), key=lambda one: one[:2])
        if not found:
            units.append(_Unit(fragment.passage, number, number, number))
            last = None
            continue
        is_same = all(one.wording in _SAME for one in passings) and not before.is_turned(
            olds[0], clause, part
        )
        units.append(_join(fragment.passage, found, last, is_same=is_same, number=number))
        last = found[-1][:2]
    return Age(None, tuple(units))


def _join(
    passage: int, olds: Sequence[tuple[int, int, _Unit]], last: _Spot | None, *, is_same: bool, number: int
) -> _Unit:
    """Returns the dates of a sentence by those that it was put together from; `last` is what stands before it."""
    (owner, place, first), *others = olds
    follows = first.follows if last in {(owner, place - 1), (owner, place)} else number
    return _Unit(
        passage,
        min(unit.introduced for *_, unit in olds),
        max(unit.changed for *_, unit in olds) if is_same else number,
        max([follows, *(unit.follows for *_, unit in others)]),
    )


def _split(clause: Clause) -> list[Fragment]:
    """Returns the sentences and examples of a clause; the marker of commentary is neither."""
    return [one for one in split_clause(clause) if not one.is_marker]
