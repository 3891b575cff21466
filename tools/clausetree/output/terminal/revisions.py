"""The revisions of a spec in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.document import Document
    from clausetree.model.revision import Revision
    from clausetree.output.answers import DocumentAnswer
    from clausetree.output.screen import Screen

_HEAD = ("label", "date", "commit", "sha256", "clauses", "provisions", "examples", "ladder")
_COUNTS = range(4, 7)


def render(answer: Sequence[DocumentAnswer], screen: Screen) -> str:
    """Returns a table of the revisions, in the order given."""
    rows = [_row(*listed) for listed in answer]
    widths = [max(len(row[column]) for row in [_HEAD, *rows]) for column in range(len(_HEAD))]
    lines = [[Segment(_join(_HEAD, widths), "dim")], *([Segment(_join(row, widths))] for row in rows)]
    return paint(lines, colour=screen.colour)


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


def _join(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(row, widths, strict=True)
    return "  ".join(
        cell.rjust(width) if column in _COUNTS else cell.ljust(width)
        for column, (cell, width) in enumerate(cells)
    )
