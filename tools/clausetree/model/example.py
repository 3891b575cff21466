"""Worked examples: the conversations that show what a clause means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


KNOWN_ROLES = ("system", "developer", "user", "assistant", "tool")
KNOWN_VERDICTS = ("good", "bad", "ok")

Attributes = tuple[tuple[str, str], ...]
"""Attributes of a tag or a heading in the order written; a key can stand twice."""


class Setting(NamedTuple):
    """A `key: value` line of a `<settings>` element."""

    key: str
    value: str
    span: Span


class Verdict(NamedTuple):
    """The comment right after a tag: `<!-- BAD[#clause_id]: reason -->`.

    Attributes:
        word: As written: `GOOD`, `BAD`, `OK`, or a word that no reader knows.
        violates: The id of the clause that the response violates.
        reason: What follows, as written, without the colon or comma before it.
        span: The whole comment.
    """

    word: str
    violates: str | None
    violates_span: Span | None
    reason: str | None
    span: Span

    @property
    def inside(self) -> Span:
        """Returns what stands between `<!--` and `-->`."""
        return Span(self.span.start + len("<!--"), self.span.end - len("-->"))

    @property
    def kind(self) -> Literal["good", "bad", "ok", "none"]:
        """Returns which of the known verdicts this is; `none` for any other word."""
        word = self.word.lower()
        return word if word in KNOWN_VERDICTS else "none"  # type: ignore[return-value]


class Message(NamedTuple):
    """What one participant says.

    Attributes:
        role: As written, also where no known role has that name.
        attributes: Those of its tag.
        settings: The lines of its `<settings>` elements.
        text: What it says, raw: `<untrusted>` tags included, `<settings>` left out.
        body: What stands between its tags, without the line endings next to them.
        untrusted: The stretches of it that are quoted from elsewhere, their tags left out.
        verdict: The comment right after its opening tag, if there is one.
        span: From the opening tag to the closing one.
    """

    role: str
    attributes: Attributes
    settings: tuple[Setting, ...]
    text: str
    body: Span
    untrusted: tuple[Span, ...]
    verdict: Verdict | None
    span: Span

    def attribute(self, key: str) -> str | None:
        """Returns the value of attribute `key`, or None."""
        return dict(self.attributes).get(key)


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
    """Candidate responses to the conversation before them, side by side."""

    responses: tuple[Response, ...]
    span: Span


class Omission(NamedTuple):
    """A bare `[...]` line: part of the conversation is left out on purpose."""

    span: Span


Block = Message | Comparison | Omission


class Conversation(NamedTuple):
    """What stands inside one `~~~xml` fence.

    Attributes:
        blocks: Messages, comparisons and omissions in the order written.
        span: The fence, its opening and closing lines included.
        body: What stands between these two lines.
        closed: Whether the fence has a closing line.
    """

    blocks: tuple[Block, ...]
    span: Span
    body: Span
    closed: bool

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
