"""The shapes of the JSON that is published; the schemas are made from them, so that the two can't part.

Lines and columns count from 1, in the file that `path` names; levels, ids and titles are as written in the text. In a spec of
one file a clause says its path for all its parts: said of each, it would be a twentieth of the document.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

SchemaVersion = Literal["1"]


class RevisionShape(msgspec.Struct, frozen=True):
    """Which text this is.

    Attributes:
        label: What it is called: a release date, a tag, `head` for the work tree, or what else names it.
        date: The day it was released, as `YYYY-MM-DD`; null where that is not known.
        commit: The full hash of its commit; null for a text that git does not keep.
        sha256: The SHA-256 of the text's bytes, in hexadecimal.
        source: Where it was read from: a path, an address, or `-` for standard input.
    """

    label: str
    date: str | None
    commit: str | None
    sha256: str
    source: str


class PassageShape(msgspec.Struct, frozen=True, kw_only=True):
    """A top-level block of a clause.

    Attributes:
        locator: Its address in the clause, such as `p3`; with the clause's before it, `LABEL#ID/p3`.
        kind: What block it is: `paragraph`, `list`, `code`, `quote`, `table`, `html`, `comment`, `break`, `heading`,
            `commentary`, `admonition`, `example`, `footnote` or `definition`.
        path: The file that it is in; left out where the spec is one file.
        line: Its first line, from 1.
        text: Its source, without the blank lines around it.
    """

    locator: str
    kind: str
    path: str | UnsetType = UNSET
    line: int
    text: str


class DefinitionShape(msgspec.Struct, frozen=True, kw_only=True):
    """A term that the clause defines.

    Attributes:
        term: The term, as written between the stars, without the colon.
        path: The file that it is in; left out where the spec is one file.
        line: The first line of its definition, from 1.
    """

    term: str
    path: str | UnsetType = UNSET
    line: int


class ReferenceShape(msgspec.Struct, frozen=True, kw_only=True):
    """A link to a clause.

    Attributes:
        target: The id that it links to, as written; percent signs decoded.
        clause: The id of the clause that it leads to; null if there is none.
        path: The file that it is in; left out where the spec is one file.
        line: The line on which it begins, from 1.
        text: Its own text, as written; null for `[?](#id)`, which shows the target's title.
        place: Where it is: in prose, in commentary, in the title of an example or of the clause, in the reason of a
            verdict, or in a message.
    """

    target: str
    clause: str | None
    path: str | UnsetType = UNSET
    line: int
    text: str | None
    place: Literal["prose", "commentary", "title", "reason", "message"] = msgspec.field(name="in")


class MessageShape(msgspec.Struct, frozen=True, kw_only=True):
    """What one participant of a conversation says.

    Attributes:
        role: The role, as written, whether or not it is a known one.
        attributes: The attributes of its tag by key; where a key is repeated, the first value.
        settings: The `key: value` lines of its `<settings>` by key; where a key is repeated, the last value.
        text: What it says, as written: `<untrusted>` with its tags, without `<settings>`.
        untrusted: What each of its `<untrusted>` tags contains.
        path: The file that it is in; left out where the spec is one file.
        line: Its first line, from 1.
    """

    role: str
    attributes: dict[str, str]
    settings: dict[str, str]
    text: str
    untrusted: tuple[str, ...]
    path: str | UnsetType = UNSET
    line: int


class TurnShape(MessageShape, frozen=True, kw_only=True):
    """A message outside comparisons; a verdict after its tag judges no candidate, and is kept.

    Attributes:
        verdict: The verdict after its tag; `none` where its word is not a known one, null where no comment is there.
        violates: The id of the clause that it violates, as its verdict says; null where it names none.
        reason: The reason that its verdict gives, as written; null where it gives none.
        comment: The whole verdict comment, as written; null if there is none.
    """

    verdict: Literal["good", "bad", "ok", "none"] | None
    violates: str | None
    reason: str | None
    comment: str | None


class ResponseShape(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate of a comparison.

    Attributes:
        verdict: The verdict on it; `none` where it has none, or one that is not known.
        violates: The id of the clause that it violates, as its verdict says; null where it names none.
        reason: The reason that its verdict gives, as written; null where it gives none.
        comment: The whole verdict comment, as written; null if there is none.
        path: The file that it is in; left out where the spec is one file.
        line: Its first line, from 1.
        messages: Its messages: one, or several where it calls a tool.
    """

    verdict: Literal["good", "bad", "ok", "none"]
    violates: str | None
    reason: str | None
    comment: str | None
    path: str | UnsetType = UNSET
    line: int
    messages: tuple[MessageShape, ...]


