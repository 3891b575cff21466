"""`clausetree who OLD..NEW --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.model.overriding import Can, StatedBy  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.diff.override_shifts import OverrideShift, OverrideStep
    from clausetree.model.overriding import Overriding
    from clausetree.output.overriding_answers import OverrideShiftsAnswer
    from clausetree.output.screen import Screen


class OverrideStepShape(msgspec.Struct, frozen=True):
    """What one sender could do with a clause, and what it can now.

    Attributes:
        by: A level of the newer ladder, or `context`.
        old: How it could; null where the older ladder had no such sender.
        new: How it can now.
    """

    by: str
    old: Can | None
    new: Can


class OverrideSideShape(msgspec.Struct, frozen=True, rename={"origin": "from"}):
    """A clause in one of the two revisions, and who can override it there.

    Attributes:
        clause: Its id.
        level: Its level.
        origin: What says who can override it.
        statement: Where the text says so; null where it does not.
        says: Who can, in a sentence without its full stop.
    """

    clause: str
    level: str | None
    origin: StatedBy
    statement: str | None
    says: str


class OverrideShiftShape(msgspec.Struct, frozen=True):
    """A clause that became easier or harder to override.

    Attributes:
        old: The clause before; where it is new, the one in which most of its words were.
        new: The clause now; where it was deleted, the one in which most of its words are.
        easier: The senders that can do more than before, highest first, then `context`.
        harder: The senders that can do less than before.
    """

    old: OverrideSideShape
    new: OverrideSideShape
    easier: tuple[OverrideStepShape, ...]
    harder: tuple[OverrideStepShape, ...]


class OverrideSummaryShape(msgspec.Struct, frozen=True):
    """How many clauses became easier or harder to override; one that did both by different senders counts in both.

    Attributes:
        easier: How many became easier to override by somebody.
        harder: How many became harder to override by somebody.
        unknown: How many provisions there are of which not both revisions say who can override them: one does, or neither and
            the level went up or down.
    """

    easier: int
    harder: int
    unknown: int


class OverrideShiftsShape(msgspec.Struct, frozen=True):
    """Which clauses became easier or harder to override, and by whom.

    Attributes:
        schema_version: The version of this shape.
        old: The revision before.
        new: The revision after.
        clauses: These clauses, in the order of the newer text.
        summary: How many they are.
    """

    schema_version: SchemaVersion
    old: RevisionShape
    new: RevisionShape
    clauses: tuple[OverrideShiftShape, ...]
    summary: OverrideSummaryShape


def render(answer: OverrideShiftsAnswer, _: Screen) -> str:
    """Returns the clauses as indented JSON."""
    return encode_shape(
        OverrideShiftsShape(
            schema_version="1",
            old=build_revision(answer.old),
            new=build_revision(answer.new),
            clauses=tuple(map(build_shift, answer.shifts)),
            summary=OverrideSummaryShape(
                easier=sum(bool(shift.easier) for shift in answer.shifts),
                harder=sum(bool(shift.harder) for shift in answer.shifts),
                unknown=answer.unknown,
            ),
        )
    )


def build_shift(shift: OverrideShift) -> OverrideShiftShape:
    """Returns a clause that became easier or harder to override, in the shape that is published."""
    return OverrideShiftShape(
        old=_build_side(shift.old_clause.id, shift.old),
        new=_build_side(shift.new_clause.id, shift.new),
        easier=tuple(map(_build_step, shift.easier)),
        harder=tuple(map(_build_step, shift.harder)),
    )


def _build_side(clause_id: str, overriding: Overriding) -> OverrideSideShape:
    return OverrideSideShape(
        clause=clause_id,
        level=overriding.level,
        origin=overriding.origin,
        statement=str(overriding.statement) if overriding.statement else None,
        says=overriding.says,
    )


def _build_step(step: OverrideStep) -> OverrideStepShape:
    return OverrideStepShape(step.by, step.old, step.new)
