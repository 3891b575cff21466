"""A review in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.review.hanging_paragraphs import wrap_paragraph
from clausetree.output.review.sections import build_sections, summarise
from clausetree.output.review.voice import PLAIN
from clausetree.output.terminal.paint import Segment, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.output.review.review_answers import ReviewAnswer
    from clausetree.output.screen import Screen

_INDENT = 2


def render(answer: ReviewAnswer, screen: Screen) -> str:
    """Returns the review: a summary, then section by section, all of it."""
    return paint(list(_write(answer, screen.width)), colour=screen.colour)


def _write(answer: ReviewAnswer, width: int | None) -> Iterator[list[Segment]]:
    yield [Segment(f"{answer.base.shown} → {answer.head.shown}", "title")]
    yield from wrap_paragraph("; ".join(summarise(answer)), width)
    for section in build_sections(answer, PLAIN):
        yield []
        yield [Segment(section.title, "title")]
        for line in section.lines:
            yield from wrap_paragraph(line, width, _INDENT, _INDENT)
