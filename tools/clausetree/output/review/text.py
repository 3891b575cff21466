"""A review in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.review.sections import build_sections, summarise
from clausetree.output.review.voice import PLAIN
from clausetree.output.terminal.paint import Segment, paint
from clausetree.output.terminal.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.output.review.answers import ReviewAnswer
    from clausetree.output.screen import Screen

_INDENT = 2


def render(answer: ReviewAnswer, screen: Screen) -> str:
    """Returns the review: a summary, then section by section, all of it."""
    return paint(list(_write(answer, screen.width)), colour=screen.colour)


def _write(answer: ReviewAnswer, width: int | None) -> Iterator[list[Segment]]:
    yield [Segment(f"{answer.base.shown} → {answer.head.shown}", "title")]
    yield from _wrapped("; ".join(summarise(answer)), width, 0)
    for section in build_sections(answer, PLAIN):
        yield []
        yield [Segment(section.title, "title")]
        for line in section.lines:
            yield from _wrapped(line, width, _INDENT)


def _wrapped(text: str, width: int | None, indent: int) -> Iterator[list[Segment]]:
    """Yields the lines of a paragraph, those after its first one further in."""
    if width is None:
        yield [Segment(" " * indent + text)]
        return
    for number, line in enumerate(wrap([Segment(text)], max(width - 2 * indent, 1))):
        yield [Segment(" " * indent * (2 if number else 1)), *line]
