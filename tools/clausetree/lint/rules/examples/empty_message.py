"""`empty-message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


class EmptyMessage(Rule):
    """A message that says nothing.

    A message that contains settings, or is addressed to a tool, may otherwise be empty.

    ## Why it matters
    It is left over from an edit, or its text was lost.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    <assistant>
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

    code = "EXM009"
    name = "empty-message"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the opening tag of each empty message."""
        for part, message in context.messages:
            if not _is_blank(message.text) or message.settings or message.attribute("recipient"):
                continue
            yield self.at(
                message.tag.shift(part.start),
                "message is empty",
                "write what is said, or `[...]` for what is left out",
            )