class ExampleShape(msgspec.Struct, frozen=True, kw_only=True):
    """A worked example.

    Attributes:
        title: Its title, as written; null where it has none.
        path: The file that it is in; left out where the spec is one file.
        line: Its first line, from 1: that of its title, or of its fence where it has none.
        end_line: Its last line in `path`, from 1.
        blocks: What it is made of, in order: the role of a message outside comparisons, or `comparison`.
        messages: The messages outside comparisons, in order.
        comparisons: For each comparison its candidates, in order.
        omissions: The lines of `path` that contain only `[...]` between messages, from 1.
    """

    title: str | None
    path: str | UnsetType = UNSET
    line: int
    end_line: int
    blocks: tuple[str, ...]
    messages: tuple[TurnShape, ...]
    comparisons: tuple[tuple[ResponseShape, ...], ...]
    omissions: tuple[int, ...]


class ClauseShape(msgspec.Struct, frozen=True):
    """A clause and its own part of the text, up to the next heading.

    Attributes:
        id: Its id, as written or made from the title; null is reserved for a clause without one.
        id_made: Whether the id was made.
        title: Its title, as written.
        depth: The depth of its heading, from 1.
        parent: The id of the clause that it is nested in; null at the top.
        number: Its place in the tree, such as `3.2`.
        level: Its level of authority, as written; null where it has none.
        tags: Its tags, in the order written.
        attributes: The attributes of its heading by key, level and tags included; where a key is repeated, the first
            value.
        path: The file that it is in.
        line: The line of its heading, from 1.
        end_line: The last line of its own part, from 1; where this goes on in the next file, the last one in `path`.
        text: The source of its own part, heading included, exactly.
        passages: Its top-level blocks below the heading, in order.
        commentaries: How many of them are commentary.
        definitions: The terms that it defines, in order.
        eval_prompts: The labels of its footnote marks, each once, in the order written, but for those that the text
            defines in prose.
        references: Its links to clauses.
        examples: Its worked examples, in order.
    """

    id: str | None
    id_made: bool
    title: str
    depth: int
    parent: str | None
    number: str
    level: str | None
    tags: tuple[str, ...]
    attributes: dict[str, str]
    path: str
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
    """A line `[^label]: target`.

    Attributes:
        label: The label.
        target: What the label stands for, such as `tests/test_x.py::test_y`.
        path: The file that it is in.
        line: Its line, from 1.
    """

    label: str
    target: str
    path: str
    line: int


class DiagnosticShape(msgspec.Struct, frozen=True):
    """Something wrong at one place.

    Attributes:
        code: The rule's code, such as `SYN003`; never reused.
        name: The rule's name, such as `unclosed-tag`.
        severity: How much it matters.
        message: What is wrong.
        hint: What to do about it; null where that is plain.
        path: The file that it is in.
        clause: The id of the clause in which it begins; null before the first heading and outside the spec's text.
        line: The line on which it begins, from 1.
        column: The column at which it begins, in characters from 1.
        end_line: The line on which it ends, from 1.
        end_column: The column after its last character, in characters from 1.
    """

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
    """A whole spec.

    Attributes:
        schema_version: The version of this shape.
        revision: Which text it is.
        preamble: The text before the first heading, exactly; all of it where there is no heading.
        profile: The name that its ladder is known by; `custom` for another, `none` where it has none.
        ladder: The levels of authority, highest first.
        clauses: The clauses, in the order of the text.
        footnotes: The lines that say what a footnote label stands for, in the order of the text.
        diagnostics: What could not be read as it was meant, in the order of the text.
    """

    schema_version: SchemaVersion
    revision: RevisionShape
    preamble: str
    profile: str
    ladder: tuple[str, ...]
    clauses: tuple[ClauseShape, ...]
    footnotes: tuple[FootnoteShape, ...]
    diagnostics: tuple[DiagnosticShape, ...]
