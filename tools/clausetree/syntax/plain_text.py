"""What a reader sees of running text: links and references as their words, marks of emphasis and comments left out.

Only what stands inside of lines is read; lists, tables, quotations and fences keep their layout, for it says something.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import unescapeAll

from clausetree.syntax.link_definitions import define_labels
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from clausetree.model.clause import Content
    from clausetree.model.document import Document

_UNIT = re.compile(r"\n(?=[ \t]*(?:\n|[-*+>|][ \t]?|\d{1,9}[.)][ \t]|#{1,6}[ \t]))")
"""Where a paragraph, an item or a row begins: no emphasis goes on past it."""

_FORMULA_MARKS = (("\\\\(", "\\\\)"), ("\\\\[", "\\\\]"))
_LONGEST_FORMULA = 4000  # characters
_GAPS = re.compile(r"\n[ \t]*\n\s*\n")
_LINE_ENDINGS = re.compile(r"\r\n?")
_BEFORE_MARK = " \t"


class Replacement(NamedTuple):
    """What stands in place of a stretch."""

    span: Span
    text: str


class PlainTexts:
    """Makes plain text of what the clauses of a document say."""

    def __init__(self, document: Document) -> None:
        """Takes the document, whose clauses and labels links lead to."""
        self._document = document
        labels = dict(define_labels(content for _, content in document.contents()))
        self._references = {
            label: {"title": "", "href": normalizeLink(unescapeAll(address))}
            for label, address in labels.items()
        }

    def make(self, content: Content, span: Span) -> str:
        """Returns a stretch of a clause as plain text, `[?](#id)` as the title of its clause; examples are left out."""
        parts: list[str] = []
        position = span.start
        for raw in (raw for raw in content.raw if span.start <= raw.start and raw.end <= span.end):
            parts.append(self._read(content, Span(position, raw.start)))
            is_example = any(raw == example.conversation.span for example in content.examples)
            parts.append("" if is_example else raw.slice(content.source))
            position = raw.end
        parts.append(self._read(content, Span(position, span.end)))
        return _GAPS.sub("\n\n", _LINE_ENDINGS.sub("\n", "".join(parts))).strip()

    def _read(self, content: Content, span: Span) -> str:
        """Returns a stretch without fences as plain text."""
        text = replace_spans(content.source, span, self._replacements(content, span))
        return "\n".join(map(self._read_unit, _UNIT.split(_LINE_ENDINGS.sub("\n", text))))

    def _replacements(self, content: Content, span: Span) -> Iterator[Replacement]:
        yield from find_omitted(content, span)
        for reference in content.references:
            found = self._document.find(reference.target)
            title = found.title if found else reference.target
            yield Replacement(reference.span, title if reference.text is None else reference.text)

    def _read_unit(self, text: str) -> str:
        if not re.search(r"[*_`\\\[<&!]", text):
            return text
        (inline,) = _markdown().parseInline(text, {"references": self._references})
        return "".join(_say(inline.children or ()))


def find_omitted(content: Content, span: Span) -> Iterator[Replacement]:
    """Yields what is no words of a stretch of a clause, with nothing in its place: footnotes, titles of examples, labels."""
    source = content.source
    for mark in content.footnotes:
        start = mark.span.start
        while start > span.start and source[start - 1] in _BEFORE_MARK:
            start -= 1
        yield Replacement(Span(start, mark.span.end), "")
    yield from (Replacement(definition.span, "") for definition in content.footnote_definitions)
    yield from (Replacement(definition.span, "") for definition in content.link_definitions)
    yield from (Replacement(example.span, "") for example in content.examples)


def replace_spans(source: str, span: Span, replacements: Iterable[Replacement]) -> str:
    """Returns a stretch of a text with others in place of some of it; of two that overlap the outer one counts."""
    parts: list[str] = []
    position = span.start
    for (start, end), text in sorted(replacements, key=_place):
        if start < position or start >= span.end:
            continue
        parts += (source[position:start], text)
        position = min(end, span.end)
    return "".join((*parts, source[position : span.end]))


def _place(replacement: Replacement) -> tuple[int, int]:
    """Returns what outer replacements are sorted before inner ones by."""
    return replacement.span.start, -replacement.span.end


def _say(tokens: Sequence[Token]) -> Iterator[str]:
    """Yields what tokens show; tags and comments show nothing."""
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            yield "\n"
        elif token.type == "image":
            yield from _say(token.children or ())
        elif token.type != "html_inline":
            yield token.content


@cache
def _markdown() -> MarkdownIt:
    """Returns a parser of what stands inside of lines, which keeps the blanks at their ends."""
    markdown = MarkdownIt("commonmark", {"maxNesting": 60}).disable(["newline"])
    markdown.inline.ruler.before("escape", "formula", _scan_formula)
    return markdown


def _scan_formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    r"""Keeps `\\( … \\)` and `\\[ … \\]` as they are."""
    for opening, closing in _FORMULA_MARKS:
        if state.src.startswith(opening, state.pos):
            end = state.src.find(closing, state.pos, state.pos + _LONGEST_FORMULA)
            if end < 0:
                return False
            end += len(closing)
            if not silent:
                state.pending += state.src[state.pos : end]
            state.pos = end
            return True
    return False
