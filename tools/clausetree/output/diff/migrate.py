"""What became of locators, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.time.migrated import CONFIDENT
from clausetree.output.diff.terminal_passages import View, draw_passage
from clausetree.output.terminal.paint import Segment, paint
from clausetree.output.terminal.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.kinds import Words
    from clausetree.output.answers import MigratedRow, MigrationAnswer
    from clausetree.output.screen import Screen

_STYLES: dict[Words, str] = {"exact": "green", "edited": "yellow", "deleted": "red", "unknown": "red"}


def render(answer: MigrationAnswer, screen: Screen) -> str:
    """Returns for each locator what became of its words, where they are now, and what changed in them."""
    view = View(screen.room, screen.colour, "changes")
    lines = [line for row in answer.rows for line in _write(row, answer.to.label, view)]
    return paint(lines, colour=screen.colour)


def _write(row: MigratedRow, label: str, view: View) -> Iterator[list[Segment]]:
    migrated = row.migrated
    name = f"{row.revision.label}#{migrated.locator}" if row.revision else row.asked
    sure = (
        ""
        if migrated.confidence >= CONFIDENT or migrated.words == "unknown"
        else f", confidence {migrated.confidence:.2f}"
    )
    yield [
        Segment(name, "cyan"),
        Segment(f"  {migrated.words}", _STYLES.get(migrated.words, "blue")),
        Segment(f"{', moved' if migrated.moved else ''}{sure}", "dim"),
    ]
    for part in migrated.to:
        told = f"  {part.share:.0%}" if part.share < 1 and migrated.words != "deleted" else ""
        sign = "instead" if migrated.words == "deleted" else "→"
        yield [Segment(f"  {sign} {label}#{part.locator}"), Segment(told, "dim")]
    if migrated.problem:
        for line in wrap([Segment(migrated.problem, "red")], view.width - 2):
            yield [Segment("  "), *line]
    for redline in migrated.redline:
        if redline.kind != "deleted" and redline.wording not in {"kept", "typographic"}:
            places = dict.fromkeys(str(place) for place in (redline.old, redline.new) if place)
            yield from draw_passage(" → ".join(places), redline, view)
