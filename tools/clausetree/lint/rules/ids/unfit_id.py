"""`unfit-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.syntax.identifiers import find_odd_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class UnfitId(Rule):
    """An id with characters other than letters, digits, `_` and `-`.

    ## Why it matters
    Other characters end an id in addresses, locators or style sheets, so that links to the clause miss it.

    ## Example
    ````markdown model_spec.md
    # Style {#style/plain}

    Write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style_plain}

    Write plainly.
    ````
    """

    code = "IDS004"
    name = "unfit-id"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each written id with other characters."""
        for clause in document.clauses:
            odd = find_odd_characters(clause.id)
            if clause.heading.id_span and odd:
                yield self.at(
                    clause.locate(clause.heading.id_span),
                    f"id `{clause.id}` contains `{odd}`",
                    "use letters, digits, `_` and `-`",
                )
