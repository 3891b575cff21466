"""All revisions in their order, and what lies between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.lineage import trace_clauses
from clausetree.publish.books.beside_upstream import BesideUpstream

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.lineage import Life, Lineage, Stage
    from clausetree.model.clause import Clause
    from clausetree.model.declared import Declared
    from clausetree.publish.books.edition import Edition


_ALL_PAIRS = 8
"""Up to how many revisions every pair of them has a page; beyond, neighbours, and each with the newest and the oldest."""


class LastStage(NamedTuple):
    """The label of the newest revision that has a clause, and the clause there."""

    label: str
    clause: Clause


@dataclass(frozen=True, kw_only=True)
class EditionSeries:
    """All revisions, oldest first.

    Attributes:
        editions: The revisions.
        lineage: The life of every clause.
        notes: For a label what the publisher's changelog says of that release, its heading first.
        beside: The newest revision beside its upstream, where the site shows that.
        origin: What tells the spec from all others for good, whichever of its revisions are shown.
    """

    editions: tuple[Edition, ...]
    lineage: Lineage
    notes: Mapping[str, str] = field(default_factory=dict)
    beside: BesideUpstream | None = None
    origin: str = ""

    @cached_property
    def by_label(self) -> Mapping[str, Edition]:
        """Returns the revisions by label, oldest first."""
        return {edition.label: edition for edition in self.editions}

    @cached_property
    def newest(self) -> Edition:
        """Returns the newest release; where nothing is released, the draft."""
        return next((e for e in reversed(self.editions) if e.standing == "newest"), self.editions[-1])

    @cached_property
    def steps(self) -> Mapping[str, ChangeSet]:
        """Returns for a label what changed since the revision before it."""
        return dict(zip((edition.label for edition in self.editions[1:]), self.lineage.changes, strict=True))

    @cached_property
    def pairs(self) -> tuple[tuple[Edition, Edition], ...]:
        """Returns the pairs of revisions whose comparison has a page, the older first; linear in the revisions from nine on."""
        editions = self.editions
        if len(editions) <= _ALL_PAIRS:
            return tuple(combinations(editions, 2))
        ends = {editions[0].label, editions[-1].label, self.newest.label}
        return tuple(
            (old, new)
            for (place, old), (other, new) in combinations(enumerate(editions), 2)
            if other == place + 1 or not ends.isdisjoint((old.label, new.label))
        )

    def has_data(self, old: Edition, new: Edition) -> bool:
        """Returns whether a comparison that has a page stands there as data too; from nine revisions on, those of neighbours."""
        return len(self.editions) <= _ALL_PAIRS or self.place(new.label) == self.place(old.label) + 1

    def diff(self, old: Edition, new: Edition) -> ChangeSet:
        """Returns what changed between two revisions, the older first."""
        return self.lineage.diff(self._places[old.label], self._places[new.label])

    def place(self, label: str) -> int:
        """Returns the place of a revision in the row, the oldest 0."""
        return self._places[label]

    def before(self, label: str) -> Edition | None:
        """Returns the revision before one; None for the oldest."""
        place = self._places[label]
        return self.editions[place - 1] if place else None

    def life(self, label: str, clause: Clause) -> Life:
        """Returns the life of a clause that a revision has."""
        return self.lives_at[label, clause.index]

    def stage(self, life: Life, label: str) -> Stage | None:
        """Returns what a clause had come to in a revision, deleted since whenever; None where it was not there yet."""
        place = self._places[label]
        return next(
            (stage for stage in reversed(life.stages) if self._places[stage.revision.label] <= place), None
        )

    @cached_property
    def lives_at(self) -> Mapping[tuple[str, int], Life]:
        """Returns for a label and the index of a clause in that revision the clause's life."""
        return {
            (stage.revision.label, stage.clause.index): life
            for life in self.lineage.whole_lives
            for stage in life.stages
            if stage.clause
        }

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {edition.label: place for place, edition in enumerate(self.editions)}

    @cached_property
    def lives(self) -> Mapping[str, Sequence[Life]]:
        """Returns for each id that a clause last had the lives that ended with it, the newest last."""
        found: dict[str, list[Life]] = defaultdict(list)
        for life in self.lineage.whole_lives:
            found[life.last_clause.id].append(life)
        return found


def build_series(
    editions: tuple[Edition, ...],
    declared: Sequence[Declared] = (),
    notes: Mapping[str, str] = MappingProxyType({}),
    upstream: Edition | None = None,
    origin: str = "",
) -> EditionSeries:
    """Returns the series of these revisions, oldest first; compares each with the next.

    Args:
        editions: The revisions, oldest first.
        declared: What the settings declare of the clauses' history.
        notes: For a label what the publisher's changelog says of that release.
        upstream: The revision of upstream to show the newest one beside.
        origin: What tells the spec from all others for good.
    """
    lineage = trace_clauses([(edition.revision, edition.document) for edition in editions], declared)
    series = EditionSeries(editions=editions, lineage=lineage, notes=notes, origin=origin)
    if upstream is None:
        return series
    changes = diff_documents(upstream.document, series.newest.document)
    return replace(series, beside=BesideUpstream(upstream, series.newest, changes))


def last_stage(life: Life) -> LastStage:
    """Returns a clause as it is in the newest revision that has it."""
    return next(
        LastStage(stage.revision.label, stage.clause)
        for stage in reversed(life.stages)
        if stage.clause is not None
    )
