"""What stands inside one message: text, quoted text, settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.example import Message, Setting
from clausetree.syntax.codes import BADLY_NESTED_TAG, STRAY_CLOSING_TAG, STRAY_STAR, UNCLOSED_TAG
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.diagnostic import Diagnostic
    from clausetree.syntax.tags import Tag
    from clausetree.text.lines import LineIndex


class Frame(NamedTuple):
    """What makes up a message.

    Attributes:
        opening: Its opening tag.
        body: What stands between its tags, without the line endings next to them.
        end: The offset at which its closing tag ends.
        nested: The tag lines inside it.
    """

    opening: Tag
    body: Span
    end: int
    nested: Sequence[Tag] = ()


def build_message(lines: LineIndex, frame: Frame, indent: int) -> tuple[Message, list[Diagnostic]]:
    """Returns the message in `frame`, and what is wrong inside it.

    Args:
        lines: The lines of the clause.
        frame: What makes it up.
        indent: How many characters of each line belong to what the conversation is nested in.
    """
    opening, body, end, nested = frame
    diagnostics: list[Diagnostic] = []
    settings: tuple[Setting, ...] = ()
    untrusted: tuple[Span, ...] = ()
    text = body.slice(lines.text)
    if nested:
        said, start = "", body.start
        for tag, inner, end_of_element in _elements(lines, nested, body, diagnostics):
            if tag.name == "untrusted":
                untrusted += (inner,)
            else:
                settings += tuple(_parse_settings(lines, inner))
                said += lines.text[start : lines.start(tag.first)]
                start = end_of_element
        text = (said + lines.text[start : body.end]).strip("\r\n") if settings else text
    message = Message(
        role=opening.name,
        attributes=opening.attributes,
        settings=settings,
        text=_dedent(text, indent) if indent else text,
        body=body,
        untrusted=untrusted,
        verdict=opening.verdict,
        span=Span(opening.span.start, end),
    )
    return message, diagnostics


def _elements(
    lines: LineIndex, nested: Sequence[Tag], body: Span, diagnostics: list[Diagnostic]
) -> list[tuple[Tag, Span, int]]:
    """Returns each `<untrusted>` and `<settings>`: its opening tag, what it holds, and where it ends."""
    found: list[tuple[Tag, Span, int]] = []
    opening: Tag | None = None
    foreign: list[str] = []  # elements that don't belong in a message, and were opened in this one
    for tag in nested:
        if tag.star:
            diagnostics.append(STRAY_STAR.at(tag.star_span, "stray `*` before a tag", "delete it"))
        if opening and not (tag.closing and tag.name == opening.name):
            continue
        if opening:
            found.append((opening, _inner(lines, opening, tag), min(lines.start(tag.last + 1), body.end)))
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
                    tag.span, f"`<{tag.name}>` stands inside another message", "close that one first"
                )
            )
    if opening:
        diagnostics.append(UNCLOSED_TAG.at(opening.span, f"`<{opening.name}>` is never closed"))
        found.append((opening, Span(min(lines.start(opening.last + 1), body.end), body.end), body.end))
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
            yield Setting(key=key.strip(), value=value.strip(), span=span)
        number += 1


def _dedent(text: str, indent: int) -> str:
    """Returns `text` with up to `indent` blanks taken off each line."""
    return re.sub(rf"(?m)(?:^|(?<=\r))[ \t]{{1,{indent}}}", "", text)
