"""`empty-example`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


class EmptyExample(Rule):
    """A worked example without a message.

    ## Why it matters
    It shows nothing, and the clause counts as one with an example.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
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

    code = "EXM020"
    name = "empty-example"
    severity = "warning"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the opening fence of each such example."""
        for example in find_sound_examples(content):
            if not example.conversation.blocks:
                yield self.at(
                    example.conversation.fence, "example has no message", "write a conversation, or delete it"
                )
