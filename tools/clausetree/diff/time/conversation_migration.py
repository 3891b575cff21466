"""What became of what is in something that lives on: messages, comparisons and responses in an example, examples in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.compare.conversations import are_alike, find_counterparts
from clausetree.diff.compare.example_wording import compare_stretches, spell_stretch
from clausetree.diff.compare.wording_changes import compare_wording
from clausetree.diff.match.fragments import Fragment
from clausetree.diff.redlines import Piece, Redline
from clausetree.diff.time.certainty import measure_certainty
from clausetree.diff.time.migrated import Migrated, MigratedPart
from clausetree.diff.time.passage_migration import name_words
from clausetree.diff.time.replacement import UNSURE
from clausetree.model.located import list_parts, locate
from clausetree.text.sequence import pair_in_turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.time.change_index import ChangeIndex
    from clausetree.model.document import Document
    from clausetree.model.located import Located
    from clausetree.model.locator import Locator


def migrate_inside(index: ChangeIndex, located: Located, example: Migrated) -> Migrated:
    """Returns what became of a part of an example, given what became of the example."""
    locator, old = located.locator, index.changes.old
    owner, target = locator._replace(steps=locator.steps[:1]), example.to[0].locator if example.to else None
    part: Located | None = None
    if moved := _find_moved(index, located):
        owner, target = moved
        part = locate(index.changes.new, target)
    for step in locator.steps[len(owner.steps) :]:
        olds = list_parts(old, owner, step.kind)
        news = list_parts(index.changes.new, target, step.kind) if target else ()
        place = _match([one.text for one in olds], [one.text for one in news]).get(step.number - 1)
        part = None if place is None else news[place]
        owner, target = owner.to(step.kind, step.number), part.locator if part else None
    return _tell(index, located, part, example)


def migrate_nested(index: ChangeIndex, located: Located, passage: Migrated) -> Migrated:
    """Returns what became of an example in a list or commentary, given what became of that passage."""
    olds = _list_within(index.changes.old, passage.locator)
    news = [one for part in passage.to for one in _list_within(index.changes.new, part.locator)]
    number = next(number for number, one in enumerate(olds) if one.locator == located.locator)
    place = _match([one.text for one in olds], [one.text for one in news]).get(number)
    return _tell(index, located, None if place is None else news[place], passage)


def _list_within(document: Document, passage: Locator) -> list[Located]:
    """Returns the examples that stand in a passage."""
    span = locate(document, passage).span
    examples = list_parts(document, passage.clause_locator, "example")
    return [one for one in examples if span.start <= one.span.start < span.end]


def _tell(index: ChangeIndex, located: Located, part: Located | None, owner: Migrated) -> Migrated:
    """Returns what became of something, given what that is now, if anything, and what became of what it stands in."""
    if part is None or owner.words == "deleted":
        return _give_up(located, part, owner)
    wording = compare_wording(located.text, part.text, index.changes.successors)
    if wording == "edited":
        wording = compare_stretches(_spell(located), _spell(part), index.changes.successors)
    if wording == "edited" and not are_alike(located.text, part.text):
        return _give_up(located, part, owner)
    one, other = (Fragment((0, 0), 0, text) for text in (located.text, part.text))
    certainty = measure_certainty(one, other, wording, is_moved=False)
    line = Redline(
        wording if wording != "kept" else "moved",
        wording,
        "example",
        located.locator,
        part.locator,
        (Piece(located.text, part.text),),
    )
    return Migrated(
        located.locator,
        located.text,
        (MigratedPart(part.locator, 1.0, part.text),),
        name_words(wording),
        owner.moved,
        min(certainty, owner.confidence) if wording == "edited" else owner.confidence,
        () if wording == "kept" else (line,),
    )


def _find_moved(index: ChangeIndex, located: Located) -> tuple[Locator, Locator] | None:
    """Returns the old and the new address of what changed places in its example: of a part, or of what that is in."""
    change, steps = index.changes_of_old.get(located.clause.index), located.locator.steps
    for line in change.redline if change else ():
        old, new = line.old, line.new
        is_here = old is not None and old.clause_locator == located.clause.locator and len(old.steps) > 1
        if old and new and is_here and steps[: len(old.steps)] == old.steps:
            return old, new
    return None


def _spell(part: Located) -> str:
    """Returns what a part of an example says, its tags in one spelling."""
    start = part.span.start - part.clause.start
    example = next(one for one in part.clause.examples if one.span.start <= start < one.span.end)
    return spell_stretch(example, part.text, start)


def _give_up(located: Located, part: Located | None, owner: Migrated) -> Migrated:
    """Returns that something is gone; where what it stood in is, with what took its place."""
    parts = (MigratedPart(part.locator, 0.0, part.text),) if part else ()
    line = Redline("deleted", "edited", "example", located.locator, None, (Piece(located.text, ""),))
    confidence = min(owner.confidence, UNSURE) if parts else owner.confidence
    return Migrated(
        located.locator, located.text, parts, "deleted", moved=False, confidence=confidence, redline=(line,)
    )


def _match(olds: Sequence[str], news: Sequence[str]) -> dict[int, int]:
    """Returns which of the parts of an example became which: those that are the same, then those alike, in their order."""
    found = dict(pair_in_turn(olds, news))
    left = [place for place in range(len(olds)) if place not in found]
    taken = set(found.values())
    free = [place for place in range(len(news)) if place not in taken]
    pairs = find_counterparts([olds[place] for place in left], [news[place] for place in free])
    if not pairs and len(left) == len(free):  # all others than before, or too many to compare
        pairs = [(place, place) for place in range(len(left))]
    return found | {left[one]: free[other] for one, other in pairs}
