"""`clausetree drift`: levels and size over the revisions, as a table and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.terminal.paint import Segment, level_style, paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.time.drift import Drift, Shift


class ShiftShape(msgspec.Struct, frozen=True):
    """A clause whose level changed."""

    clause: str
    old: str | None
    new: str | None


class DriftRowShape(msgspec.Struct, frozen=True):
    """One revision; `limits` are the clauses at the top level, which nothing overrides."""

    revision: RevisionShape
    ladder: tuple[str, ...]
    levels: dict[str, int]
    promoted: tuple[ShiftShape, ...]
    demoted: tuple[ShiftShape, ...]
    limits_gained: tuple[str, ...]
    limits_lost: tuple[str, ...]
    clauses: int
    words: int
    examples: int


class DriftShape(msgspec.Struct, frozen=True):
    """How levels and size change from revision to revision, oldest first."""

    schema_version: SchemaVersion
    revisions: tuple[DriftRowShape, ...]


def render_drift_json(drifts: Sequence[Drift]) -> str:
    """Returns the drift as indented JSON, with a line feed at its end."""
    shape = DriftShape("1", tuple(map(_shape, drifts)))
    return msgspec.json.format(msgspec.json.encode(shape), indent=2).decode() + "\n"


def render_drift(drifts: Sequence[Drift], *, colour: bool) -> str:
    """Returns the drift as text: for each revision its size and levels, then what rose, fell, came and went."""
    return paint((line for drift in drifts for line in _lines(drift)), colour=colour)


def _lines(drift: Drift) -> Iterator[list[Segment]]:
    size = f"  {drift.clauses} clauses, {drift.words} words, {drift.examples} examples"
    yield [Segment(drift.revision.label, "title"), Segment(size, "dim")]
    levels = [
        Segment(f"{level} {count}  ", level_style(rank)) for rank, (level, count) in enumerate(drift.levels)
    ]
    yield [Segment("  "), *levels]
    for what, style, shifts in (("promoted", "green", drift.promoted), ("demoted", "yellow", drift.demoted)):
        for shift in shifts:
            levels_of = f"{shift.old or 'no level'} → {shift.new or 'no level'}"
            yield [Segment(f"  {what:14}", style), Segment(f"{shift.clause.id}  "), Segment(levels_of, "dim")]
    for what, style, clauses in (
        ("limits gained", "red", drift.limits_gained),
        ("limits lost", "cyan", drift.limits_lost),
    ):
        for clause in clauses:
            yield [Segment(f"  {what:14}", style), Segment(clause.id)]


def _shape(drift: Drift) -> DriftRowShape:
    return DriftRowShape(
        revision=build_revision(drift.revision),
        ladder=tuple(level for level, _ in drift.levels),
        levels=dict(drift.levels),
        promoted=tuple(map(_shift, drift.promoted)),
        demoted=tuple(map(_shift, drift.demoted)),
        limits_gained=tuple(clause.id for clause in drift.limits_gained),
        limits_lost=tuple(clause.id for clause in drift.limits_lost),
        clauses=drift.clauses,
        words=drift.words,
        examples=drift.examples,
    )


def _shift(shift: Shift) -> ShiftShape:
    return ShiftShape(shift.clause.id, shift.old, shift.new)
