"""`missing-verdict`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class MissingVerdict(Rule):
    """A response in a comparison that has no verdict.

    ## Why it matters
    It is not clear whether to imitate it or to avoid it.

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
    <assistant>
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

    code = "EXM005"
    name = "missing-verdict"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the first tag of each such response."""
        for part, _, comparison in context.comparisons:
            for response in comparison.responses:
                if response.verdict is None:
                    yield self.at(
                        response.messages[0].tag.shift(part.start),
                        "response has no verdict",
                        "write `<!-- GOOD -->`, `<!-- BAD -->` or `<!-- OK -->` after its tag",
                    )
