"""`clausetree upstream status`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.diff.shifts import find_shift
from clausetree.output.terminal.paint import Segment, paint
from clausetree.output.terminal.wrap import wrap
from clausetree.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.kinds import Kind
    from clausetree.merge.fork_status import ClauseStatus, ForkStatus
    from clausetree.merge.merged_file import MergedFile
    from clausetree.output.screen import Screen

_COMMIT = re.compile(r"([0-9a-f]{7})[0-9a-f]{33}")
_WORDS: dict[Kind, str] = {"eval_prompts": "eval prompts", "typographic": "typography only"}
_MERGES = {"clean": ("merges cleanly", "green"), "conflict": ("to decide", "yellow")}
_INDENT = "  "


def render(answer: ForkStatus, screen: Screen) -> str:
    """Returns where a fork stands: how far behind, then the clauses that it, upstream, or both changed."""
    return paint(_lines(answer, screen.width), colour=screen.colour)


def _lines(answer: ForkStatus, width: int | None) -> Iterator[list[Segment]]:
    yield [Segment(f"base   {answer.source}@{answer.base.shown}")]
    yield [Segment(f"newer  {', '.join(answer.behind) or 'none'}")]
    both = [row for row in answer.clauses if row.fork and row.upstream]
    asked = sum(row.merge == "conflict" and row.policy == "follow" for row in both)
    groups = (
        ("both", both, f", {asked} to decide" if asked else ""),
        ("you alone", [row for row in answer.clauses if not row.upstream], ""),
        ("upstream alone", [row for row in answer.clauses if not row.fork], ""),
    )
    for who, rows, beside in groups:
        if rows:
            yield []
            yield [Segment(f"changed by {who} ({len(rows)}{beside})", "title")]
            column = max(cell_width(row.clause) for row in rows)
            for row in rows:
                yield from _fit(row.clause, column, tuple(_facts(row)), width)
    if answer.files:
        yield []
        yield from _list_files(answer.files, width)


def _list_files(files: Sequence[MergedFile], width: int | None) -> Iterator[list[Segment]]:
    """Yields the eval prompt files that a merge changes, under a title that counts them."""
    asked = sum(found.why is not None for found in files)
    beside = f", {asked} to decide" if asked else ""
    yield [Segment(f"eval prompts that a merge changes ({len(files)}{beside})", "title")]
    column = max(cell_width(found.path) for found in files)
    for found in files:
        yield from _fit(found.path, column, tuple(_file_facts(found)), width)


def _fit(name: str, column: int, facts: Sequence[Segment], width: int | None) -> Iterator[list[Segment]]:
    """Yields a line with a name and what happened to it; that stands below where one line can't hold both."""
    *first, last = facts
    told = [*(fact._replace(text=f"{fact.text}; ") for fact in first), last]
    begin = Segment(f"{_INDENT}{name}{' ' * (column - cell_width(name))}  ")
    line = [begin, *told]
    if width is None or sum(cell_width(segment.text) for segment in line) <= width:
        yield line
        return
    yield [begin]
    for part in wrap(told, max(width - 3 * len(_INDENT), 1)):
        yield [Segment(3 * _INDENT), *part]


def _file_facts(found: MergedFile) -> Iterator[Segment]:
    if found.why:
        yield Segment(*_MERGES["conflict"])
    yield Segment(found.why or found.fate, "dim")


def _facts(row: ClauseStatus) -> Iterator[Segment]:
    """Yields what a merge does to a clause, where both changed it or a policy holds for it, then what each side did."""
    both = bool(row.fork and row.upstream)
    if row.policy != "follow":
        yield Segment(f"policy: {row.policy}", "yellow")
    elif both:
        yield Segment(*_MERGES[row.merge])
    if row.held:
        yield Segment("held at " + _COMMIT.sub(r"\1", row.held), "yellow")
    for who, change in zip(("you", "upstream"), row.changes, strict=True):
        if change:
            kinds = ", ".join(_name_kind(kind, change) for kind in change.kinds)
            yield Segment(f"{who}: {kinds}" if both else kinds, "dim")


def _name_kind(kind: Kind, change: ClauseChange) -> str:
    shift = find_shift(change) if kind == "relevelled" else None
    if shift and shift.direction != "kept":
        return shift.direction
    return _WORDS.get(kind, kind)
