"""`clausetree query --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape
from clausetree.output.json.tree import BranchShape, build_branch

if TYPE_CHECKING:
    from clausetree.output.answers import QueryAnswer
    from clausetree.output.screen import Screen


class FittingShape(BranchShape, frozen=True):
    """A clause that matches.

    Attributes:
        locator: Its address in the revision: its id, or `id~2` where another clause has that id before.
    """

    locator: str


class QueryShape(msgspec.Struct, frozen=True):
    """The clauses that match a query.

    Attributes:
        schema_version: The version of this shape.
        revision: Which text it is.
        query: The expression, as written.
        ladder: The levels of authority, highest first.
        clauses: The clauses that match, in document order.
    """

    schema_version: SchemaVersion
    revision: RevisionShape
    query: str
    ladder: tuple[str, ...]
    clauses: tuple[FittingShape, ...]


def render(answer: QueryAnswer, _screen: Screen) -> str:
    """Returns the clauses as indented JSON."""
    clauses = tuple(
        FittingShape(**msgspec.structs.asdict(build_branch(answer, clause)), locator=str(clause.locator))
        for clause in answer.clauses
    )
    return encode_shape(
        QueryShape(
            schema_version="1",
            revision=build_revision(answer.revision),
            query=answer.expression,
            ladder=answer.document.ladder.levels,
            clauses=clauses,
        )
    )
