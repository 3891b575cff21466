"""`clausetree log`: a clause's life."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from clausetree.output.diff.facts import describe_clause
from clausetree.output.terminal.paint import Segment, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.time.lineage import Life, Namesake, Stage
    from clausetree.output.screen import Screen


def render(answer: Life, screen: Screen) -> str:
    """Returns the clause's life as text: a line a revision, with what happened below it."""
    width = max(len(stage.revision.label) for stage in answer.stages)
    lines = chain.from_iterable(_lines(stage, width) for stage in answer.stages)
    return paint((*lines, *map(_point, answer.namesakes)), colour=screen.colour)


def _lines(stage: Stage, width: int) -> Iterator[list[Segment]]:
    clause, change = stage.clause, stage.change
    label = Segment(stage.revision.label.ljust(width), "yellow")
    if clause is None:
        yield [label, Segment("  gone", "red")]
    else:
        title = " ".join(clause.title.split())
        share = Segment(f"  {stage.changed:4.0%} changed" if change and change.old else "", "dim")
        level = Segment(f"  {clause.level}" if clause.level else "", "cyan")
        yield [label, Segment(f"  {title}", "title"), Segment(f"  #{clause.locator}", "dim"), level, share]
    for fact in describe_clause(change) if change else ():
        yield [Segment(f"{'':{width}}  · {fact}", "dim")]


def _point(other: Namesake) -> list[Segment]:
    told = f"up to {other.last.label}, this was the id of another clause: `clausetree log {other.id}`"
    return [Segment(told, "dim")]
