"""Worked examples: the conversations that show what a clause means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.text.span import Span


KNOWN_ROLES = ("system", "developer", "user", "assistant", "tool")
KNOWN_VERDICTS = ("good", "bad", "ok")

Attributes = tuple[tuple[str, str], ...]
"""Attributes of a tag or a heading in the order written; a key can stand twice."""


def read_values(attributes: Attributes) -> dict[str, str]:
    """Returns the value of each key in the order written; where a key is repeated, the first."""
    values: dict[str, str] = {}
    for key, value in attributes:
        values.setdefault(key, value)
    return values


class Setting(NamedTuple):
    """A `key: value` line of a `<settings>` element."""

    key: str
    value: str
    span: Span
    key_span: Span


class Verdict(NamedTuple):
    """The comment right after a tag: `<!-- BAD[#clause_id]: reason -->`.

    Attributes:
        word: As written: `GOOD`, `BAD`, `OK`, a word that no reader knows, or nothing.
        violates: The id of the clause that the response violates.
        reason: What follows, as written, without the colon or comma before it.
        span: The whole comment; the other spans lie inside it.
    """

    word: str
    word_span: Span
    violates: str | None
    violates_span: Span | None
    reason: str | None
    reason_span: Span | None
    span: Span

    @property
    def kind(self) -> Literal["good", "bad", "ok", "none"]:
        """Returns which of the known verdicts this is; `none` for any other word."""
        word = self.word.lower()
        return word if word in KNOWN_VERDICTS else "none"  # type: ignore[return-value]


class Element(NamedTuple):
    """An `<untrusted>` or `<settings>` element of a message.

    Attributes:
        name: Which of the two it is.
        tag: Its opening tag, from `<` to `>`.
        body: What stands between its tags, without the line endings next to them.
        closing: Its closing tag; None where nothing closes it.
    """

    name: str
    tag: Span
    body: Span
    closing: Span | None


class Said(NamedTuple):
    """A stretch of what a message says, and whether it is quoted from elsewhere."""

    text: str
    untrusted: bool


class Message(NamedTuple):
    """What one participant says.

    Attributes:
        role: As written, also where no known role has that name.
        attributes: Those of its tag.
        settings: The lines of its `<settings>` elements.
        text: What it says, raw: `<untrusted>` tags included, `<settings>` left out.
        stretches: The same, cut where quoted text begins and ends, tags left out; none where nothing is quoted.
        body: What stands between its tags, without the line endings next to them.
        elements: What it holds of other tags.
        verdict: The comment right after its opening tag, if there is one.
        tag: Its opening tag, from `<` to `>`; empty where there is none.
        closing: Its closing tag; None where nothing closes it.
        span: From the opening tag to the closing one.
    """

    role: str
    attributes: Attributes
    settings: tuple[Setting, ...]
    text: str
    stretches: tuple[Said, ...]
    body: Span
    elements: tuple[Element, ...]
    verdict: Verdict | None
    tag: Span
    closing: Span | None
    span: Span

    @property
    def untrusted(self) -> tuple[Span, ...]:
        """Returns where it is quoted from elsewhere, tags left out."""
        return tuple(element.body for element in self.elements if element.name == "untrusted")

    def attribute(self, key: str) -> str | None:
        """Returns the value of attribute `key`, the first where it is repeated, or None."""
        return read_values(self.attributes).get(key)


class Response(NamedTuple):
    """One candidate of a comparison: one message, or a run of them when it calls a tool."""

    messages: tuple[Message, ...]
    span: Span

    @property
    def verdict(self) -> Verdict | None:
        """Returns the verdict on it, which stands after its first tag; None where it has none."""
        return self.messages[0].verdict

    @property
    def kind(self) -> Literal["good", "bad", "ok", "none"]:
        """Returns the verdict's kind; `none` where there is no verdict that a reader knows."""
        return self.verdict.kind if self.verdict else "none"


class Comparison(NamedTuple):
    """Candidate responses to the conversation before them, side by side.

    Attributes:
        responses: The candidates.
        tag: Its opening tag, from `<` to `>`.
        closing: Its closing tag; None where nothing closes it.
        span: From the opening tag to the closing one.
    """

    responses: tuple[Response, ...]
    tag: Span
    closing: Span | None
    span: Span


class Omission(NamedTuple):
    """A bare `[...]` line: part of the conversation is left out on purpose."""

    span: Span


Block = Message | Comparison | Omission


class Conversation(NamedTuple):
    """What stands inside one `~~~xml` fence.

    Attributes:
        blocks: Messages, comparisons and omissions in the order written.
        span: The lines of the fence, the opening and the closing one included.
        body: What stands between these two lines.
        fence: The opening fence, from its first `~` on.
        closing: The closing fence; None where there is none.
    """

    blocks: tuple[Block, ...]
    span: Span
    body: Span
    fence: Span
    closing: Span | None

    @property
    def closed(self) -> bool:
        """Returns whether the fence has a closing line."""
        return self.closing is not None

    @property
    def messages(self) -> tuple[Message, ...]:
        """Returns the messages outside comparisons."""
        return tuple(block for block in self.blocks if isinstance(block, Message))

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Returns the comparisons."""
        return tuple(block for block in self.blocks if isinstance(block, Comparison))

    def all_messages(self) -> Iterator[Message]:
        """Yields every message, those of the responses included, in the order written."""
        for block in self.blocks:
            if isinstance(block, Message):
                yield block
            elif isinstance(block, Comparison):
                for response in block.responses:
                    yield from response.messages


class Example(NamedTuple):
    """A conversation and the title line before it, if there is one."""

    title: str | None
    title_span: Span | None
    conversation: Conversation
    span: Span
