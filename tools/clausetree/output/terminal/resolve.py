"""What a locator is the address of, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, level_style, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.output.answers import LocatedAnswer
    from clausetree.output.screen import Screen

_SHORT = 12


def render(answer: LocatedAnswer, screen: Screen) -> str:
    """Returns where the part is, which text that is, and what it says."""
    return paint(list(_write(answer)), colour=screen.colour)


def _write(answer: LocatedAnswer) -> Iterator[list[Segment]]:
    located, revision, lines = answer.located, answer.revision, answer.lines
    clause = located.clause
    yield [Segment(f"{clause.number} {clause.title}", "title"), Segment(f"  #{clause.id}", "dim")]
    level = clause.level or "no level of its own"
    style = level_style(answer.document.ladder.rank(clause.level)) if clause.level else "dim"
    file = f" of {lines.path}" if revision.parts else ""
    yield [Segment(level, style), Segment(f" · {located.locator.kind} · {lines.shown}{file}", "dim")]
    commit = f" · commit {revision.commit[:_SHORT]}" if revision.commit else ""
    text = f"{revision.label}#{located.locator}"
    yield [Segment(text, "cyan"), Segment(f"{commit} · sha256 {revision.sha256[:_SHORT]}", "dim")]
    yield []
    for line in located.text.splitlines():
        yield [Segment(line)]
