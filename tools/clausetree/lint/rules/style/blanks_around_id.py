"""`spaces-around-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.attributes import tidy_attributes
from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class BlanksAroundId(Rule):
    """Extra spaces in the attribute list of a heading, such as those after an id.

    ## Why it matters
    Programs read these spaces differently; some make them part of the id.

    ## Example
    ````markdown model_spec.md
    # Style {#style }

    Write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.
    ````
    """

    code = "STY006"
    name = "blanks-around-id"
    severity = "warning"
    fixes = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the attribute list of each such heading, with the fix that writes it tidily."""
        for clause in document.clauses:
            span = clause.heading.attributes_span
            if span is None:
                continue
            written = span.slice(clause.content.source)
            tidy = tidy_attributes(written)
            if written != tidy:
                yield self.at(
                    clause.locate(span),
                    "extra spaces in the attribute list",
                    f"write `{tidy}`",
                    replace(clause.locate(span), tidy),
                )
