"""Where quoted words stand, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.answers import find_lines, name_place
from clausetree.output.terminal.paint import Segment, paint
from clausetree.output.terminal.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.output.answers import QuotationAnswer, QuotationRow
    from clausetree.output.screen import Screen


def render(answer: QuotationAnswer, screen: Screen) -> str:
    """Returns for each revision where the words stand, each place on a line; what stands there where it is not the same."""
    return paint([line for row in answer.rows for line in _write(row, screen.room)], colour=screen.colour)


def _write(row: QuotationRow, width: int) -> Iterator[list[Segment]]:
    label, quotation = row.revision.label, row.quotation
    if quotation.how == "none":
        yield [Segment(label, "yellow"), Segment("  not found", "red")]
        return
    count = len(quotation.places)
    often = "once" if count == 1 else f"{count} times"
    yield [Segment(label, "yellow"), Segment(f"  {quotation.how}, {often}", "dim")]
    for place in quotation.places:
        lines = find_lines(row.revision, row.document, place.span)
        file = f" of {lines.path}" if row.revision.parts else ""
        score = f"{place.score:.2f} · " if quotation.how == "fuzzy" else ""
        yield [
            Segment(f"  {name_place(row.revision, place.locator)}", "cyan"),
            Segment(f"  {score}{lines.shown}{file}", "dim"),
        ]
        if quotation.how == "fuzzy":
            for line in wrap([Segment(" ".join(place.text.split()))], width - 4):
                yield [Segment("    "), *line]
