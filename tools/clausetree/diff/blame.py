"""Blame: which revision brought each clause and passage, and which last changed what it says."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.alignment import locate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.changes import ChangeSet, Kind, Redline
    from clausetree.diff.lineage import Life, Lineage
    from clausetree.model.clause import Clause, Passage
    from clausetree.model.revision import Revision

SUBSTANCE: frozenset[Kind] = frozenset({"inserted", "split", "merged", "relevelled", "edited", "examples"})
"""The kinds of change that change what a clause demands; the others change where it stands or how it is written."""


class Origin(NamedTuple):
    """Where something comes from.

    Attributes:
        brought: The revision that brought it.
        changed: The revision that last changed its substance; the one that brought it where none did.
    """

    brought: Revision
    changed: Revision


class PassageBlame(NamedTuple):
    """A passage, its locator in its clause, such as `p2`, and where it comes from."""

    locator: str
    passage: Passage
    origin: Origin


class ClauseBlame(NamedTuple):
    """A clause of the newest revision and where it and its passages come from."""

    clause: Clause
    origin: Origin
    passages: tuple[PassageBlame, ...]


def blame_clauses(lineage: Lineage) -> tuple[ClauseBlame, ...]:
    """Returns where the clauses of the lineage's last revision come from, in document order."""
    lives = [life for life in lineage.lives if life.is_alive]
    passages = _trace_passages(lineage)
    found = [_blame(life, passages) for life in lives]
    return tuple(sorted(found, key=lambda blame: blame.clause.start))


def _blame(life: Life, passages: dict[int, list[Origin]]) -> ClauseBlame:
    clause = life.stages[-1].clause
    assert clause is not None  # noqa: S101 - the life goes on
    substance = [
        stage for stage in life.stages if stage.change and not SUBSTANCE.isdisjoint(stage.change.kinds)
    ]
    brought = life.stages[0].revision
    return ClauseBlame(
        clause=clause,
        origin=Origin(brought=brought, changed=substance[-1].revision if substance else brought),
        passages=tuple(
            PassageBlame(locator=f"p{number}", passage=passage, origin=origin)
            for number, (passage, origin) in enumerate(
                zip(clause.content.passages, passages[clause.start], strict=True), 1
            )
        ),
    )


def _trace_passages(lineage: Lineage) -> dict[int, list[Origin]]:
    """Returns the origins of the last revision's passages, by where their clause starts."""
    first = lineage.revisions[0]
    born = Origin(brought=first, changed=first)
    origins = {clause.start: [born for _ in clause.content.passages] for clause in lineage.oldest.clauses}
    for revision, changes in zip(lineage.revisions[1:], lineage.changes, strict=True):
        step = _Step(revision, changes, origins)
        origins = {clause.start: step.origins(clause) for clause in changes.new.clauses}
    return origins


class _Step:
    """One revision's changes and the origins of the passages before it."""

    def __init__(self, revision: Revision, changes: ChangeSet, before: dict[int, list[Origin]]) -> None:
        self._revision = revision
        self._before = before
        self._changes = {change.new.start: change for change in changes.clauses if change.new}
        self._partners = {pair.new.start: pair.old for pair in changes.pairs}
        self._by_locator = {
            locate(clause, place): origin
            for clause in changes.old.clauses
            for place, origin in enumerate(before[clause.start])
        }

    def origins(self, clause: Clause) -> list[Origin]:
        """Returns the origins of a clause's passages after the revision."""
        change, partner = self._changes.get(clause.start), self._partners.get(clause.start)
        lines = {line.new: line for line in (change.redline if change else ()) if line.new}
        kept = _by_text(partner, self._before[partner.start]) if partner else {}
        found: list[Origin] = []
        for place, passage in enumerate(clause.content.passages):
            line = lines.get(locate(clause, place))
            if line:
                found.append(self._origin(line))
            else:
                same = kept.get(passage.span.slice(clause.content.source))
                found.append(same.pop(0) if same else self._new())
        return found

    def _origin(self, line: Redline) -> Origin:
        before = self._by_locator.get(line.old) if line.old else None
        if before is None:
            return self._new()
        return Origin(brought=before.brought, changed=self._revision) if line.kind == "edited" else before

    def _new(self) -> Origin:
        return Origin(brought=self._revision, changed=self._revision)


def _by_text(clause: Clause, origins: Sequence[Origin]) -> dict[str, list[Origin]]:
    found: dict[str, list[Origin]] = defaultdict(list)
    for passage, origin in zip(clause.content.passages, origins, strict=True):
        found[passage.span.slice(clause.content.source)].append(origin)
    return found
