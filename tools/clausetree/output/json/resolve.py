"""`clausetree resolve --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from clausetree.model.locator import StepKind  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.output.answers import LocatedAnswer
    from clausetree.output.screen import Screen


class LocatedShape(msgspec.Struct, frozen=True):
    """What a locator points to.

    Attributes:
        schema_version: The version of this shape.
        revision: The text that it is in.
        locator: The locator in this project's form, with the revision's label.
        kind: What kind of part it points to.
        clause: The id of the clause that it points to or into.
        title: The clause's title, as written.
        level: The clause's level, as written; null where it has none.
        line: The first line of the part, from 1, in its file.
        end_line: Its last line.
        path: The file, as diagnostics name it.
        text: The part's source.
    """

    schema_version: SchemaVersion
    revision: RevisionShape
    locator: str
    kind: Literal["clause"] | StepKind
    clause: str
    title: str
    level: str | None
    line: int
    end_line: int
    path: str
    text: str


def render(answer: LocatedAnswer, _: Screen) -> str:
    """Returns the part, and where it is, as indented JSON."""
    located = answer.located
    lines = answer.lines
    return encode_shape(
        LocatedShape(
            schema_version="1",
            revision=build_revision(answer.revision),
            locator=f"{answer.revision.label}#{located.locator}",
            kind=located.locator.kind,
            clause=located.clause.id,
            title=located.clause.title,
            level=located.clause.level,
            line=lines.first,
            end_line=lines.last,
            path=lines.path,
            text=located.text,
        )
    )
