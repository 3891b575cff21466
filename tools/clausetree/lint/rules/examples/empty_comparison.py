"""`empty-comparison`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class EmptyComparison(Rule):
    """A comparison without responses.

    ## Why it matters
    It compares nothing.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    <comparison>
    </comparison>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    <comparison>
    <assistant> <!-- GOOD -->
    A word that names something.
    </assistant>
    <assistant> <!-- BAD -->
    A nominal lexeme.
    </assistant>
    </comparison>
    ~~~
    ````
    """

    code = "EXM016"
    name = "empty-comparison"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each such comparison."""
        for part, _, comparison in context.comparisons:
            if not comparison.responses:
                yield self.at(
                    comparison.tag.shift(part.start),
                    "comparison has no responses",
                    "add them, or delete it",
                )
