"""Migration: what became of locators of one document in another, as a change set tells."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from clausetree.diff.passings import MappedPlace
from clausetree.diff.time.change_index import ChangeIndex
from clausetree.diff.time.clause_migration import migrate_clause
from clausetree.diff.time.conversation_migration import migrate_inside, migrate_nested
from clausetree.diff.time.indented_examples import find_indented
from clausetree.diff.time.migrated import Migrated
from clausetree.diff.time.passage_migration import migrate_passage, migrate_sentence
from clausetree.model.errors import ClausetreeError
from clausetree.model.located import locate
from clausetree.syntax.collector import paused_collector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator


def migrate(locator: Locator, changes: ChangeSet) -> Migrated:
    """Returns what became of the part of the old document that a locator is the address of.

    Raises:
        ClausetreeError: The old document has no such part.
    """
    return _migrate(ChangeIndex(changes), locator)


def migrate_all(locators: Iterable[Locator], changes: ChangeSet) -> tuple[Migrated, ...]:
    """Returns what became of many, in their order; of what the old document does not have the words are unknown."""
    index = ChangeIndex(changes)
    with paused_collector():
        return tuple(_migrate_or_tell(index, locator) for locator in locators)


def _migrate_or_tell(index: ChangeIndex, locator: Locator) -> Migrated:
    try:
        return _migrate(index, locator)
    except ClausetreeError as error:
        return make_unknown(locator, error)


def make_unknown(locator: Locator, error: ClausetreeError) -> Migrated:
    """Returns that nothing is known of a locator, and why."""
    problem = f"{error.message}: {error.hint}" if error.hint else error.message
    return Migrated(locator, "", (), "unknown", moved=False, confidence=0.0, problem=problem)


def _migrate(index: ChangeIndex, locator: Locator) -> Migrated:
    located = locate(index.changes.old, locator)
    locator = located.locator
    if not locator.steps:
        return migrate_clause(index, locator, located.clause)
    place = _find_place(located.clause, locator)
    is_example = located.clause.content.passages[place.passage].kind == "example"
    if locator.kind == "sentence" and not is_example:
        sentence = place._replace(sentence=locator.steps[1].number - 1)
        return migrate_sentence(index, locator, sentence, located.text)
    own = locator._replace(steps=locator.steps[:1])
    if is_example or own.kind == "passage":
        whole = migrate_passage(index, own, place)
    else:
        passage = located.clause.locator.to("passage", place.passage + 1)
        example = locate(index.changes.old, own)
        whole = migrate_nested(index, example, migrate_passage(index, passage, place))
    if whole.words == "deleted" and own.kind == "example":
        whole = find_indented(index, locate(index.changes.old, own)) or whole
    return whole if own == locator else migrate_inside(index, located, whole)


def _find_place(clause: Clause, locator: Locator) -> MappedPlace:
    """Returns the passage that a locator is the address of, or in which its part stands."""
    step = locator.steps[0]
    if step.kind == "passage":
        return MappedPlace(clause.index, step.number - 1)
    start = clause.examples[step.number - 1].span.start
    behind = bisect_right(clause.content.passages, start, key=lambda passage: passage.span.start)
    return MappedPlace(clause.index, behind - 1)
