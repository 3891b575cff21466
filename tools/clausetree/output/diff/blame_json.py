"""`clausetree blame --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.json.document import build_revision
from clausetree.output.json.encoding import encode_shape
from clausetree.output.json.shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from clausetree.diff.time.blame import ClauseBlame
    from clausetree.output.answers import BlameAnswer
    from clausetree.output.screen import Screen


class PassageBlameShape(msgspec.Struct, frozen=True):
    """A passage; `brought` and `changed` are labels of revisions."""

    locator: str
    kind: str
    brought: str
    changed: str


class ClauseBlameShape(msgspec.Struct, frozen=True):
    """A clause; `brought` and `changed` are labels of revisions."""

    id: str
    brought: str
    changed: str
    passages: tuple[PassageBlameShape, ...]


class BlameShape(msgspec.Struct, frozen=True):
    """Where the clauses of a revision come from."""

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
