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


class UnusedDefinition(Rule):
    """Flags a definition whose term stands nowhere else.

    Definitions are paragraphs that begin `**Term**: …` in a chapter called Definitions, Glossary or the like.

    ## Why it matters
    It costs the reader attention, or hides that another clause should use the word and does not.

    ## Example
    ````markdown model_spec.md
    # Definitions {#definitions}

    **Assistant**: the model.

    **Gadget**: a thing.

    # Style {#style}

    The assistant writes plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Definitions {#definitions}

    **Assistant**: the model.

    # Style {#style}

    The assistant writes plainly.
    ````
    """

    code = "STY007"
    name = "unused-definition"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such term."""
        text = ""
        for part in context.parts:
            for passage in part.clause.definitions if part.clause else ():
                text = text or document.text.casefold()
                words = passage.span.slice(part.content.source).casefold()
                terms = spellings(passage.term or "")
                if passage.term_span and not any(text.count(term) > words.count(term) for term in terms):
                    yield self.at(
                        passage.term_span.shift(part.start),
                        f"`{passage.term}` is defined and not used",
                        "use it, or delete the definition",
                    )
