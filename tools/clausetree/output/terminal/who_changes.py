"""Which clauses became easier or harder to override, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.override_steps import describe_steps
from clausetree.output.terminal.paint import Segment, fit, level_style, paint
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.override_shifts import OverrideShift, OverrideStep
    from clausetree.output.overriding_answers import OverrideShiftsAnswer
    from clausetree.output.screen import Screen

_WAYS = (("easier", "green"), ("harder", "red"))
_SIDES = 4  # cells beside a title: its indent and the gap before the id


def render(answer: OverrideShiftsAnswer, screen: Screen) -> str:
    """Returns the clauses, those that became easier to override first, each with who could what and can what now."""
    return paint(list(_write(answer, screen)), colour=screen.colour)


def _write(answer: OverrideShiftsAnswer, screen: Screen) -> Iterator[list[Segment]]:
    yield [Segment(f"{answer.old.shown} → {answer.new.shown}", "title")]
    counts = []
    for way, style in _WAYS:
        shifts = [
            (one, steps) for one in answer.shifts if (steps := one.easier if way == "easier" else one.harder)
        ]
        if not shifts:
            continue
        yield []
        yield [Segment(f"{way} to override", style)]
        for shift, steps in shifts:
            yield from _write_shift(answer, shift, steps, screen.width)
        counts.append(f"{count_noun(len(shifts), 'clause')} {way} to override")
    counts = counts or ["no clause is known to be easier or harder to override"][: bool(answer.unknown)]
    if answer.unknown:
        counts.append(
            f"who can override {count_noun(answer.unknown, 'clause')} is not known in both revisions"
        )
    yield []
    yield [Segment(" · ".join(counts) or "no clause is easier or harder to override", "dim")]


def _write_shift(
    answer: OverrideShiftsAnswer, shift: OverrideShift, steps: Sequence[OverrideStep], width: int | None
) -> Iterator[list[Segment]]:
    """Yields the lines of a clause: its name, its levels, and what became of each sender."""
    old, new = shift.old_clause, shift.new_clause
    name = f"#{new.id}" if old.id == new.id else f"#{old.id} → #{new.id}"
    title = f"{new.number} {' '.join(new.title.split())}"
    room = None if width is None else max(width - len(name) - _SIDES, 1)
    shown = title if room is None else fit(title, room).rstrip()
    yield [Segment(f"  {shown}", ""), Segment(f"  {name}", "dim")]
    before, after = answer.changes.old.ladder, answer.changes.new.ladder
    levels = [Segment(f"    {shift.old.level}", level_style(before.rank(shift.old.level or "")))]
    if shift.old.level != shift.new.level:
        levels += [
            Segment(" → ", "dim"),
            Segment(str(shift.new.level), level_style(after.rank(shift.new.level or ""))),
        ]
    yield levels
    for told in describe_steps(steps):
        yield [Segment(f"      {told}", "dim")]
