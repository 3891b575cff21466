"""`clausetree who --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.model.overriding import Can, StatedBy  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.output.overriding_answers import OverridingAnswer
    from clausetree.output.screen import Screen


class OverrideShape(msgspec.Struct, frozen=True):
    """One who may override the clause.

    Attributes:
        by: A level of the ladder, or `context`.
        can: How.
    """

    by: str
    can: Can


class OverridingShape(msgspec.Struct, frozen=True, rename={"origin": "from"}):
    """Who can override a clause.

    Attributes:
        schema_version: The version of this shape.
        revision: The text that the clause is in.
        clause: Its id.
        level: Its level; null where it has none.
        range: For a clause without a level the highest and the lowest level of the clauses under it, else null.
        override: Who can and who cannot, the senders highest first, then `context`; empty where it is not known.
        origin: What says so.
        statement: Where the text says so; null where it does not.
        says: The same in a sentence without its full stop.
    """

    schema_version: SchemaVersion
    revision: RevisionShape
    clause: str
    level: str | None
    range: tuple[str, str] | None
    override: tuple[OverrideShape, ...]
    origin: StatedBy
    statement: str | None
    says: str


def render(answer: OverridingAnswer, _: Screen) -> str:
    """Returns who can override the clause, as indented JSON."""
    overriding = answer.overriding
    return encode_shape(
        OverridingShape(
            schema_version="1",
            revision=build_revision(answer.revision),
            clause=answer.clause.id,
            level=overriding.level,
            range=answer.document.level_range(answer.clause) if overriding.level is None else None,
            override=tuple(OverrideShape(one.by, one.can) for one in overriding.override),
            origin=overriding.origin,
            statement=str(overriding.statement) if overriding.statement else None,
            says=overriding.says,
        )
    )
