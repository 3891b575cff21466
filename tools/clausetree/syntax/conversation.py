"""What stands inside a `~~~xml` fence: messages, comparisons and omissions.

The scanner walks the tag lines once, with one message and one comparison open at most, so no depth of
nesting can exhaust it. Where tags do not fit, it keeps the text and reports the first thing that is wrong.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.model.example import KNOWN_ROLES, Block, Comparison, Conversation, Message, Omission, Response
from clausetree.syntax import tag_diagnostics
from clausetree.syntax.message import RawMessage, build_message
from clausetree.syntax.tag_index import TagIndex
from clausetree.syntax.tags import ELEMENTS, Tag, parse_tags
from clausetree.text.nearest import SLIP, find_nearest
from clausetree.text.span import Span

if TYPE_CHECKING:
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.text.lines import LineIndex

_OMISSIONS = ("[...]", "[…]")


def parse_conversation(
    lines: LineIndex, first: int, last: int, *, closed: bool, indent: int = 0
) -> tuple[Conversation, list[Diagnostic]]:
    """Returns the conversation whose fence stands on lines `first` to `last`, and what is wrong with it.

    Args:
        lines: The lines of the clause; they count from 0.
        first: The line of the opening fence.
        last: The line of the closing fence, or the last line where there is none.
        closed: Whether there is a closing fence.
        indent: How many characters of each line belong to what the fence is nested in.
    """
    end = last if closed else last + 1
    scanner = _Scanner(lines, first + 1, end, indent)
    blocks = scanner.scan()
    body_start = lines.start(first + 1)
    conversation = Conversation(
        blocks=blocks,
        span=Span(lines.start(first), lines.end(last)),
        body=Span(body_start, max(body_start, lines.start(end))),
        fence=Span(lines.start(first) + indent, lines.start(first) + len(lines.contents[first].rstrip())),
        closing=_trimmed(lines, last) if closed else None,
    )
    return conversation, scanner.diagnostics


class _Scanner:
    """One walk over the tag lines of one conversation."""

    def __init__(self, lines: LineIndex, first: int, end: int, indent: int) -> None:
        self._lines = lines
        self._indent = indent
        self._end = end
        self._tags = parse_tags(lines, first, end, indent)
        self._line = first  # the first line that belongs to nothing yet
        self._blocks: list[Block] = []
        self._comparison: Tag | None = None
        self._candidates: list[Message] = []
        self.diagnostics: list[Diagnostic] = []

    @cached_property
    def _tag_index(self) -> TagIndex:
        return TagIndex(self._tags)

    def scan(self) -> tuple[Block, ...]:
        """Returns the blocks, in the order written."""
        index = 0
        while index < len(self._tags):
            index = self._outside(index)
        self._text_outside(self._end)
        if self._comparison:
            self.diagnostics.append(tag_diagnostics.unclosed(self._comparison))
            self._close_comparison(self._lines.end(self._end - 1))
        return tuple(self._blocks)

    def _outside(self, index: int) -> int:
        """Reads the tag at `index`, which stands in no message; returns the index after what it read."""
        tag = self._tags[index]
        if tag.tail or (tag.name not in ELEMENTS and (tag.beside or tag.closing)):
            return index + 1
        if tag.closing:
            self._closing_outside(tag)
            return index + 1
        if tag.first > self._line:
            self._text_outside(tag.first)
        if tag.name == "comparison":
            if self._comparison:
                self.diagnostics.append(tag_diagnostics.unclosed(self._comparison))
                self._close_comparison(self._lines.end(tag.first - 1))
            self._check(tag)
            self._comparison = tag
            self._line = tag.last + 1
            return index + 1
        self._check(tag)
        if tag.name not in KNOWN_ROLES and not self._takes_place_of_role(tag, index):
            self._line = tag.last + 1
            return index + 1
        return self._message(index)

    def _takes_place_of_role(self, tag: Tag, index: int) -> bool:
        """Reports an element that is no role; returns whether it can be read as a message all the same."""
        if tag.name in ELEMENTS:
            self.diagnostics.append(tag_diagnostics.homeless(tag))
            return True
        nearest = _nearest(tag.name)
        self.diagnostics.append(tag_diagnostics.unknown(tag, nearest))
        return bool(nearest) or self._tag_index.next_closing(tag.name, index) is not None

    def _closing_outside(self, tag: Tag) -> None:
        if tag.name == "comparison" and self._comparison:
            self._text_outside(tag.first)
            self._check(tag)
            self._close_comparison(tag.span.end, tag.span)
        elif tag.name in KNOWN_ROLES and (text := self._loose_text(tag.first)):
            self.diagnostics.append(tag_diagnostics.unopened(tag))
            start = Span(text.start, text.start)
            opening = Tag(tag.name, closing=False, first=self._line, last=self._line, span=start)
            self._add(RawMessage(opening, text, tag.span, tag.span.end))
        else:
            self._text_outside(tag.first)
            self.diagnostics.append(tag_diagnostics.stray(tag))
        self._line = tag.last + 1

    def _message(self, index: int) -> int:
        """Reads the message that the tag at `index` opens; returns the index of the next tag outside of it."""
        opening = self._tags[index]
        if opening.beside:
            self.diagnostics.append(tag_diagnostics.crowded(opening))
            tail = f"</{opening.name}>"
            start = self._lines.text.rfind(tail, *opening.beside)
            if start >= 0:
                closing = Span(start, start + len(tail))
                self._add(RawMessage(opening, Span(opening.beside.start, start), closing, opening.beside.end))
                self._line = opening.last + 1
                return index + 1
        nested: list[Tag] = []
        index += 1
        while index < len(self._tags):
            tag = self._tags[index]
            if self._ends(opening, tag, index):
                return self._end_message(opening, tag, index, nested)
            if not tag.tail and not tag.beside and tag.name in ELEMENTS:
                nested.append(tag)
                inner_end = self._tag_index.element_end(opening.name, tag, index)
                if inner_end:
                    nested.append(self._tags[inner_end])
                    index = inner_end
            index += 1
        self.diagnostics.append(tag_diagnostics.unclosed(opening))
        end = self._lines.end(self._end - 1)
        self._add(RawMessage(opening, self._body(opening, end), None, end, nested))
        self._line = self._end
        return index

    def _ends(self, opening: Tag, tag: Tag, index: int) -> bool:
        """Returns whether `tag` is not part of the message that `opening` starts, but ends it."""
        role = opening.name
        if tag.closing and tag.name == role and not tag.beside:
            return True
        if tag.name == "comparison":
            return not tag.tail and not tag.beside and (not tag.closing or self._comparison is not None)
        if tag.closing:
            belongs = tag.name == role or (
                not tag.beside and (tag.name in KNOWN_ROLES or _nearest(tag.name) == role)
            )
            return belongs and not self._tag_index.closes_next(role, index)
        if tag.beside or tag.name not in KNOWN_ROLES:
            return False
        return tag.verdict is not None or not self._tag_index.is_nested(role, tag.name, index)

    def _end_message(self, opening: Tag, tag: Tag, index: int, nested: list[Tag]) -> int:
        if not tag.closing or tag.name == "comparison":
            self.diagnostics.append(tag_diagnostics.unclosed(opening))
            end = self._lines.end(tag.first - 1)
            self._add(RawMessage(opening, self._body(opening, end), None, end, nested))
            self._line = tag.first
            return index
        self._check(tag)
        if tag.tail or tag.beside:
            self.diagnostics.append(tag_diagnostics.crowded(tag))
        if tag.name not in KNOWN_ROLES and tag.name != opening.name:
            self.diagnostics.append(tag_diagnostics.unknown(tag, opening.name))
        elif tag.name != opening.name and opening.name in KNOWN_ROLES:
            self.diagnostics.append(tag_diagnostics.mismatched(opening, tag))
        end = tag.span.start if tag.tail else self._lines.end(tag.first - 1)
        self._add(RawMessage(opening, self._body(opening, end), tag.span, tag.span.end, nested))
        self._line = tag.last + 1
        return index + 1

    def _body(self, opening: Tag, end: int) -> Span:
        start = opening.beside.start if opening.beside else self._lines.start(opening.last + 1)
        return Span(start, max(start, end))

    def _add(self, raw: RawMessage) -> None:
        message, diagnostics = build_message(self._lines, raw, self._indent)
        self.diagnostics += diagnostics
        if self._comparison:
            self._candidates.append(message)
        else:
            self._blocks.append(message)

    def _close_comparison(self, end: int, closing: Span | None = None) -> None:
        if self._comparison:
            tag = self._comparison.span
            span = Span(tag.start, end)
            self._blocks.append(Comparison(_responses(self._candidates), tag, closing, span))
        self._comparison = None
        self._candidates = []

    def _loose_text(self, end: int) -> Span | None:
        """Returns where text stands from the first line that belongs to nothing up to line `end`."""
        filled = [n for n in range(self._line, end) if self._lines.contents[n].strip()]
        if not filled or all(self._lines.contents[n].strip() in _OMISSIONS for n in filled):
            return None
        return Span(self._lines.span(filled[0]).start, self._lines.end(filled[-1]))

    def _text_outside(self, end: int) -> None:
        """Reports text between messages up to line `end`; an omission is no such text, nor is a comment."""
        run: Span | None = None
        in_comment = False
        for number in range(self._line, end):
            line = self._lines.contents[number].strip()
            in_comment = in_comment or line.startswith("<!--")
            if line in _OMISSIONS:
                self._blocks += [] if self._comparison else [Omission(span=self._lines.span(number))]
            elif line and not in_comment:
                span = self._lines.span(number)
                run = Span(
                    run.start if run else span.start + self._lines.contents[number].index(line[0]), span.end
                )
            in_comment = in_comment and "-->" not in line
        if run:
            self.diagnostics.append(tag_diagnostics.loose_text(run))
        self._line = max(self._line, end)

    def _check(self, tag: Tag) -> None:
        if tag.star or tag.malformed or not tag.comment_closed:
            self.diagnostics += tag_diagnostics.misspellings(tag, self._lines.end(tag.last))


def _trimmed(lines: LineIndex, number: int) -> Span:
    """Returns where what a line says stands, spaces around it left out."""
    content = lines.contents[number]
    start = lines.start(number) + len(content) - len(content.lstrip())
    return Span(start, start + len(content.strip()))


def _nearest(name: str) -> str | None:
    """Returns the role that `name` was probably meant to be."""
    return find_nearest(name.lower(), KNOWN_ROLES, SLIP)


def _responses(candidates: list[Message]) -> tuple[Response, ...]:
    """Returns the candidates, a message without a verdict joined to the response whose turn goes on."""
    groups: list[list[Message]] = []
    for message in candidates:
        if groups and message.verdict is None and _goes_on(groups[-1][-1], message):
            groups[-1].append(message)
        else:
            groups.append([message])
    return tuple(
        Response(messages=tuple(group), span=Span(group[0].span.start, group[-1].span.end))
        for group in groups
    )


def _goes_on(before: Message, message: Message) -> bool:
    turn_ended = before.attribute("recipient") is None and before.attribute("end_turn") != "false"
    return message.role != "assistant" or before.role != "assistant" or not turn_ended
