"""Whether a text may be released, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.review.hanging_paragraphs import wrap_paragraph
from clausetree.output.terminal.paint import Segment, paint
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.output.review.review_answers import ReleaseAnswer
    from clausetree.output.screen import Screen
    from clausetree.review.release_checks import ReleaseCheck

_DETAILS = 10
"""How many reasons of one check are shown; `--format json` has them all."""


_INDENT = 16
"""Where what a check says begins: after its result and its name."""


def render(answer: ReleaseAnswer, screen: Screen) -> str:
    """Returns a line for each check, under one that failed why and what to do, and last whether all are as they should be."""
    return paint(list(_write(answer, screen.width)), colour=screen.colour)


def _write(answer: ReleaseAnswer, width: int | None) -> Iterator[list[Segment]]:
    for check in answer.checks:
        yield from _write_check(check, width)
    failed = sum(not check.ok for check in answer.checks)
    since = f", after {answer.previous.shown}" if answer.previous else ", the first release"
    name = f"{answer.revision.shown} as {answer.label}{since}"
    yield []
    yield [Segment(f"{name}: {count_noun(failed, 'check') + ' failed' if failed else 'ready'}", "title")]


def _write_check(check: ReleaseCheck, width: int | None) -> Iterator[list[Segment]]:
    word = Segment("ok    ", "green") if check.ok else Segment("failed", "red")
    first, *rest = wrap_paragraph(check.says, width and width - _INDENT)
    yield [word, Segment(f"  {check.name:<8}"), *first]
    yield from ([Segment(" " * _INDENT), *line] for line in rest)
    for says, path, line_number in check.details[:_DETAILS]:
        place = f"{path}:{line_number}: " if path and line_number else ""
        yield from wrap_paragraph(f"{place}{says}", width, _INDENT, 2, "dim")
    if (left := len(check.details) - _DETAILS) > 0:
        yield from wrap_paragraph(f"and {left} more (`--format json`)", width, _INDENT, 2, "dim")
    if check.hint:
        yield from wrap_paragraph(f"= hint: {check.hint}", width, _INDENT, 2)
