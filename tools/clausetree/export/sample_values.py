"""A sample of Inspect AI: frozen values, whose fields are those of the JSON lines that are written of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from clausetree.export.row_values import VerdictWord  # noqa: TC001 - the schemas are made from the annotations

SampleRole = Literal["system", "user", "assistant", "tool"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCall:
    """A call of a tool.

    Attributes:
        id: What the tool's answer names it by.
        function: The tool's name.
        arguments: The message as an object where it is JSON, else as `input`.
    """

    id: str
    function: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMessage:
    """A message as Inspect AI reads it.

    Attributes:
        role: Its role.
        content: What it says.
        tool_calls: The call that an assistant's message is; null in others.
        tool_call_id: Which call a tool's message answers; null in others.
        function: The tool whose answer it is; null in others.
    """

    role: SampleRole
    content: str
    tool_calls: tuple[SampleCall, ...] | None = None
    tool_call_id: str | None = None
    function: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleResponse:
    """A response that the spec shows.

    Attributes:
        content: What it says, the messages of a run one after the other.
        verdict: The verdict on it; null where it has none and isn't part of a comparison.
        reason: The reason for the verdict; null where it gives none.
        violates: The id of the clause that it violates; null where the verdict names none.
    """

    content: str
    verdict: VerdictWord | None
    reason: str | None
    violates: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleTurn:
    """What a message of the input is in the spec.

    Attributes:
        role: Its role, as written.
        settings: The lines of its `<settings>` by key; null where it has none.
    """

    role: str
    settings: dict[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMetadata:
    """Where a sample comes from.

    Attributes:
        locator: The address of the example, or of the clause that the prompt tests.
        fingerprint: The fingerprint of the words of the example, or of the prompt.
        clause_fingerprint: The fingerprint of the clause that the prompt tests; null for an example.
        label: What the revision is called.
        commit: The full hash of its commit; null for a text that git does not keep.
        sha256: The SHA-256 of its text's bytes, in hexadecimal.
        path: The file that it is in.
        clause: The id of the clause.
        level: The clause's level of authority; null where it has none.
        tags: The clause's tags.
        licence: The licence of the spec; null where the settings don't state it.
        footnote: The label of the footnote that names the prompt; null for an example.
        title: What the prompt or the example is called; null where it has no title.
        turns: What the messages of the input are in the spec.
        responses: The responses that the spec shows to it; none for a prompt.
        abridged: Whether something is left out, marked by `[...]` or the like.
    """

    locator: str
    fingerprint: str
    clause_fingerprint: str | None
    label: str
    commit: str | None
    sha256: str
    path: str
    clause: str
    level: str | None
    tags: tuple[str, ...]
    licence: str | None
    footnote: str | None
    title: str | None
    turns: tuple[SampleTurn, ...]
    responses: tuple[SampleResponse, ...]
    abridged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRow:
    """A sample for Inspect AI.

    Attributes:
        schema_version: The version of this shape.
        id: `inspect` and 16 digits of the fingerprint, with `~2` for the second of a name in one export.
        input: The conversation that the model answers.
        target: What the answer is judged by: the title and the prose of the clause.
        metadata: Where it comes from.
    """

    schema_version: Literal["1"]
    id: str
    input: tuple[SampleMessage, ...]
    target: str
    metadata: SampleMetadata
