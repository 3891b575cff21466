"""`example-without-title`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class ExampleWithoutTitle(Rule):
    """An example without a title.

    The title is a line `**Example**: …` before the conversation.

    ## Why it matters
    A title says what the example shows; lists of examples, datasets and reports use it as its name.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    ~~~xml
    <user>
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
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
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````
    """

    code = "EXM004"
    name = "example-without-title"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the opening fence of each such example."""
        for part, example in context.examples:
            if not example.title:
                yield self.at(
                    example.conversation.fence.shift(part.start),
                    "example has no title",
                    "write `**Example**: …` on a line of its own before it",
                )
