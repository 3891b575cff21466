"""`clausetree blame`: which revision introduced each clause and passage, and which last changed its substance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, paint
from clausetree.text.excerpt import cut_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.time.blame import ClauseBlame, Origin
    from clausetree.output.answers import BlameAnswer
    from clausetree.output.screen import Screen

_SHOWN = 60  # characters of a passage


def render(answer: BlameAnswer, screen: Screen) -> str:
    """Returns the blame as text: introduced and last changed, a line for each clause and each passage."""
    clauses = answer.clauses
    origins = [origin for blame in clauses for origin in (blame.origin, *(p.origin for p in blame.passages))]
    labels = [label for origin in origins for label in (origin.introduced.label, origin.changed.label)]
    width = max(map(len, ("introduced", "last changed", *labels)))
    head = [Segment(f"{'introduced':{width}}  {'last changed':{width}}", "dim")]
    return paint([head, *(line for blame in clauses for line in _lines(blame, width))], colour=screen.colour)


def _lines(blame: ClauseBlame, width: int) -> Iterator[list[Segment]]:
    clause = blame.clause
    title = " ".join(clause.title.split())
    yield [*_labels(blame.origin, width), Segment(f"  {title}", "title"), Segment(f"  #{clause.id}", "dim")]
    for passage in blame.passages:
        said = " ".join(passage.passage.span.slice(clause.content.source).split())
        yield [
            *_labels(passage.origin, width),
            Segment(f"    {passage.locator.steps[-1]!s:4}", "dim"),
            Segment(cut_text(said, _SHOWN)),
        ]


def _labels(origin: Origin, width: int) -> tuple[Segment, Segment]:
    style = "dim" if origin.introduced == origin.changed else "yellow"
    return Segment(f"{origin.introduced.label:{width}}"), Segment(f"  {origin.changed.label:{width}}", style)
