"""`clausetree drift --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.encoding import encode_shape
from clausetree.output.json.shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.shifts import Shift
    from clausetree.diff.time.drift import Drift, Handover
    from clausetree.output.screen import Screen


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


def render(answer: Sequence[Drift], _screen: Screen) -> str:
    """Returns the drift as indented JSON, with a line feed at its end."""
    return encode_shape(DriftShape("1", tuple(map(_shape, answer))))


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
