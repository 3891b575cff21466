"""`clausetree upstream status`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.merge.fork_status import ClauseStatus, ForkStatus
    from clausetree.output.screen import Screen

_COMMIT = re.compile(r"([0-9a-f]{7})[0-9a-f]{33}")
_MERGES = {"none": "", "clean": "merges cleanly", "conflict": "to decide"}
_STYLES = {"none": "dim", "clean": "green", "conflict": "yellow"}


def render(answer: ForkStatus, screen: Screen) -> str:
    """Returns where a fork stands: how far behind, then the clauses that it, upstream, or both changed."""
    return paint(_lines(answer), colour=screen.colour)


def _lines(answer: ForkStatus) -> Iterator[list[Segment]]:
    yield [Segment(f"base      {answer.source}@{answer.base.shown}")]
    behind = ", ".join(answer.behind) if answer.behind else "nothing: you have the newest"
    yield [Segment(f"to take   {behind}")]
    both = [row for row in answer.clauses if row.fork and row.upstream]
    groups = (
        ("changed by both", both),
        ("changed by you alone", [row for row in answer.clauses if not row.upstream]),
        ("changed by upstream alone", [row for row in answer.clauses if not row.fork]),
    )
    for title, rows in groups:
        if rows:
            yield []
            yield [Segment(f"{title} ({len(rows)})", "title")]
            width = max(len(row.clause) for row in rows)
            for row in rows:
                yield _row(row, width)


def _row(row: ClauseStatus, width: int) -> list[Segment]:
    told = [
        f"{side}: {', '.join(kinds)}"
        for side, kinds in (("you", row.fork), ("upstream", row.upstream))
        if kinds
    ]
    if row.policy != "follow":
        told.append(f"policy: {row.policy}")
    if row.held:
        told.append("held at " + _COMMIT.sub(r"\1", row.held))
    segments = [Segment(f"  {row.clause:{width}}  "), Segment("; ".join(told), "dim")]
    if row.fork and row.upstream:
        segments.append(Segment(f"  {_MERGES[row.merge]}", _STYLES[row.merge]))
    return segments
