"""A change set in a terminal: a summary to take in at a glance, then clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.summary import has_changes
from clausetree.output.diff.facts import describe_clause
from clausetree.output.diff.passages import select_clauses
from clausetree.output.diff.phrases import (
    TYPOGRAPHY,
    WITH_LEVELS,
    describe_asked_ladder,
    describe_counts,
    describe_groups,
    describe_nothing,
    title_of,
)
from clausetree.output.diff.terminal_passages import View, draw_passage, draw_passages
from clausetree.output.terminal.paint import Segment, paint
from clausetree.output.terminal.wrap import wrap
from clausetree.text.code_span import strip_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.changes import ClauseChange
    from clausetree.output.answers import ChangesAnswer
    from clausetree.output.screen import Screen

_NARROWEST = 24
_LABEL = 17
_LISTED = 12  # clauses of one kind named in the summary


def render(answer: ChangesAnswer, screen: Screen) -> str:
    """Returns the change set as text; without colour, changes stand in `[-…-]` and `{+…+}`."""
    changes, detail = answer.changes, answer.detail
    view = View(max(screen.room, _NARROWEST), colour=screen.colour, detail=detail)
    lines = list(_summary(answer, view))
    if detail != "summary":
        for line in changes.preamble:
            lines += (
                [],
                [Segment("before the first heading", "title")],
                *draw_passage(line.kind, line, view),
            )
    for change in select_clauses(changes, detail):
        lines += ([], *_clause(change, view))
    return paint(lines, colour=screen.colour)


def _summary(answer: ChangesAnswer, view: View) -> Iterator[list[Segment]]:
    changes = answer.changes
    yield [Segment(f"{answer.old.shown} → {answer.new.shown}", "title")]
    if not changes.related:
        yield [Segment("the two documents share no clause", "yellow")]
    yield from wrap(
        [Segment(describe_nothing(answer) or describe_counts(changes, answer.left_out.kinds))], view.width
    )
    if not has_changes(changes):
        return
    if changes.clauses or not answer.left_out.is_filtered:
        yield []
    if ladder := describe_asked_ladder(answer):
        yield from _row("ladder", ladder, view.width)
    for name, phrases in describe_groups(changes, answer.left_out.kinds):
        few = phrases if view.detail == "summary" else _cut(phrases)
        if name not in WITH_LEVELS:  # ids by themselves need no marks to be known as such
            few = list(map(strip_code, few))
        if name == TYPOGRAPHY and view.detail == "changes":
            few[-1] += " (in full with `--only typographic`)"
        yield from _row(name, few, view.width)


def _cut(phrases: Sequence[str]) -> list[str]:
    """Returns the first phrases, and how many more there are."""
    more = len(phrases) - _LISTED
    return [*phrases[:_LISTED], f"and {more} more"] if more > 0 else list(phrases)


def _row(name: str, phrases: Sequence[str], width: int) -> Iterator[list[Segment]]:
    """Yields a label with phrases after it, wrapped; below the label where the terminal is narrow."""
    indent = _LABEL if width >= 3 * _LABEL else 2
    groups = phrases if " " in phrases[0] else [", ".join(phrases)]
    rows = [row for group in groups for row in wrap([Segment(group)], width - indent)]
    if indent != _LABEL:
        yield [Segment(name, "cyan")]
    for place, row in enumerate(rows):
        label = name if indent == _LABEL and not place else ""
        yield [Segment(label.ljust(indent), "cyan"), *row]


def _clause(change: ClauseChange, view: View) -> Iterator[list[Segment]]:
    sign, style = (
        ("+", "green") if change.old is None else ("-", "red") if change.new is None else ("~", "yellow")
    )
    head = [Segment(f"{sign} {title_of(change)}", style), Segment(f"  #{change.clause.locator}", "dim")]
    yield from wrap(head, view.width)
    for fact in describe_clause(change):
        for place, row in enumerate(wrap([Segment(fact)], view.width - 4)):
            yield [Segment("    " if place else "  · ", "dim"), *row]
    yield from draw_passages(change, view)
