"""`term-before-definition`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.terms import spellings
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


def _find_use(term: str, before: int, context: Context) -> Span | None:
    """Returns where provisions that begin before offset `before` first use `term` in prose, or None."""
    words = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, spellings(term)))})")
    for clause in context.provisions:
        if clause.start >= before:
            return None
        for passage in clause.content.passages:
            if passage.kind in {"paragraph", "list"} and (
                match := words.search(clause.content.source, *passage.span)
            ):
                return clause.locate(Span(*match.span()))
    return None


class TermBeforeDefinition(Rule):
    """Flags the first use of a term in a provision that stands before its definition.

    ## Why it matters
    The reader takes the word in its everyday sense, and is corrected pages later.

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
        for clause in document.clauses:
            for defined in clause.definitions if clause.start > first else ():
                use = _find_use(defined.term, clause.start, context)
                if use:
                    line = document.lines.line_of(clause.start + defined.span.start) + 1
                    yield self.at(
                        use,
                        f"`{defined.term}` is used here and defined on {context.name_line(line)}",
                        "move the definition up",
                    )
