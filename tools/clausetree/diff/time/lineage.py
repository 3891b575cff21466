"""A clause's life over all revisions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.chain import declared_at, diff_lineage, pair_lineage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.model.clause import Clause
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document
    from clausetree.model.revision import Revision


class Stage(NamedTuple):
    """A clause in one revision.

    Attributes:
        revision: The revision.
        clause: The clause; None in the revision that no longer has it.
        change: What happened to it since the revision before; None where nothing did, and in the oldest revision.
    """

    revision: Revision
    clause: Clause | None
    change: ClauseChange | None

    @property
    def changed(self) -> float:
        """Returns the share of its text that changed, from 0 to 1."""
        if self.change is None:
            return 0.0
        if self.clause is None or self.change.similarity is None:
            return 1.0
        return 1.0 - self.change.similarity if self.clause.content.source else 0.0


class Namesake(NamedTuple):
    """Another clause that had the id by which a life was asked for.

    Attributes:
        id: The id that leads to its own life.
        last: The last revision in which it had the id asked for.
    """

    id: str
    last: Revision


class Life(NamedTuple):
    """One clause through the revisions, under whatever ids.

    Attributes:
        stages: One for each revision from the one that brought it on, to the one that no longer has it or the last;
            where it was put back after that, again from there on.
        namesakes: The other clauses that had the id by which it was asked for, and whose stages are not among these.
    """

    stages: tuple[Stage, ...]
    namesakes: tuple[Namesake, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Returns the ids that it had, oldest first."""
        return tuple(dict.fromkeys(stage.clause.id for stage in self.stages if stage.clause))

    @property
    def last_clause(self) -> Clause:
        """Returns its last state."""
        return next(stage.clause for stage in reversed(self.stages) if stage.clause)

    @property
    def is_alive(self) -> bool:
        """Returns whether the last revision has it."""
        return self.stages[-1].clause is not None


@dataclass(frozen=True)
class Lineage:
    """Every clause that any revision has.

    Attributes:
        revisions: The revisions, oldest first.
        oldest: The oldest document.
        changes: The change set between each revision and the next.
        lives: The clauses, in the order in which the revisions brought them.
    """

    revisions: tuple[Revision, ...]
    oldest: Document
    changes: tuple[ChangeSet, ...]
    lives: tuple[Life, ...]

    def of(self, name: str) -> Life | None:
        """Returns the life of the clause that has this id, or that last had it; None where none ever did.

        Where several have it at once, it is that of the first; `id~2` is the second.
        """
        return self._lives_by_name.get(name)

    def history(self, name: str) -> Life | None:
        """Returns what `of` returns, after the stages of the clauses that had this id before and were deleted.

        A clause that was deleted and put back is told as both; no stage tells of the revisions between its lives.
        Clauses that had the id and have another one now are named.
        """
        life = self.of(name)
        if life is None:
            return None
        namesakes = tuple(self._find_namesakes(name, life))
        for other in sorted(self.lives, key=self._find_end, reverse=True):
            over = self._find_end(other) <= self._places[life.stages[0].revision]
            if over and not other.is_alive and name in other.last_clause.names:
                life = Life((*other.stages, *life.stages))
        return life._replace(namesakes=namesakes)

    def _find_namesakes(self, name: str, life: Life) -> Iterator[Namesake]:
        """Yields the clauses that once had an id, and that another id leads to."""
        for other in self.lives:
            named = [one for one in other.stages if one.clause and name in one.clause.names]
            last = next((str(one.clause.locator) for one in reversed(other.stages) if one.clause), name)
            if named and other is not life and self.of(last) is other:
                yield Namesake(last, named[-1].revision)

    @cached_property
    def whole_lives(self) -> tuple[Life, ...]:
        """Returns the lives, of a clause that was deleted and put back one; no stage tells of the revisions between."""
        found: list[Life] = []
        places: dict[str, list[int]] = defaultdict(list)  # by the last id
        for life in self.lives:
            first = life.stages[0].clause
            known = places[first.id] if first else []
            place = next((at for at in known if self._is_back(life, found[at])), len(found))
            if place < len(found):
                found[place] = Life((*found[place].stages, *life.stages))
            else:
                found.append(life)
            places[life.last_clause.id].append(place)
        return tuple(found)

    def _is_back(self, life: Life, other: Life) -> bool:
        """Returns whether a life is that of a clause put back that another one ended with: a comparison would say so too."""
        end, start = self._find_end(other), self._places[life.stages[0].revision]
        old, new = other.last_clause, life.stages[0].clause
        if other.is_alive or new is None or old.id != new.id or end >= start:
            return False
        pairs = pair_lineage(self.changes[end - 1 : start])
        return any((one, two) == (old.index, new.index) for one, two, _ in pairs)

    def diff(self, old: int, new: int) -> ChangeSet:
        """Returns what changed between two of the revisions, the older first, by their places in the row."""
        return diff_lineage(self.changes[old:new])

    def _find_end(self, life: Life) -> int:
        return self._places[life.stages[-1].revision]

    @cached_property
    def _places(self) -> Mapping[Revision, int]:
        """Returns the place of each revision in the row; of two that are equal the first."""
        return dict(zip(reversed(self.revisions), reversed(range(len(self.revisions))), strict=True))

    @cached_property
    def _lives_by_name(self) -> Mapping[str, Life]:
        """Returns for each name the life of the clause that last had it, the first of those that had it then."""
        found: dict[str, tuple[int, Life]] = {}
        for life in self.lives:
            seen = {
                name: self._places[stage.revision]
                for stage in life.stages
                if stage.clause
                for name in stage.clause.names
            }
            for name, place in seen.items():
                if name not in found or found[name][0] < place:
                    found[name] = place, life
        return {name: life for name, (_, life) in found.items()}


def trace_clauses(
    documents: Sequence[tuple[Revision, Document]], declared: Sequence[Declared] = ()
) -> Lineage:
    """Returns the life of every clause over `documents`, oldest first, one at least; renames are followed.

    Args:
        documents: The revisions.
        declared: What somebody declared of the clauses' history.
    """
    changes = tuple(
        diff_documents(old, new, declared_at(declared, revision))
        for (_, old), (revision, new) in pairwise(documents)
    )
    lives: list[list[Stage]] = []
    current: dict[int, list[Stage]] = {}
    for number, (revision, document) in enumerate(documents):
        change_set = changes[number - 1] if number else None
        partners = {pair.new.index: pair.old.index for pair in change_set.pairs} if change_set else {}
        happened = (
            {change.new.index: change for change in change_set.clauses if change.new} if change_set else {}
        )
        following: dict[int, list[Stage]] = {}
        for clause in document.clauses:
            life = current.get(partners.get(clause.index, -1))
            if life is None:
                lives.append(life := [])
            change = happened.get(clause.index)
            life.append(Stage(revision=revision, clause=clause, change=change))
            following[clause.index] = life
        for change in change_set.clauses if change_set else ():
            if change.old and not change.new:
                current[change.old.index].append(Stage(revision=revision, clause=None, change=change))
        current = following
    return Lineage(
        revisions=tuple(revision for revision, _ in documents),
        oldest=documents[0][1],
        changes=changes,
        lives=tuple(Life(stages=tuple(life)) for life in lives),
    )
