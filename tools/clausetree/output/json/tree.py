"""`clausetree tree --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.output.answers import QueryAnswer, TreeAnswer
    from clausetree.output.screen import Screen


class BranchShape(msgspec.Struct, frozen=True):
    """A clause in its place in the tree.

    Attributes:
        id: Its id, as written or made from the title.
        id_made: Whether the id was made.
        title: Its title, as written.
        number: Its place in the tree, such as `3.2`.
        depth: The depth of its heading, from 1.
        parent: The id of the clause that it is nested in; null at the top.
        level: Its level of authority, as written; null where it has none.
        tags: Its tags.
        examples: How many examples it has.
        path: The file that it is in.
        line: The line of its heading, from 1.
    """

    id: str
    id_made: bool
    title: str
    number: str
    depth: int
    parent: str | None
    level: str | None
    tags: tuple[str, ...]
    examples: int
    path: str
    line: int


class TreeShape(msgspec.Struct, frozen=True):
    """The clause tree, flat and in document order.

    Attributes:
        schema_version: The version of this shape.
        revision: Which text it is.
        ladder: The levels of authority, highest first.
        clauses: The clauses that were asked for, each with the clauses above it.
    """

    schema_version: SchemaVersion
    revision: RevisionShape
    ladder: tuple[str, ...]
    clauses: tuple[BranchShape, ...]


def render(answer: TreeAnswer, _screen: Screen) -> str:
    """Returns the tree as indented JSON."""
    return encode_shape(
        TreeShape(
            schema_version="1",
            revision=build_revision(answer.revision),
            ladder=answer.document.ladder.levels,
            clauses=tuple(build_branch(answer, clause) for clause in answer.clauses),
        )
    )


def build_branch(answer: TreeAnswer | QueryAnswer, clause: Clause) -> BranchShape:
    """Returns a clause in its place in the tree."""
    parent = answer.document.parent(clause)
    where = answer.revision.lines(clause.line, clause.end_line)
    return BranchShape(
        id=clause.id,
        id_made=clause.made,
        title=clause.title,
        number=clause.number,
        depth=clause.depth,
        parent=parent.id if parent else None,
        level=clause.level,
        tags=clause.tags,
        examples=len(clause.examples),
        path=where.path,
        line=where.first,
    )
