"""What stands inside one message: text, quoted text, settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.example import Element, Message, Said, Setting
from clausetree.syntax import tag_diagnostics
from clausetree.syntax.codes import BADLY_NESTED_TAG, STRAY_CLOSING_TAG, UNCLOSED_TAG
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.diagnostic import Diagnostic
    from clausetree.syntax.tags import Tag
    from clausetree.text.lines import LineIndex


class RawMessage(NamedTuple):
    """What makes up a message.

    Attributes:
        opening: Its opening tag.
        body: What stands between its tags, without the line endings next to them.
        closing: Its closing tag; None where nothing closes it.
        end: The offset at which it ends.
        nested: The tag lines inside it.
    """

    opening: Tag
    body: Span
    closing: Span | None
    end: int
    nested: Sequence[Tag] = ()


def build_message(lines: LineIndex, raw: RawMessage, indent: int) -> tuple[Message, list[Diagnostic]]:
    """Returns the message in `raw`, and what is wrong inside it.

    Args:
        lines: The lines of the clause.
        raw: What makes it up.
        indent: How many characters of each line belong to what the conversation is nested in.
    """
    opening, body, closing, end, nested = raw
    diagnostics: list[Diagnostic] = []
    settings: tuple[Setting, ...] = ()
    stretches: tuple[Said, ...] = ()
    elements: tuple[Element, ...] = ()
    text = body.slice(lines.text)
    if nested:
        found = _elements(lines, nested, body, diagnostics)
        elements = tuple(element for element, _ in found)
        settings = tuple(
            setting
            for element in elements
            if element.name == "settings"
            for setting in _parse_settings(lines, element.body)
        )
        text, stretches = _say(lines, body, found)
        text = text.strip("\r\n") if settings else text
    if indent:
        text = _dedent(text, indent)
        stretches = tuple(Said(_dedent(said.text, indent), said.untrusted) for said in stretches)
    role, attributes, verdict, tag = opening.name, opening.attributes, opening.verdict, opening.span
    span = Span(tag.start, end)
    # by place, since there are so many of them
    message = Message(
        role, attributes, settings, text, stretches, body, elements, verdict, tag, closing, span
    )
    return message, diagnostics


def _say(
    lines: LineIndex, body: Span, elements: Sequence[tuple[Element, Span]]
) -> tuple[str, tuple[Said, ...]]:
    """Returns the text in `body` without settings, and its stretches where something in it is quoted."""
    kept: list[str] = []
    said: list[Said] = []
    position = body.start
    for element, whole in elements:
        before = lines.text[position : whole.start]
        kept.append(before)
        said.append(Said(before, untrusted=False))
        if element.name == "untrusted":
            kept.append(whole.slice(lines.text))
            said.append(Said(element.body.slice(lines.text), untrusted=True))
        position = whole.end
    after = lines.text[position : body.end]
    stretches = (*said, Said(after, untrusted=False))
    quotes = any(element.name == "untrusted" for element, _ in elements)
    return "".join((*kept, after)), tuple(part for part in stretches if part.text.strip()) if quotes else ()


def _elements(
    lines: LineIndex, nested: Sequence[Tag], body: Span, diagnostics: list[Diagnostic]
) -> list[tuple[Element, Span]]:
    """Returns each `<untrusted>` and `<settings>`, and its lines, which belong to it as a whole."""
    found: list[tuple[Element, Span]] = []
    opening: Tag | None = None
    foreign: list[str] = []  # elements that don't belong in a message, and were opened in this one
    for tag in nested:
        if tag.star:
            diagnostics.append(tag_diagnostics.starred(tag))
        if opening and not (tag.closing and tag.name == opening.name):
            continue
        if opening:
            inner = _inner(lines, opening, tag)
            whole = Span(lines.start(opening.first), min(lines.start(tag.last + 1), body.end))
            found.append((Element(opening.name, opening.span, inner, tag.span), whole))
            opening = None
        elif tag.closing and tag.name in foreign:
            foreign.remove(tag.name)
        elif tag.closing:
            diagnostics.append(STRAY_CLOSING_TAG.at(tag.span, f"`</{tag.name}>` closes nothing"))
        elif tag.name in {"untrusted", "settings"}:
            opening = tag
        else:
            foreign.append(tag.name)
            diagnostics.append(
                BADLY_NESTED_TAG.at(
                    tag.span, f"`<{tag.name}>` is inside another message", "close that one first"
                )
            )
    if opening:
        diagnostics.append(UNCLOSED_TAG.at(opening.span, f"`<{opening.name}>` is never closed"))
        inner = Span(min(lines.start(opening.last + 1), body.end), body.end)
        whole = Span(lines.start(opening.first), body.end)
        found.append((Element(opening.name, opening.span, inner, None), whole))
    return found


def _inner(lines: LineIndex, opening: Tag, closing: Tag) -> Span:
    start = lines.start(opening.last + 1)
    return Span(start, max(start, lines.end(closing.first - 1)))


def _parse_settings(lines: LineIndex, inner: Span) -> Iterator[Setting]:
    """Yields the `key: value` lines in `inner`; what has no colon is no setting."""
    number = lines.line_of(inner.start)
    while number < len(lines) and lines.start(number) < inner.end:
        key, colon, value = lines.contents[number].partition(":")
        if colon and key.strip():
            start = lines.start(number) + len(key) - len(key.lstrip())
            span = Span(start, lines.start(number) + len(lines.contents[number].rstrip()))
            name = key.strip()
            yield Setting(name, value.strip(), span, key_span=Span(start, start + len(name)))
        number += 1


def _dedent(text: str, indent: int) -> str:
    """Returns `text` with up to `indent` spaces taken off each line."""
    return re.sub(rf"(?m)(?:^|(?<=\r))[ \t]{{1,{indent}}}", "", text)
