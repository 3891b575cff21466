"""The messages, comparisons and responses of an example, cut out of its text in whole lines."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from clausetree.diff.compare.conversations import BEFORE_TAG, Unit, drop_tags
from clausetree.model.example import Comparison, Message
from clausetree.model.locator import Step
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.example import Block, Example
    from clausetree.model.locator import PartPath, StepKind


class ConversationPart:
    """A message, a comparison or a response.

    Attributes:
        steps: The way from the example to it, such as `c1/r2`.
        start: The offset in the example at which it begins.
        role: Who says it; the first of those who do, and nobody for a comparison.
        text: Its lines.
        within: Of a comparison, its responses and what stands around them.
    """

    def __init__(
        self, steps: PartPath, start: int, role: str, text: str, within: PartRow | None = None
    ) -> None:
        """Takes what the attributes say."""
        self.steps = steps
        self.start = start
        self.role = role
        self.text = text
        self.within = within

    @cached_property
    def said(self) -> Unit:
        """Returns what is said in it."""
        return Unit(drop_tags(self.text))

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Returns what blanks part in it."""
        return frozenset(self.text.split())

    @property
    def end(self) -> int:
        """Returns the offset at which it ends."""
        return self.start + len(self.text)


class PartRow:
    """Parts that stand one after the other.

    Attributes:
        frames: The text before, between and after them: one more than there are parts.
        parts: The parts.
    """

    def __init__(self, frames: Sequence[str], parts: Sequence[ConversationPart]) -> None:
        """Takes what the attributes say."""
        self.frames = frames
        self.parts = parts

    @property
    def inner(self) -> tuple[ConversationPart, ...]:
        """Returns the responses of its comparisons."""
        return tuple(part for one in self.parts if one.within for part in one.within.parts)

    def fill(self, parts: Sequence[ConversationPart]) -> Iterator[str | ConversationPart]:
        """Yields what stands in the row with other parts in the places of its own; all its text, whatever their number."""
        first, *between, last = self.frames if self.parts else (*self.frames, "")
        spare = between[max(len(parts) - 1, 0) :]
        yield first
        for part, frame in zip_longest(parts, between[: max(len(parts) - 1, 0)], fillvalue=""):
            yield part
            yield frame
        yield from spare
        yield last


def cut_conversation(example: Example, text: str) -> PartRow | None:
    """Returns the parts of an example, given its text; None where one of them shares a line with another."""
    return _Cutter(text, example.span.start).cut_blocks(example.conversation.blocks)


class _Cutter:
    """Cuts parts out of the text of an example that begins at `start` in its clause."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start

    def cut_blocks(self, blocks: Sequence[Block]) -> PartRow | None:
        """Returns the messages and comparisons."""
        found: list[ConversationPart | None] = []
        counts: Counter[StepKind] = Counter()
        for block in blocks:
            if isinstance(block, Message):
                counts["message"] += 1
                way = (Step("message", counts["message"]),)
                found.append(self._cut(block.span, way, block.role))
            elif isinstance(block, Comparison):
                counts["comparison"] += 1
                found.append(self._cut_comparison(block, (Step("comparison", counts["comparison"]),)))
        return self._build_row(found, 0, len(self._text))

    def _cut_comparison(self, block: Comparison, way: PartPath) -> ConversationPart | None:
        lines = self._find_lines(block.span)
        if lines is None:
            return None
        responses = [
            self._cut(one.span, (*way, Step("response", number)), one.messages[0].role)
            for number, one in enumerate(block.responses, 1)
        ]
        within = self._build_row(responses, lines.start, lines.end)
        return ConversationPart(way, lines.start, "", lines.slice(self._text), within) if within else None

    def _cut(self, span: Span, steps: PartPath, role: str) -> ConversationPart | None:
        """Returns a part with its lines; None where something else stands on them."""
        lines = self._find_lines(span)
        return ConversationPart(steps, lines.start, role, lines.slice(self._text)) if lines else None

    def _find_lines(self, span: Span) -> Span | None:
        """Returns the whole lines of a part, in the text; None where something else stands on them."""
        text = self._text
        start, end = span.start - self._start, span.end - self._start
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end) + 1
        if not last or text[first:start].strip(BEFORE_TAG) or text[end:last].strip():
            return None
        return Span(first, last)

    def _build_row(self, found: Sequence[ConversationPart | None], start: int, end: int) -> PartRow | None:
        """Returns parts and what stands around them between two offsets; None where one is missing or begins in another."""
        frames: list[str] = []
        parts: list[ConversationPart] = []
        for part in found:
            if part is None or part.start < start:
                return None
            frames.append(self._text[start : part.start])
            parts.append(part)
            start = part.end
        return PartRow([*frames, self._text[start:end]], parts)
