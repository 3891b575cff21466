"""Running text, block by block, with what is not prose blotted out."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.remembering import remembered, remembered_of_each
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content, Passage
    from clausetree.model.reference import LinkDefinition

BLOT = "\0"
"""What stands in place of each character of code, formulas, comments and addresses."""

_NOT_PROSE = re.compile(
    r"```.*?(?:```|\Z)|(?<!`)(?P<ticks>`{1,2})(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)|\\\\?\(.{0,2000}?\\\)|\\\\?\[.{0,2000}?\\\]"
    r"|\$\$.{0,2000}?\$\$|\$[^$\n ]{1,200}\$|<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>\n]*>|https?://[^\s<>)\]\"\u201c\u201d]+|(?<=\])\([^()\s]*(?:\s\"[^\"\n]*\")?\)",
    re.DOTALL,
)
_SIGNS = ("`", "\\", "$", "<", "](", "http")  # one of which each such piece has
_MARKER = re.compile(rf"(?P<indent>[ \t]*){LIST_MARKER}(?:[ \t]+|$)")
_BLANK_LINES = re.compile(r"(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+")


class ProseBlock(NamedTuple):
    """A paragraph, or a list item without the list in it.

    Attributes:
        kind: Which of the two it is, and whether it stands in commentary.
        span: Where it stands in its clause.
        text: What it says, as long as it is, with blots.
        group: The passage that it stands in; items of one list share it.
        indent: How many characters stand before it on its first line.
    """

    kind: Literal["paragraph", "item", "commentary"]
    span: Span
    text: str
    group: int
    indent: int = 0


@remembered_of_each
def find_prose(content: Content) -> tuple[ProseBlock, ...]:
    """Returns the paragraphs and list items of a clause, those in its commentary as paragraphs."""
    return tuple(_find_blocks(content))


def _find_blocks(content: Content) -> Iterator[ProseBlock]:
    source = content.source
    for number, passage in enumerate(content.passages):
        if passage.kind == "paragraph":
            yield ProseBlock("paragraph", passage.span, _blot_definitions(passage.span, content), number)
        elif passage.kind == "list":
            for span, indent in _split_items(passage, source):
                yield ProseBlock("item", span, blot(span.slice(source)), number, indent)
        elif passage.kind == "commentary" and passage.admonition:
            for span in _split_paragraphs(passage.admonition.body, source):
                if not any(raw.start < span.end and span.start < raw.end for raw in content.raw):
                    yield ProseBlock("commentary", span, blot(span.slice(source)), number)


@remembered
def blot(text: str) -> str:
    """Returns `text` with blots in place of what is not prose; line endings stay."""
    if not any(sign in text for sign in _SIGNS):
        return text
    return _NOT_PROSE.sub(lambda match: re.sub(r"[^\r\n]", BLOT, match[0]), text)


def _blot_definitions(span: Span, content: Content) -> str:
    """Returns a paragraph with blots, those in place of definitions of labels among them."""
    text = blot(span.slice(content.source))
    definitions = content.link_definitions
    pieces, place = list[str](), 0
    for at in range(bisect_left(definitions, span.start, key=_get_start), len(definitions)):
        start, end = definitions[at].span.shift(-span.start)
        if start >= len(text):
            break
        pieces += (text[place:start], re.sub(r"[^\r\n]", BLOT, text[start:end]))
        place = end
    return "".join([*pieces, text[place:]])


def _get_start(definition: LinkDefinition) -> int:
    return definition.span.start


def _split_items(passage: Passage, source: str) -> Iterator[tuple[Span, int]]:
    """Yields the items of a list, each up to a blank line or the next marker, whatever its depth, and how long its marker is."""
    start: int | None = None
    indent = 0
    at = end = passage.span.start
    for line in passage.span.slice(source).splitlines(keepends=True):
        content = line.rstrip("\r\n")
        marker = _MARKER.match(content)
        if (marker or not content.strip()) and start is not None:
            yield Span(start, end), indent
            start = None
        if marker:
            start, indent = at + marker.end(), marker.end()
        end = at + len(content)
        at += len(line)
    if start is not None and start < end:
        yield Span(start, end), indent


def _split_paragraphs(body: Span, source: str) -> Iterator[Span]:
    """Yields what blank lines separate."""
    start = body.start
    for match in _BLANK_LINES.finditer(source, *body):
        if start < match.start():
            yield Span(start, match.start())
        start = match.end()
    if source[start : body.end].strip():
        yield Span(start, body.end)
