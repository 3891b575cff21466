"""The revisions of a spec in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, fit, paint
from clausetree.output.terminal.wrap import wrap
from clausetree.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.model.document import Document
    from clausetree.model.revision import Revision
    from clausetree.output.answers import DocumentAnswer
    from clausetree.output.screen import Screen

_HEAD = ("label", "date", "commit", "sha256", "clauses", "provisions", "examples", "ladder")
_COUNTS = range(4, 7)
_LADDER = 7
_DISPENSABLE = (3, 1, 2, 6, 5, 4)  # columns that a narrow terminal goes without, the first one first
_NARROWEST = 24  # cells of a ladder
_GAP = "  "


def render(answer: Sequence[DocumentAnswer], screen: Screen) -> str:
    """Returns a table of the revisions, in the order given; a narrow terminal goes without some of the columns."""
    rows = [_row(*listed) for listed in answer]
    widths = {column: max(cell_width(row[column]) for row in [_HEAD, *rows]) for column in range(len(_HEAD))}
    room = widths[_LADDER] if screen.width is None else _make_room(widths, screen.width)
    lines = [[Segment(line, "dim")] for line in _join(_HEAD, widths, room)]
    lines += ([Segment(line)] for row in rows for line in _join(row, widths, room))
    return paint(lines, colour=screen.colour)


def _make_room(widths: dict[int, int], width: int) -> int:
    """Returns the cells that are left for ladders; takes out columns where those are too few."""
    wanted = min(widths[_LADDER], _NARROWEST)
    for column in (None, *_DISPENSABLE):
        if column is not None:
            del widths[column]
        left = width - sum(cells + len(_GAP) for at, cells in widths.items() if at != _LADDER)
        if left >= wanted:
            break
    return max(left, 1)


def _row(revision: Revision, document: Document) -> tuple[str, ...]:
    provisions = sum(clause.level is not None for clause in document.clauses)
    return (
        revision.label,
        _day(revision),
        revision.commit[:7] if revision.commit else "–",
        revision.sha256[:12],
        str(len(document.clauses)),
        str(provisions),
        str(sum(len(clause.examples) for clause in document.clauses)),
        " › ".join(document.ladder),
    )


def _day(revision: Revision) -> str:
    """Returns the day of a revision; which text of the day it is, where that is not its label."""
    if revision.text_number is not None:
        return revision.shown
    return revision.date.isoformat() if revision.date else "–"


def _join(row: Sequence[str], widths: Mapping[int, int], room: int) -> Iterator[str]:
    """Yields the lines of a row: the ladder goes on below where there is too little room for it."""
    cells = [
        row[at].rjust(width) if at in _COUNTS else fit(row[at], width)
        for at, width in widths.items()
        if at != _LADDER
    ]
    begin = _GAP.join([*cells, ""])
    for number, part in enumerate(wrap([Segment(row[_LADDER])], room) if row[_LADDER] else [[Segment("")]]):
        text = "".join(segment.text for segment in part)
        yield (" " * cell_width(begin) if number else begin) + text
