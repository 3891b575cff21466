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
    """Flags a comparison without responses.

    ## Why it matters
    It compares nothing.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <comparison>
    </comparison>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <comparison>
    <assistant> <!-- GOOD -->
    4
    </assistant>
    <assistant> <!-- BAD -->
    5
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
