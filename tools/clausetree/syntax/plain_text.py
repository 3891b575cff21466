"""What a reader sees of running text: links and references as their words, marks of emphasis and comments left out.

Only what stands inside of lines is read; lists, tables, quotations and fences keep their layout, for it says something.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from clausetree.syntax.link_definitions import read_link_targets
from clausetree.text.list_markers import LIST_NUMBER
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from clausetree.model.clause import Content
    from clausetree.model.document import Document

_UNIT = re.compile(rf"\n(?=[ \t]*(?:\n|[-*+>|][ \t]?|{LIST_NUMBER}[ \t]|#{{1,6}}[ \t]))")
"""Where a paragraph, an item or a row begins: no emphasis goes on past it."""

_BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|center|d[dlt]|details|div|fig\w+|footer|h[1-6r]|header|li|main|nav|ol|p"
    r"|pre|section|summary|t(?:able|body|d|foot|h|head|r)|ul)(?=[\s/>])",
    re.IGNORECASE,
)
"""A tag that parts what stands before and after it, as tags within a line do not."""

_FORMULA_MARKS = (("\\\\(", "\\\\)"), ("\\\\[", "\\\\]"))
_LONGEST_FORMULA = 4000  # characters
_GAPS = re.compile(r"\n[ \t]*\n\s*\n")
_BLANKS, _BLANK_LINES = re.compile(r"\A\s+"), re.compile(r"\A(?:[ \t]*\n)+")
_LINE_ENDINGS = re.compile(r"\r\n?")
_BEFORE_MARK = " \t"


class Replacement(NamedTuple):
    """What stands in place of a stretch; `verbatim` where it is not to be read as Markdown."""

    span: Span
    text: str
    verbatim: bool = False


class PlainTexts:
    """Makes plain text of what the clauses of a document say."""

    def __init__(self, document: Document) -> None:
        """Takes the document, whose clauses and labels links lead to."""
        self._document = document
        self._references = read_link_targets(document)

    def make(self, content: Content, spans: Sequence[Span]) -> str:
        """Returns stretches of a clause as plain text, a blank line between them, `[?](#id)` as the title of its clause.

        Examples are left out; stretches of which nothing is left too.
        """
        code = (*content.raw, *content.code)
        raw = (Replacement(span, span.slice(content.source), verbatim=True) for span in code)
        replacements = (*find_omitted(content), *raw, *self._resolve(content))
        texts = (self._read(pieces) for pieces in cut_spans(content.source, spans, replacements))
        return "\n\n".join(text for text in texts if text)

    def _resolve(self, content: Content) -> Iterator[Replacement]:
        for reference in content.references:
            found = self._document.find(reference.target)
            title = found.title if found else reference.target
            yield Replacement(reference.span, title if reference.text is None else reference.text)

    def _read(self, pieces: Sequence[Replacement]) -> str:
        """Returns the pieces of a stretch as one text, those read as Markdown that are not verbatim."""
        parts: list[str] = []
        for verbatim, run in groupby(pieces, key=lambda piece: piece.verbatim):
            text = _LINE_ENDINGS.sub("\n", "".join(piece.text for piece in run))
            parts.append(text if verbatim else "\n".join(map(self._read_unit, _UNIT.split(text))))
        said = _GAPS.sub("\n\n", "".join(parts)).rstrip()
        opening = next((piece for piece in pieces if piece.text.strip()), None)
        blanks = _BLANK_LINES if opening and opening.verbatim else _BLANKS  # code can begin with spaces
        return blanks.sub("", said, count=1)

    def _read_unit(self, text: str) -> str:
        if not re.search(r"[*_`\\\[<&!]", text):
            return text
        (inline,) = _markdown().parseInline(text, {"references": self._references})
        return "".join(_say(inline.children or ()))


def find_omitted(content: Content) -> Iterator[Replacement]:
    """Yields what of a clause is no running text, with nothing in its place: footnotes, examples, what defines labels."""
    yield from find_marks(content)
    yield from (Replacement(definition.span, "") for definition in content.footnote_definitions)
    yield from (Replacement(definition.span, "") for definition in content.link_definitions)
    yield from (Replacement(example.span, "") for example in content.examples)


def find_marks(content: Content) -> Iterator[Replacement]:
    """Yields the footnote marks of a clause, and the spaces before them, with nothing in their place."""
    for mark in content.footnotes:
        start = mark.span.start
        while start and content.source[start - 1] in _BEFORE_MARK:
            start -= 1
        yield Replacement(Span(start, mark.span.end), "")


def cut_spans(
    source: str, spans: Sequence[Span], replacements: Iterable[Replacement]
) -> Iterator[list[Replacement]]:
    """Yields for each of some stretches of a text, which stand in order, the pieces that it is made of.

    Where two replacements overlap, the outer one counts; of equal ones the first.
    """
    ordered = sorted(replacements, key=_place)
    place = 0
    for span in spans:
        pieces: list[Replacement] = []
        position = span.start
        while place < len(ordered) and ordered[place].span.start < span.end:
            replaced = ordered[place]
            start, end = replaced.span
            if start >= position:
                pieces += (Replacement(Span(position, start), source[position:start]), replaced)
                position = min(end, span.end)
            place += 1
        pieces.append(Replacement(Span(position, span.end), source[position : span.end]))
        yield pieces


def _place(replacement: Replacement) -> tuple[int, int]:
    """Returns what outer replacements are sorted before inner ones by."""
    return replacement.span.start, -replacement.span.end


def _say(tokens: Sequence[Token]) -> Iterator[str]:
    """Yields what tokens show; tags and comments show nothing, and what blocks or cells of HTML say stays apart."""
    before, is_parted = " ", False
    for token in tokens:
        if token.type == "html_inline":
            is_parted = is_parted or _BLOCK_TAG.match(token.content) is not None
        elif said := _show(token):
            if is_parted and not (before.isspace() or said[0].isspace()):
                yield " "
            yield said
            before, is_parted = said[-1], False


def _show(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    return "".join(_say(token.children or ())) if token.type == "image" else token.content


@cache
def _markdown() -> MarkdownIt:
    """Returns a parser of what stands inside of lines, which keeps the spaces at their ends."""
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
