"""`clausetree blame --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.diff.time.blame import ClauseBlame
    from clausetree.output.answers import BlameAnswer
    from clausetree.output.screen import Screen


class PassageBlameShape(msgspec.Struct, frozen=True):
    """A passage.

    Attributes:
        locator: Its address in the clause, such as `p2`, or `e1` for an example.
        kind: What block it is, as in `clausetree schema document`; a definition is a `paragraph` here.
        brought: The label of the revision that introduced it.
        changed: The label of the revision since which its words are what they are, footnote marks and typography left
            out.
    """

    locator: str
    kind: str
    brought: str
    changed: str


class ClauseBlameShape(msgspec.Struct, frozen=True):
    """A clause.

    Attributes:
        id: Its id.
        brought: The label of the revision that introduced it, under whatever id.
        changed: The label of the revision that last changed its level, words or examples; where none did, of the one
            that introduced it.
        passages: Its top-level blocks below the heading, in order.
    """

    id: str
    brought: str
    changed: str
    passages: tuple[PassageBlameShape, ...]


class BlameShape(msgspec.Struct, frozen=True):
    """Where the clauses of a revision come from.

    Attributes:
        schema_version: The version of this shape.
        revision: The revision.
        clauses: Its clauses, in the order of the text.
    """

    schema_version: SchemaVersion
    revision: RevisionShape
    clauses: tuple[ClauseBlameShape, ...]


def render(answer: BlameAnswer, _screen: Screen) -> str:
    """Returns the blame of a revision as indented JSON, with a line feed at its end."""
    return encode_shape(BlameShape("1", build_revision(answer.revision), tuple(map(_shape, answer.clauses))))


def _shape(blame: ClauseBlame) -> ClauseBlameShape:
    return ClauseBlameShape(
        id=blame.clause.id,
        brought=blame.origin.introduced.label,
        changed=blame.origin.changed.label,
        passages=tuple(
            PassageBlameShape(
                str(passage.locator.steps[-1]),
                passage.passage.kind,
                passage.origin.introduced.label,
                passage.origin.changed.label,
            )
            for passage in blame.passages
        ),
    )
