"""`clausetree blame`: which revision introduced each clause and passage, and which last changed its substance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, cut, paint
from clausetree.text.cells import cell_width
from clausetree.text.excerpt import cut_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.time.blame import ClauseBlame, Origin
    from clausetree.output.answers import BlameAnswer
    from clausetree.output.screen import Screen

_GAP = "  "
_SHOWN = 60  # characters of a passage where lines may be of any length
_NARROWEST = 4  # cells of a title or passage, even if the line is too long then: ids are shown whole


def render(answer: BlameAnswer, screen: Screen) -> str:
    """Returns the blame as text: introduced and last changed, a line for each clause and each passage."""
    clauses = answer.clauses
    origins = [origin for blame in clauses for origin in (blame.origin, *(p.origin for p in blame.passages))]
    labels = [label for origin in origins for label in (origin.introduced.label, origin.changed.label)]
    width = max(map(len, ("introduced", "last changed", *labels)))
    head = [Segment(f"{'introduced':{width}}  {'last changed':{width}}", "dim")]
    room = None if screen.width is None else screen.width - 2 * (width + len(_GAP))
    lines = [head, *(line for blame in clauses for line in _lines(blame, width, room))]
    return paint(lines, colour=screen.colour)


def _lines(blame: ClauseBlame, width: int, room: int | None) -> Iterator[list[Segment]]:
    """Yields the lines of a clause.

    Args:
        blame: The clause.
        width: The cells of a label.
        room: The cells after the labels and the gap after each; None where lines may be of any length.
    """
    clause = blame.clause
    title, name = " ".join(clause.title.split()), f"{_GAP}#{clause.locator}"
    if room is not None:
        title = cut(title, max(room - cell_width(name), _NARROWEST))
    yield [*_labels(blame.origin, width), Segment(f"{_GAP}{title}", "title"), Segment(name, "dim")]
    for passage in blame.passages:
        said = " ".join(passage.passage.span.slice(clause.content.source).split())
        place = f"{2 * _GAP}{passage.locator.steps[-1]!s:4}"
        if room is None:
            said = cut_text(said, _SHOWN)
        else:
            said = cut(said, max(room + len(_GAP) - len(place), _NARROWEST))
        yield [*_labels(passage.origin, width), Segment(place, "dim"), Segment(said)]


def _labels(origin: Origin, width: int) -> tuple[Segment, Segment]:
    style = "dim" if origin.introduced == origin.changed else "yellow"
    return Segment(f"{origin.introduced.label:{width}}"), Segment(f"  {origin.changed.label:{width}}", style)
