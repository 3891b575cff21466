"""`clausetree drift --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.shifts import Shift
    from clausetree.diff.time.drift import Drift, Handover
    from clausetree.output.screen import Screen


class ShiftShape(msgspec.Struct, frozen=True):
    """A clause whose level changed, or words of a clause that have another level since they are in another one.

    Attributes:
        clause: Its id; for a deleted clause, its last one.
        old: The level that its words had, as written; null where they had none.
        new: The level that its words have, as written; null where they have none.
        went_to: The id of the clause that the words are in now, where they left their own; else null.
        came_from: For a new clause, the id of the clause that its words were in; else null.
    """

    clause: str
    old: str | None
    new: str | None
    went_to: str | None
    came_from: str | None


class HandoverShape(msgspec.Struct, frozen=True):
    """A deleted clause of the top level, and the clauses of the top level that its words went to.

    Attributes:
        source: The id of the deleted clause.
        targets: The ids of the clauses that its words went to.
    """

    source: str = msgspec.field(name="from")
    targets: tuple[str, ...] = msgspec.field(name="to")


class DriftRowShape(msgspec.Struct, frozen=True):
    """One revision, and what changed since the one before; limits are the clauses at the top level.

    Attributes:
        revision: The revision.
        ladder: The levels of authority, highest first; levels in use that the ladder lacks are last.
        levels: For each level how many clauses have it.
        promoted: What went up the ladder; nothing in the oldest revision.
        demoted: What went down the ladder; nothing in the oldest revision.
        words_promoted: Which words are in a clause at a higher level now, though no clause was promoted by that.
        words_demoted: Which words are in a clause at a lower level now, though no clause was demoted by that.
        limits_gained: The ids of the clauses that came to the top level, new ones included.
        limits_lost: The ids of the clauses that left the top level, deleted ones included.
        limits_handed_over: Which of the lost limits were deleted, but have their words in other limits.
        clauses: How many clauses there are.
        words: How many words the text has, counted between spaces and line ends.
        examples: How many worked examples there are.
    """

    revision: RevisionShape
    ladder: tuple[str, ...]
    levels: dict[str, int]
    promoted: tuple[ShiftShape, ...]
    demoted: tuple[ShiftShape, ...]
    words_promoted: tuple[ShiftShape, ...]
    words_demoted: tuple[ShiftShape, ...]
    limits_gained: tuple[str, ...]
    limits_lost: tuple[str, ...]
    limits_handed_over: tuple[HandoverShape, ...]
    clauses: int
    words: int
    examples: int


class DriftShape(msgspec.Struct, frozen=True):
    """How levels and size change from revision to revision.

    Attributes:
        schema_version: The version of this shape.
        revisions: The revisions, oldest first.
    """

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
        words_promoted=tuple(map(_shift, drift.words_promoted)),
        words_demoted=tuple(map(_shift, drift.words_demoted)),
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
