"""Whether a text may be released, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.names import count
from clausetree.output.terminal.paint import Segment, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.output.review.answers import ReleaseAnswer
    from clausetree.output.screen import Screen
    from clausetree.review.release_checks import ReleaseCheck

_DETAILS = 10
"""How many reasons of one check are shown; `--format json` has them all."""


def render(answer: ReleaseAnswer, screen: Screen) -> str:
    """Returns a line for each check, under one that failed why and what to do, and last whether all are as they should be."""
    return paint(list(_write(answer)), colour=screen.colour)


def _write(answer: ReleaseAnswer) -> Iterator[list[Segment]]:
    for check in answer.checks:
        yield from _write_check(check)
    failed = sum(not check.ok for check in answer.checks)
    since = f", after {answer.previous.shown}" if answer.previous else ", the first release"
    name = f"{answer.revision.shown} as {answer.label}{since}"
    yield []
    yield [Segment(f"{name}: {count(failed, 'check') + ' failed' if failed else 'ready'}", "title")]


def _write_check(check: ReleaseCheck) -> Iterator[list[Segment]]:
    word = Segment("ok    ", "green") if check.ok else Segment("failed", "red")
    yield [word, Segment(f"  {check.name:<6}  {check.says}")]
    for says, path, line in check.details[:_DETAILS]:
        place = f"{path}:{line}: " if path and line else ""
        yield [Segment(f"          {place}{says}", "dim")]
    if (left := len(check.details) - _DETAILS) > 0:
        yield [Segment(f"          and {left} more (`--format json`)", "dim")]
    if check.hint:
        yield [Segment(f"          = hint: {check.hint}")]
