"""`lost-heading`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context, DocumentPart
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.text.lines import LineIndex

_LINE = re.compile(
    r"[ \t]*([^ \t].*\{#[^\s{}]+[^{}]*\}|#+[^#].*\{[^{}]*\bauthority=[^{}]*\}|[^\S \t]{1,3}#{1,6}\s.*?|#{1,6}[^\S \t].*?)[ \t]*"
)
_SIGNS = ("{#", "authority=")
_OTHER_SPACE = re.compile(
    r"[^\S \t\r\n]#|#[^\S \t\r\n]"
)  # no-break, ideographic, …: to Markdown a character like others


def _find_headings(passage: Span, part: DocumentPart, lines: LineIndex) -> Iterator[Span]:
    """Yields where lines of a passage stand that end with an attribute list, outside of fences."""
    start, end = passage.shift(part.start)
    for number in range(lines.line_of(start), lines.line_of(end) + 1):
        match = _LINE.fullmatch(lines.contents[number])
        if match and not part.content.is_raw(lines.start(number) - part.start):
            yield Span(*match.span(1)).shift(lines.start(number))


class LostHeading(Rule):
    """A line that looks like a heading but isn't one.

    A heading begins with one to six `#`, at the beginning of the line, and a space. A no-break or an ideographic space is
    none: it is text.

    ## Why it matters
    The clause is lost: its id, its level and its text become part of the clause before it.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    #Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "SYN014"
    name = "lost-heading"
    severity = "error"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such line in prose."""
        for part in context.parts:
            source = part.content.source
            start = part.clause.heading.span.end if part.clause else 0
            if not any(source.find(sign, start) >= 0 for sign in _SIGNS) and not _OTHER_SPACE.search(source):
                continue
            for passage in part.content.passages:
                if passage.kind in {"paragraph", "list", "code"}:
                    for span in _find_headings(passage.span, part, document.lines):
                        yield self.at(
                            span,
                            "line looks like a heading but isn't one",
                            "begin it with one to six `#` and a space, at the start of the line",
                        )
