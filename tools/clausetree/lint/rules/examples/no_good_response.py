"""`no-good-response`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class NoGoodResponse(Rule):
    """A comparison in which no response is good.

    `OK` counts as good here.

    ## Why it matters
    The reader learns what not to do, and is left to guess what to do instead.

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
    <assistant> <!-- BAD -->
    A nominal lexeme.
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

    code = "EXM002"
    name = "no-good-response"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each comparison whose verdicts are all bad."""
        for part, _, comparison in context.comparisons:
            if comparison.responses and all(response.kind == "bad" for response in comparison.responses):
                yield self.at(
                    comparison.tag.shift(part.start),
                    "comparison has no good response",
                    "add one, marked `<!-- GOOD -->`",
                )
