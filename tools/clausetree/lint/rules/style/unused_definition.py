"""`unused-definition`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.terms import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.text.span import Span


def _is_used(term: str, definition: Span, context: Context) -> bool:
    """Returns whether a term stands anywhere in the text but in its definition."""
    return any(
        place + len(spelling) <= definition.start or place >= definition.end
        for spelling in spellings(term)
        for place in context.mentions.find(spelling)
    )


class UnusedDefinition(Rule):
    """A definition whose term is used nowhere else.

    Definitions are paragraphs that begin `**Term**: …` in a chapter whose title or id is `Definitions`, `Glossary` or the
    like.

    ## Why it matters
    It costs the reader attention, or hides that another clause should use the word and does not.

    ## Example
    ````markdown model_spec.md
    # Definitions {#definitions}

    **Operator**: whoever builds a product on the model.

    # Style {#style}

    Write as the customer asks.
    ````

    ## Instead
    ````markdown model_spec.md
    # Definitions {#definitions}

    **Operator**: whoever builds a product on the model.

    # Style {#style}

    Write as the operator asks.
    ````
    """

    code = "STY007"
    name = "unused-definition"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such term."""
        for clause in document.clauses:
            for defined in clause.definitions:
                span = clause.locate(defined.span)
                if not _is_used(defined.term, span, context):
                    yield self.at(
                        clause.locate(defined.term_span),
                        f"`{defined.term}` is defined and not used",
                        "use it, or delete the definition",
                    )
