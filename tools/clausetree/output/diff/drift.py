"""`clausetree drift`: levels and size over the revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.facts import describe_levels
from clausetree.output.terminal.paint import Segment, level_style, paint
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.time.drift import Drift
    from clausetree.output.screen import Screen

_LABEL = 28  # cells of the words before a clause


def render(answer: Sequence[Drift], screen: Screen) -> str:
    """Returns the drift as text: for each revision its size and levels, then what rose, fell, came and went."""
    return paint((line for drift in answer for line in _lines(drift)), colour=screen.colour)


def _lines(drift: Drift) -> Iterator[list[Segment]]:
    size = f"  {count_noun(drift.clauses, 'clause')}, {count_noun(drift.words, 'word')}, {count_noun(drift.examples, 'example')}"
    yield [Segment(drift.revision.label, "title"), Segment(size, "dim")]
    levels = [
        Segment(f"{level} {count}  ", level_style(rank)) for rank, (level, count) in enumerate(drift.levels)
    ]
    yield [Segment("  "), *levels]
    for what, style, shifts in (
        ("promoted", "green", drift.promoted),
        ("demoted", "yellow", drift.demoted),
        ("words promoted", "green", drift.words_promoted),
        ("words demoted", "yellow", drift.words_demoted),
    ):
        for shift in shifts:
            name = Segment(f"{shift.clause.locator}  ")
            yield [Segment(f"  {what:{_LABEL}}", style), name, Segment(describe_levels(shift), "dim")]
    yield from _limit_lines(drift)


def _limit_lines(drift: Drift) -> Iterator[list[Segment]]:
    """Yields what came to the top level and left it; what only stands in other clauses there is a line of its own."""
    for handover in drift.handovers:
        heirs = ", ".join(str(clause.locator) for clause in handover.new)
        yield [
            Segment(f"  {'still at the top level':{_LABEL}}", "dim"),
            Segment(f"{handover.old.locator} → {heirs}"),
        ]
    olds = {handover.old.index for handover in drift.handovers}
    news = {clause.index for handover in drift.handovers for clause in handover.new}
    for what, style, clauses, told in (
        ("now at the top level", "red", drift.limits_gained, news),
        ("no longer at the top level", "cyan", drift.limits_lost, olds),
    ):
        for clause in clauses:
            if clause.index not in told:
                yield [Segment(f"  {what:{_LABEL}}", style), Segment(str(clause.locator))]
