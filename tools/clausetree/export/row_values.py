"""The rows, a class for each form: frozen values, whose fields are those of the JSON lines that are written of them.

Lines count from 1, in the file that `path` names; ids, levels and titles are as written in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict

from clausetree.model.overriding import Can, StatedBy

RowForm = Literal["jsonl", "chat", "preference", "prompts"]
"""The forms of rows: clauses, examples, pairs of responses, eval prompts."""

VerdictWord = Literal["good", "bad", "ok", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMessage:
    """What one participant says.

    Attributes:
        role: The role, as written.
        content: What it says: `<untrusted>` with its tags, without `<settings>`; equal to `text` in `export --format json`.
        name: Its attribute `name`, such as the tool's; null where it has none.
        recipient: Its attribute `recipient`, such as the tool that an assistant calls; null where it has none.
        attributes: All attributes of its tag by key; where a key is repeated, the first value.
        settings: The lines of its `<settings>` by key; null where it has none.
        untrusted: What each of its `<untrusted>` tags holds.
        comparison: Which comparison of the conversation it is in, from 1; null outside of comparisons.
        response: Which response of that comparison it belongs to, from 1; null outside of comparisons.
        verdict: The verdict on that response; `none` where it has none that is known. Outside of comparisons that after
            the message's own tag, null where there is none.
        reason: The reason that this verdict gives; null where it gives none.
        violates: The id of the clause that the response violates; null where the verdict names none.
    """

    role: str
    content: str
    name: str | None
    recipient: str | None
    attributes: dict[str, str]
    settings: dict[str, str] | None
    untrusted: tuple[str, ...]
    comparison: int | None
    response: int | None
    verdict: VerdictWord | None
    reason: str | None
    violates: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """What a row of every form has.

    Attributes:
        schema_version: The version of this shape.
        id: The form's name and 16 digits of the fingerprint, with `~2` for the second of a name in one export.
        locator: The address of what the row was made from, with the revision's label: `LABEL#ID/e2`.
        fingerprint: The SHA-256 of its words, spaces folded and footnote marks left out, in hexadecimal.
        label: What the revision is called.
        commit: The full hash of its commit; null for a text that git does not keep.
        sha256: The SHA-256 of its text's bytes, in hexadecimal.
        path: The file that it is in.
        line: Its first line, from 1.
        end_line: Its last line in `path`, from 1.
        clause: The id of the clause.
        level: The clause's level of authority, as written; null where it has none.
        tags: The clause's tags, in the order written.
        licence: The licence of the spec, as its settings state it; null where they don't.
    """

    schema_version: Literal["1"]
    id: str
    locator: str
    fingerprint: str
    label: str
    commit: str | None
    sha256: str
    path: str
    line: int
    end_line: int
    clause: str
    level: str | None
    tags: tuple[str, ...]
    licence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOverride:
    """One who may override the clause.

    Attributes:
        by: A level of the ladder, or `context`.
        can: How.
    """

    by: str
    can: Can


_WhoOrigin = TypedDict("_WhoOrigin", {"from": StatedBy})


class RowWho(_WhoOrigin):
    """Who can override the clause, as `clausetree who` says it.

    Attributes:
        from: What says so.
        range: For a clause without a level the highest and the lowest level of the clauses under it, else null.
        override: Who can and who cannot, the senders highest first, then `context`; empty where it is not known.
        statement: Where the text says so; null where it does not.
        says: The same in a sentence without its full stop.
    """

    range: tuple[str, str] | None
    override: tuple[RowOverride, ...]
    statement: str | None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowExample:
    """An example of the clause.

    Attributes:
        locator: Its address, as in the rows of the form `chat`.
        fingerprint: The fingerprint of its words.
        title: Its title, as written; null where it has none.
        messages: Its messages in their order, those of responses included.
        abridged: Whether it leaves something out, marked by `[...]` or the like.
    """

    locator: str
    fingerprint: str
    title: str | None
    messages: tuple[RowMessage, ...]
    abridged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRow(ExportRow):
    """A clause: its fingerprint covers its prose.

    Attributes:
        title: Its title, as written.
        prose: What it says itself as plain text, `[?](#id)` as the title of that clause; without commentary and examples.
        source: The source of its own part, heading included, exactly.
        commentary: Its commentary as plain text; null where it has none.
        commentary_fingerprint: The fingerprint of the commentary; null where it has none.
        examples: Its examples, in the order written.
        who: Who can override it.
        informative: Whether it only informs: it has no level, and its chapter or its words say that it is informative.
    """

    title: str
    prose: str
    source: str
    commentary: str | None
    commentary_fingerprint: str | None
    examples: tuple[RowExample, ...]
    who: RowWho
    informative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRow(ExportRow):
    """An example as a conversation.

    Attributes:
        title: Its title, as written; null where it has none.
        messages: Its messages in their order, those of responses included.
        abridged: Whether it leaves something out, marked by `[...]` or the like.
    """

    title: str | None
    messages: tuple[RowMessage, ...]
    abridged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceRow(ExportRow):
    """A good and a bad response of one comparison; its fingerprint covers the comparison and what was said before it.

    Attributes:
        title: The title of the example, as written; null where it has none.
        prompt: The messages outside comparisons that come before the comparison.
        chosen: The messages of the good response.
        rejected: The messages of the bad response.
        chosen_reason: The reason for the good verdict; null where it gives none.
        rejected_reason: The reason for the bad verdict; null where it gives none.
        violates: The id of the clause that the bad response violates; null where its verdict names none.
        after_comparison: Whether another comparison comes before, whose responses are not in the prompt.
        abridged: Whether the prompt or one of the two leaves something out, marked by `[...]` or the like.
    """

    title: str | None
    prompt: tuple[RowMessage, ...]
    chosen: tuple[RowMessage, ...]
    rejected: tuple[RowMessage, ...]
    chosen_reason: str | None
    rejected_reason: str | None
    violates: str | None
    after_comparison: bool
    abridged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptRow(ExportRow):
    """An eval prompt of a footnote; its fingerprint covers its title and its messages, its locator is that of the clause that it tests.

    Attributes:
        footnote: The footnote's label, by which the file of the prompt is named.
        place: The address of the passage that has the footnote's mark.
        title: What the prompt is called; null where its file does not say.
        clause_text: The prose of the clause as plain text.
        clause_fingerprint: The fingerprint of the clause that it tests.
        messages: The conversation, which a response is to follow.
        abridged: Whether it leaves something out, marked by `[...]` or the like.
    """

    footnote: str
    place: str
    title: str | None
    clause_text: str
    clause_fingerprint: str
    messages: tuple[RowMessage, ...]
    abridged: bool
