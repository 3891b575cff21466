"""`clausetree drift`: levels and size over the revisions, as a table and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.diff.facts import describe_levels
from clausetree.output.json.document import build_revision
from clausetree.output.json.shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.terminal.paint import Segment, level_style, paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.shifts import Shift
    from clausetree.diff.time.drift import Drift, Handover

_LABEL = 28  # cells of the words before a clause


class ShiftShape(msgspec.Struct, frozen=True):
    """A clause whose level changed; of a clause that is gone or new, where its words went or came from."""

    clause: str
    old: str | None
    new: str | None
    went_to: str | None
    came_from: str | None


class HandoverShape(msgspec.Struct, frozen=True):
    """A limit that is gone, and the limits that its words went to."""

    source: str = msgspec.field(name="from")
    targets: tuple[str, ...] = msgspec.field(name="to")


class DriftRowShape(msgspec.Struct, frozen=True):
    """One revision; `limits` are the clauses at the top level, which nothing overrides.

    What is in `limits_handed_over` is in `limits_gained` and `limits_lost` too.
    """

    revision: RevisionShape
    ladder: tuple[str, ...]
    levels: dict[str, int]
    promoted: tuple[ShiftShape, ...]
    demoted: tuple[ShiftShape, ...]
    limits_gained: tuple[str, ...]
    limits_lost: tuple[str, ...]
    limits_handed_over: tuple[HandoverShape, ...]
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
            name = Segment(f"{shift.clause.id}  ")
            yield [Segment(f"  {what:{_LABEL}}", style), name, Segment(describe_levels(shift), "dim")]
    yield from _limit_lines(drift)


def _limit_lines(drift: Drift) -> Iterator[list[Segment]]:
    """Yields what came to the top level and left it; what only stands in other clauses there is a line of its own."""
    for handover in drift.handovers:
        heirs = ", ".join(clause.id for clause in handover.new)
        yield [
            Segment(f"  {'still at the top level':{_LABEL}}", "dim"),
            Segment(f"{handover.old.id} → {heirs}"),
        ]
    olds = {handover.old.index for handover in drift.handovers}
    news = {clause.index for handover in drift.handovers for clause in handover.new}
    for what, style, clauses, told in (
        ("now at the top level", "red", drift.limits_gained, news),
        ("no longer at the top level", "cyan", drift.limits_lost, olds),
    ):
        for clause in clauses:
            if clause.index not in told:
                yield [Segment(f"  {what:{_LABEL}}", style), Segment(clause.id)]


def _shape(drift: Drift) -> DriftRowShape:
    return DriftRowShape(
        revision=build_revision(drift.revision),
        ladder=tuple(level for level, _ in drift.levels),
        levels=dict(drift.levels),
        promoted=tuple(map(_shift, drift.promoted)),
        demoted=tuple(map(_shift, drift.demoted)),
        limits_gained=tuple(clause.id for clause in drift.limits_gained),
        limits_lost=tuple(clause.id for clause in drift.limits_lost),
        limits_handed_over=tuple(map(_handover, drift.handovers)),
        clauses=drift.clauses,
        words=drift.words,
        examples=drift.examples,
    )


def _shift(shift: Shift) -> ShiftShape:
    went_to, came_from = (clause.id if clause else None for clause in (shift.went_to, shift.came_from))
    return ShiftShape(shift.clause.id, shift.old, shift.new, went_to, came_from)


def _handover(handover: Handover) -> HandoverShape:
    return HandoverShape(handover.old.id, tuple(clause.id for clause in handover.new))
