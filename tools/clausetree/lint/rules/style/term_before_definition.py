"""`term-before-definition`."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.terms import spellings
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_WORD_START = re.compile(r"\b")


def _find_use(term: str, prose: Sequence[Span], document: Document, context: Context) -> Span | None:
    """Returns where the prose of provisions first uses a term, at the beginning of a word, or None."""
    return min(
        (
            span
            for spelling in spellings(term)
            if (span := _find_spelling(spelling, prose, document, context))
        ),
        key=lambda span: (span.start, -span.end),
        default=None,
    )


def _find_spelling(spelling: str, prose: Sequence[Span], document: Document, context: Context) -> Span | None:
    for start in context.mentions.find(spelling):
        end = start + len(spelling)
        passage = prose[max(bisect_right(prose, start, key=lambda span: span.start) - 1, 0)]
        if passage.start <= start and end <= passage.end and _WORD_START.match(document.text, start):
            return Span(start, end)
    return None


class TermBeforeDefinition(Rule):
    """The first use of a term in a provision before its definition.

    ## Why it matters
    Readers take the word in its everyday sense, and are corrected pages later.

    ## Example
    ````markdown model_spec.md
    # Style {#style authority=user}

    Report plainly on an agentic task.

    # Definitions {#definitions}

    **Agentic task**: work in many steps.
    ````

    ## Instead
    ````markdown model_spec.md
    # Definitions {#definitions}

    **Agentic task**: work in many steps.

    # Style {#style authority=user}

    Report plainly on an agentic task.
    ````
    """

    code = "STY008"
    name = "term-before-definition"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such use."""
        first = min((clause.start for clause in context.provisions), default=len(document.text))
        prose = [
            clause.locate(passage.span)
            for clause in context.provisions
            for passage in clause.content.passages
            if passage.kind in {"paragraph", "list"}
        ]
        for clause in document.clauses:
            for defined in clause.definitions if clause.start > first and prose else ():
                use = _find_use(defined.term, prose, document, context)
                if use and use.start < clause.start:
                    line = document.lines.line_of(clause.start + defined.span.start) + 1
                    yield self.at(
                        use,
                        f"`{defined.term}` is used here and defined on {context.name_line(line)}",
                        "move the definition up",
                    )
