"""`clausetree revisions --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.output.answers import DocumentAnswer
    from clausetree.output.screen import Screen


class ListedRevisionShape(RevisionShape, frozen=True):
    """A revision with the size of its text.

    Attributes:
        shown: What readers see for its label.
        clauses: How many clauses it has.
        provisions: How many of them have a level.
        examples: How many examples they have.
        ladder: The levels of authority, highest first.
    """

    shown: str
    clauses: int
    provisions: int
    examples: int
    ladder: tuple[str, ...]


class RevisionsShape(msgspec.Struct, frozen=True):
    """The revisions of a source.

    Attributes:
        schema_version: The version of this shape.
        revisions: The revisions, oldest first.
    """

    schema_version: SchemaVersion
    revisions: tuple[ListedRevisionShape, ...]


def render(answer: Sequence[DocumentAnswer], _screen: Screen) -> str:
    """Returns the revisions as indented JSON."""
    return encode_shape(RevisionsShape("1", tuple(map(_revision, answer))))


def _revision(answer: DocumentAnswer) -> ListedRevisionShape:
    clauses = answer.document.clauses
    return ListedRevisionShape(
        **msgspec.structs.asdict(build_revision(answer.revision)),
        shown=answer.revision.shown,
        clauses=len(clauses),
        provisions=sum(clause.level is not None for clause in clauses),
        examples=sum(len(clause.examples) for clause in clauses),
        ladder=answer.document.ladder.levels,
    )
