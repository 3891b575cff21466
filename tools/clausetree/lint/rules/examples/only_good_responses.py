"""`only-good-responses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class OnlyGoodResponses(Rule):
    """A comparison in which every response is good.

    ## Why it matters
    It is allowed, and often right. A bad response beside the good one shows where the line is.

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
    <assistant> <!-- GOOD -->
    A word that names something.
    </assistant>
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

    code = "EXM003"
    name = "only-good-responses"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each comparison whose verdicts are all good."""
        for part, _, comparison in context.comparisons:
            if comparison.responses and all(response.kind == "good" for response in comparison.responses):
                yield self.at(
                    comparison.tag.shift(part.start),
                    "comparison has only good responses",
                    "add a bad one, if it shows where the line is",
                )
