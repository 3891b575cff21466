"""`unfit-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class UnfitId(Rule):
    """Flags an id with characters other than letters, digits, `_` and `-`.

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
            if clause.heading.id_span and not clause.id.replace("_", "a").replace("-", "a").isalnum():
                odd = "".join(dict.fromkeys(c for c in clause.id if not (c.isalnum() or c in "_-")))
                yield self.at(
                    clause.locate(clause.heading.id_span),
                    f"id `{clause.id}` holds `{odd}`",
                    "use letters, digits, `_` and `-`",
                )
