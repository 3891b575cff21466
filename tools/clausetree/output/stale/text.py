"""Which rows are stale, in a terminal: how many, then clause by clause what changed, and in a line a kind what was touched."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from clausetree.output.diff.terminal_passages import View, draw_passage
from clausetree.output.stale.groups import (
    count_touched,
    describe,
    describe_counts,
    group_stale,
    list_lines,
    list_targets,
    make_command,
)
from clausetree.output.terminal.paint import Segment, paint
from clausetree.output.terminal.wrap import wrap
from clausetree.text.counted_noun import count_noun
from clausetree.text.excerpt import cut_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.diff.time.migrated import Migrated
    from clausetree.export.checked_rows import CheckedRow, CheckedRows
    from clausetree.model.revision import Revision
    from clausetree.output.screen import Screen

_LINES = 6  # of a redline
_QUOTED = 200  # characters of what was deleted


def render(checked: CheckedRows, screen: Screen) -> str:
    """Returns how many rows are exact, touched and stale, and what changed."""
    view = View(screen.room, screen.colour, "changes")
    return paint(_write(checked, view), colour=screen.colour)


def _write(checked: CheckedRows, view: View) -> Iterator[list[Segment]]:
    labels = ", ".join(dict.fromkeys(row.revision.shown for row in checked.rows))
    yield from wrap(
        [Segment(f"{labels} → {checked.to.shown}: {describe_counts(checked)}", "title")], view.width
    )
    for clause in group_stale(checked):
        yield []
        yield [Segment(clause.name, "cyan")]
        for rows in clause.parts:
            yield from _write_part(rows, checked.to, view)
    touched = count_touched(checked)
    if touched:
        yield []
        yield [Segment("touched", "cyan")]
        yield from ([Segment(f"  {said}: {count_noun(number, 'row')}")] for said, number in touched.items())


def _write_part(rows: Sequence[CheckedRow], to: Revision, view: View) -> Iterator[list[Segment]]:
    first = rows[0]
    migrated = first.staleness.migrated
    style = "yellow" if migrated.words == "edited" else "red"
    head = [
        Segment(f"{first.address}  "),
        Segment(describe(first.staleness), style),
        Segment(f"  {list_lines(rows)}", "dim"),
    ]
    yield from _indent(head, 2, view)
    sign = "instead" if migrated.words == "deleted" else "→"
    for target in list_targets(migrated, to.label):
        if target.partition("#")[2] != str(migrated.locator):
            yield from _indent([Segment(f"{sign} {target}")], 4, view)
    if migrated.problem:
        yield from _indent([Segment(migrated.problem, "red")], 4, view)
    elif migrated.words == "deleted":
        yield from _indent([Segment(cut_text(" ".join(migrated.was.split()), _QUOTED), "red")], 4, view)
    else:
        yield from _write_redline(migrated, make_command(first, to), view)


def _write_redline(migrated: Migrated, command: str, view: View) -> Iterator[list[Segment]]:
    """Yields the beginning of what changed, and the command that shows all of it on one line, for it is to be pasted."""
    drawn = (
        line
        for redline in migrated.redline
        if redline.wording not in {"kept", "typographic"}
        for line in draw_passage(str(redline.old or redline.new or redline.passage), redline, view)
    )
    yield from islice(drawn, _LINES)
    if next(drawn, None) is not None:
        yield [Segment("    "), Segment(f"… all of it: {command}", "dim")]


def _indent(segments: Iterable[Segment], by: int, view: View) -> Iterator[list[Segment]]:
    for line in wrap(segments, view.width - by):
        yield [Segment(" " * by), *line]
