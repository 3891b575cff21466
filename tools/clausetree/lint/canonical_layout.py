"""The layout of a spec's text: what can be put in order without touching a word.

Spaces at the ends of lines, blank lines between blocks and around headings and fences, spaces in attribute lists, line
endings, the end of the file. Conversations and code stay as they are, byte for byte; so does a clause in which a fence, a
comment or other raw HTML is not closed.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetree.lint.attributes import tidy_attributes
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.document import parse_document
from clausetree.text.lines import BLANKS, LINE_ENDING, LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.authority import Profile
    from clausetree.model.clause import Content, Heading, Passage
    from clausetree.model.document import Document

_RAW = {"code", "html", "comment"}
_UNCLOSED = {"SYN001", "SYN011"}
_OPEN_HTML = re.compile(
    r"<(?:script|pre|style|textarea)(?=[\s>])(?!.*</(?:script|pre|style|textarea)>)",
    re.IGNORECASE | re.DOTALL,
)
"""HTML that ends only at a closing tag, without one: CommonMark 0.31.2, "HTML blocks", start condition 1."""
_DEEP = 8  # spaces before a line that may be code in a list: CommonMark 0.31.2 has four for either
_BREAK = "  "  # spaces after a line that break it: CommonMark 0.31.2, "Hard line breaks"


def format_text(text: str, profile: Profile | None = None) -> str:
    """Returns `text` in its canonical layout: another text, and the same document.

    Raises:
        ClausetreeError: The document would not be the same, which is a fault of this program.
    """
    document = parse_document(text, profile)
    formatted = _format(document)
    if formatted != text and not is_same_document(document, parse_document(formatted, profile)):
        raise ClausetreeError(
            "its layout can't be changed without changing what it says", "please report this text"
        )
    return formatted


def is_same_document(one: Document, other: Document) -> bool:
    """Returns whether two documents say the same, whatever their layout."""
    return one.ladder == other.ladder and list(_said(one)) == list(_said(other))


def _said(document: Document) -> Iterator[object]:
    """Yields what a document says: clauses, passages, examples, and what they refer to."""
    for _, content in document.contents():
        heading = content.heading
        if heading:
            yield heading.depth, heading.title.split(), heading.id, heading.attributes
        for passage in content.passages:
            text = passage.span.slice(content.source)
            terms = [defined.term for defined in passage.terms]
            yield passage.kind, terms, _lines(text) if passage.kind in _RAW else text.split()
        for example in content.examples:
            body = _lines(example.conversation.body.slice(content.source))
            yield (example.title or "").split(), body, example.conversation.closed
        yield [(reference.target, reference.text, reference.place) for reference in content.references]
        yield [footnote.label for footnote in content.footnotes]
        yield [(definition.label, definition.target) for definition in content.footnote_definitions]
        yield [found.code for found in content.diagnostics]


def _format(document: Document) -> str:
    """Returns a document's text in its canonical layout; a clause that can't be put in order stays as it is."""
    counts = Counter(LINE_ENDING.findall(document.text))
    ending = counts.most_common(1)[0][0] if counts else "\n"
    parts: list[str] = []
    tidy = False
    for _, content in document.contents():
        if content.source.strip(BLANKS):
            parts.append(ending if tidy else "")
            formatted = _format_content(content, ending)
            tidy = formatted is not None and _reads_the_same(formatted, content.source)
            parts.append((formatted or "") if tidy else content.source)
    return document.mark + "".join(parts) if parts else document.text


def _reads_the_same(formatted: str, source: str) -> bool:
    """Returns whether a clause says the same in another layout, when it is read by itself."""
    return list(_said(parse_document(formatted))) == list(_said(parse_document(source)))


def _format_content(content: Content, ending: str) -> str | None:
    """Returns what one clause says, in its canonical layout, with one line ending after it; None to leave it as it is."""
    source = content.source
    if any(found.code in _UNCLOSED for found in content.diagnostics) or _ends_open(content):
        return None
    parts: list[str] = []
    position, before = 0, None
    if content.heading:
        parts.append(_format_heading(content.heading, source))
        position = content.heading.span.end
    for passage in content.passages:
        gap = source[position : passage.span.start]
        if gap.strip(BLANKS):
            parts.append(gap)
        elif parts:
            fences = any(map(content.is_fenced, (passage, before) if before else ()))
            apart = before is None or fences or len(LINE_ENDING.findall(gap)) > 1
            parts.append(ending * 2 if apart else ending)
        parts.append(_format_passage(passage, content, ending))
        position, before = passage.span.end, passage
    rest = source[position:]
    return "".join((*parts, rest.rstrip("\r\n") if rest.strip(BLANKS) else "", ending))


def _ends_open(content: Content) -> bool:
    """Returns whether a clause ends in HTML that isn't closed, to which each blank line after it would belong."""
    last = content.passages[-1] if content.passages else None
    return (
        last is not None
        and last.kind == "html"
        and _OPEN_HTML.match(last.span.slice(content.source)) is not None
    )


def _format_heading(heading: Heading, source: str) -> str:
    """Returns a heading with one space before its attribute list, and nothing after it."""
    written = heading.span.slice(source).rstrip(" \t")
    span = heading.attributes_span
    if span is None or not written.startswith("#") or not source[: heading.title_span.end].strip("# \t"):
        return written
    return f"{source[: heading.title_span.end]} {tidy_attributes(span.slice(source))}{source[span.end : heading.span.end].rstrip(BLANKS)}"


def _format_passage(passage: Passage, content: Content, ending: str) -> str:
    """Returns a block without superfluous spaces at the ends of its lines; raw ones as they are."""
    text = passage.span.slice(content.source)
    if passage.kind in _RAW:
        return text
    if passage.kind == "example":
        example = next(example for example in content.examples if example.span == passage.span)
        fence = example.conversation.span
        title_end = example.title_span.end if example.title_span else fence.start
        title = content.source[passage.span.start : title_end]
        gap = content.source[title_end : fence.start]
        apart = ending * 2 if title and not gap.strip(BLANKS) else gap
        return _trim(title, ending) + apart + fence.slice(content.source)
    return text if "```" in text or "~~~" in text else _trim(text, ending)


def _trim(text: str, ending: str) -> str:
    """Returns lines without spaces at their ends, save two that break a line, and what may be code."""
    lines = _lines(text)
    trimmed: list[str] = []
    for number, line in enumerate(lines):
        bare = line.rstrip(" \t")
        deep = len(line) - len(line.lstrip(" \t")) >= _DEEP
        breaks = line.endswith(_BREAK) and number + 1 < len(lines) and lines[number + 1].strip(BLANKS)
        trimmed.append(line if bare and deep else bare + _BREAK if bare and breaks else bare)
    return ending.join(trimmed)


def _lines(text: str) -> list[str]:
    return LineIndex(text).contents
