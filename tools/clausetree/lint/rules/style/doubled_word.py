"""`doubled-word`."""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING

from clausetree.lint.fix import delete
from clausetree.lint.rule import Rule
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_TWICE = {"that", "had"}


class DoubledWord(Rule):
    """Flags a word that stands twice in a row, outside of conversations and code.

    `that that` and `had had` are let be.

    ## Why it matters
    It is a slip of the pen, most often left by an edit.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write the the answer plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write the answer plainly.
    ````
    """

    code = "STY004"
    name = "doubled-word"
    severity = "warning"
    fixes = "sometimes"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each second word; the fix deletes it where both are on one line."""
        for part in context.parts:
            source = part.content.source
            heading = [part.clause.heading.title_span] if part.clause else []
            for start, end in (
                *heading,
                *(
                    p.span
                    for p in part.content.passages
                    if p.kind not in {"code", "example", "html", "comment"}
                ),
            ):
                words = (
                    source[start:end].encode(errors="replace").lower().split()
                )  # bytes: most passages are told fast
                if not any(map(eq, words, words[1:])):
                    continue
                for match in re.finditer(
                    r"(?i)(?<![\w'’-])([^\W\d_]+)\s+(\1)(?![\w'’-])|`[^`\n]*`", source[start:end]
                ):
                    span = Span(*match.span(2)).shift(start)
                    if match[2] and match[1].lower() not in _TWICE and not part.content.is_raw(span.start):
                        second = Span(match.end(1), match.end(2)).shift(part.start + start)
                        on_one_line = not set(match[0]) & set("\r\n")
                        yield self.at(
                            span.shift(part.start),
                            f"`{match[2]}` stands twice",
                            "delete one",
                            delete(second, safe=False) if on_one_line else None,
                        )
