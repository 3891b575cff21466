"""Who can override a clause, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, level_style, paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.output.overriding_answers import OverridingAnswer
    from clausetree.output.screen import Screen

_ORIGINS = {
    "settings": "as the settings say",
    "profile": "by the order of the levels",
    "unknown": "set `[ladder.override]` in `clausetree.toml` to say who can",
}
_STYLES = {"explicitly": "yellow", "implicitly": "green", "no": "dim"}


def render(answer: OverridingAnswer, screen: Screen) -> str:
    """Returns who can override the clause, each on a line, and what says so."""
    return paint(list(_write(answer)), colour=screen.colour)


def _write(answer: OverridingAnswer) -> Iterator[list[Segment]]:
    clause, overriding = answer.clause, answer.overriding
    yield [Segment(f"{clause.number} {clause.title}", "title"), Segment(f"  #{clause.id}", "dim")]
    if overriding.level is None:
        levels = answer.document.level_range(clause)
        yield [Segment(f"{overriding.says}{_tell_range(levels)}", "dim")]
        return
    yield [Segment(overriding.level, level_style(answer.document.ladder.rank(overriding.level)))]
    yield [Segment(f"{overriding.says}.", "")]
    width = max((len(one.by) for one in overriding.override), default=0)
    for one in overriding.override:
        yield [Segment(f"  {one.by:<{width}}  ", ""), Segment(one.can, _STYLES[one.can])]
    said = f"says {overriding.statement}" if overriding.statement else _ORIGINS[overriding.origin]
    yield [Segment(said, "dim")]


def _tell_range(levels: tuple[str, str] | None) -> str:
    """Returns between which levels the provisions under a clause are."""
    if levels is None:
        return ""
    highest, lowest = levels
    if highest == lowest:
        return f"; every provision under it is {highest}"
    return f"; the provisions under it go from {highest} to {lowest}"
