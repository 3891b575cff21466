"""`example-without-title`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


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

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the opening fence of each such example."""
        for example in find_sound_examples(content):
            if not example.title:
                yield self.at(
                    example.conversation.fence,
                    "example has no title",
                    "write `**Example**: …` on a line of its own before it",
                )
