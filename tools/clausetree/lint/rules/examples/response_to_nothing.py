"""`response-to-nothing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.model.example import Comparison, Omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class ResponseToNothing(Rule):
    """A comparison before which no user, tool or assistant speaks.

    A developer's message alone can be the whole request, as in a program; then allow the finding.

    ## Why it matters
    Most often the user's message was lost.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
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

    code = "EXM011"
    name = "response-to-nothing"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the first comparison of each such example."""
        for part, example in context.examples:
            for block in example.conversation.blocks:
                if isinstance(block, Comparison):
                    yield self.at(
                        block.tag.shift(part.start),
                        "no user speaks before the response",
                        "add the user's message",
                    )
                    break
                if isinstance(block, Omission) or block.role not in {"system", "developer"}:
                    break
