"""The shapes of the JSON that is published; the schemas are made from them, so that the two can't part.

Lines and columns count from 1; levels, ids and titles are as written in the text.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

SchemaVersion = Annotated[Literal["1"], msgspec.Meta(description="The version of this shape.")]


class RevisionShape(msgspec.Struct, frozen=True):
    """Which text this is."""

    label: str
    date: str | None
    commit: str | None
    sha256: str
    source: str


class PassageShape(msgspec.Struct, frozen=True):
    """A top-level block of a clause; `locator` addresses it as `revision#clause_id/locator`."""

    locator: str
    kind: str
    line: int
    text: str


class DefinitionShape(msgspec.Struct, frozen=True):
    """A term that the clause defines."""

    term: str
    line: int


class ReferenceShape(msgspec.Struct, frozen=True):
    """A link to a clause; `text` is null for `[?](#id)`, which shows the target's title."""

    target: str
    line: int
    text: str | None
    place: Literal["prose", "commentary", "title", "reason", "message"] = msgspec.field(name="in")


class MessageShape(msgspec.Struct, frozen=True):
    """A message; `text` leaves out `<settings>` and keeps `<untrusted>`, whose insides stand in `untrusted` too."""

    role: str
    attributes: dict[str, str]
    settings: dict[str, str]
    text: str
    untrusted: tuple[str, ...]
    line: int


class ResponseShape(msgspec.Struct, frozen=True):
    """A candidate of a comparison; `comment` is the whole verdict comment as written."""

    verdict: Literal["good", "bad", "ok", "none"]
    violates: str | None
    reason: str | None
    comment: str | None
    line: int
    messages: tuple[MessageShape, ...]


class ExampleShape(msgspec.Struct, frozen=True):
    """A worked example; `blocks` gives the top-level order, `omissions` the lines of bare `[...]`."""

    title: str | None
    line: int
    end_line: int
    blocks: tuple[str, ...]
    messages: tuple[MessageShape, ...]
    comparisons: tuple[tuple[ResponseShape, ...], ...]
    omissions: tuple[int, ...]


class ClauseShape(msgspec.Struct, frozen=True):
    """A clause and its own part of the text, up to the next heading; `id_made` marks an id made from the title."""

    id: str | None
    id_made: bool
    title: str
    depth: int
    parent: str | None
    number: str
    level: str | None
    tags: tuple[str, ...]
    attributes: dict[str, str]
    line: int
    end_line: int
    text: str
    passages: tuple[PassageShape, ...]
    commentaries: int
    definitions: tuple[DefinitionShape, ...]
    eval_prompts: tuple[str, ...]
    references: tuple[ReferenceShape, ...]
    examples: tuple[ExampleShape, ...]


class FootnoteShape(msgspec.Struct, frozen=True):
    """A line `[^label]: target`."""

    label: str
    target: str
    line: int


class DiagnosticShape(msgspec.Struct, frozen=True):
    """Something wrong at one place; `end_column` is the one behind its last character."""

    code: str
    name: str
    severity: Literal["error", "warning", "info"]
    message: str
    hint: str | None
    path: str
    clause: str | None
    line: int
    column: int
    end_line: int
    end_column: int


class DocumentShape(msgspec.Struct, frozen=True):
    """A whole spec, its clauses in document order."""

    schema_version: SchemaVersion
    revision: RevisionShape
    preamble: str
    profile: str
    ladder: tuple[str, ...]
    clauses: tuple[ClauseShape, ...]
    footnotes: tuple[FootnoteShape, ...]
    diagnostics: tuple[DiagnosticShape, ...]
