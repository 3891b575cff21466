"""The sentences of a page of Markdown, each with the line that it begins on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.claims.claim import Claim
from clausetree.claims.sentences_apart import split_claims
from clausetree.syntax.document import parse_document
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.document import Document

_SAID = frozenset({"paragraph", "list", "quote", "table", "commentary", "admonition", "footnote"})
_BLOCK = re.compile(rf"(?m)^[ \t>]*(?:{LIST_MARKER}[ \t]+(?:\[[ xX]\][ \t]+)?|\|)|\n[ \t>]*(?=\n)")
_HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)


def read_markdown(text: str) -> tuple[Claim, ...]:
    """Returns the sentences of a page; headings, code, comments and link definitions say nothing."""
    document = parse_document(text)
    claims: list[Claim] = []
    for start, content, entry in _list_contents(document):
        for block in _list_blocks(content):
            for span in split_claims(content.source, block):
                source = span.slice(content.source)
                line = document.lines.position(start + span.start).line
                claims.append(
                    Claim(f"c{len(claims) + 1}", line, " ".join(source.split()), source, entry=entry)
                )
    return tuple(claims)


def _list_contents(document: Document) -> Iterator[tuple[int, Content, str | None]]:
    """Yields what stands between two headings, after its offset and before the title of the outermost heading but one."""
    yield len(document.mark), document.preamble, None
    for clause in document.clauses:
        titles = [one.title for one in (*document.ancestors(clause), clause)]
        yield clause.start, clause.content, " / ".join(titles)


def _list_blocks(content: Content) -> Iterator[Span]:
    """Yields paragraphs, items and cells, without the marks that open them."""
    raw = sorted((*content.raw, *(one.span for one in content.link_definitions)))
    for passage in content.passages:
        if passage.kind not in _SAID:
            continue
        start, end = passage.span
        if passage.admonition:
            start = passage.admonition.body.start
        inside = [span for span in raw if start <= span.start < end]
        inside += [Span(*match.span()) for match in _HIDDEN.finditer(content.source, start, end)]
        for hidden in sorted(inside):
            yield from _split_block(content.source, Span(start, max(start, hidden.start)))
            start = max(start, hidden.end)
        yield from _split_block(content.source, Span(start, end))


def _split_block(source: str, whole: Span) -> Iterator[Span]:
    start = whole.start
    for match in _BLOCK.finditer(source, *whole):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, whole.end)
