"""Blame: which revision introduced each clause and passage, and which last changed what it says.

A passage was last changed by the first revision from which on its words stand as they are now, one after the other,
without a gap in time. Footnote marks, typography and where it stands do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.time.age import Age, date_clauses

if TYPE_CHECKING:
    from clausetree.diff.kinds import Kind
    from clausetree.diff.time.lineage import Life, Lineage
    from clausetree.model.clause import Clause, Passage
    from clausetree.model.locator import Locator
    from clausetree.model.revision import Revision

SUBSTANCE: frozenset[Kind] = frozenset({"inserted", "split", "merged", "relevelled", "edited", "examples"})
"""The kinds of change that change what a clause demands; the others change where it stands or how it is written."""


class Origin(NamedTuple):
    """Where something comes from.

    Attributes:
        introduced: The revision that introduced it.
        changed: The revision that last changed its substance; the one that introduced it where none did.
    """

    introduced: Revision
    changed: Revision


class PassageBlame(NamedTuple):
    """A passage, its locator, and where it comes from."""

    locator: Locator
    passage: Passage
    origin: Origin


class ClauseBlame(NamedTuple):
    """A clause of the newest revision and where it and its passages come from."""

    clause: Clause
    origin: Origin
    passages: tuple[PassageBlame, ...]


def blame_clauses(lineage: Lineage) -> tuple[ClauseBlame, ...]:
    """Returns where the clauses of the lineage's last revision come from, in document order."""
    ages = date_clauses(lineage)
    lives = {life.stages[-1].clause.index: life for life in lineage.lives if life.stages[-1].clause}
    return tuple(_blame(lives[index], ages[index], lineage.revisions) for index in sorted(lives))


def find_substantial_revisions(life: Life) -> tuple[Revision, ...]:
    """Returns the revisions that changed a clause's substance, oldest first; the one that introduced it is the first."""
    first, *later = life.stages
    return (
        first.revision,
        *(stage.revision for stage in later if stage.change and not SUBSTANCE.isdisjoint(stage.change.kinds)),
    )


def _blame(life: Life, age: Age, revisions: tuple[Revision, ...]) -> ClauseBlame:
    clause = life.stages[-1].clause
    assert clause is not None  # noqa: S101 - the life goes on
    introduced, *changes = find_substantial_revisions(life)
    passages = tuple(
        PassageBlame(locator, passage, Origin(revisions[dates.introduced], revisions[dates.changed]))
        for locator, passage, dates in zip(
            clause.passage_locators(), clause.content.passages, age.passages(clause), strict=True
        )
    )
    changed = changes[-1] if changes else introduced
    return ClauseBlame(clause, Origin(introduced, changed), passages)
