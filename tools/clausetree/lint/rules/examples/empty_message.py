"""`empty-message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


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

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the opening tag of each empty message."""
        for message in find_sound_messages(content):
            if not _is_blank(message.text) or message.settings or message.attribute("recipient"):
                continue
            yield self.at(
                message.tag,
                "message is empty",
                "write what is said, or `[...]` for what is left out",
            )
