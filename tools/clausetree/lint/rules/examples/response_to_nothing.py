"""`response-to-nothing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_examples
from clausetree.model.example import Comparison, Omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


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

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the first comparison of each such example."""
        for example in find_sound_examples(content):
            for block in example.conversation.blocks:
                if isinstance(block, Comparison):
                    yield self.at(
                        block.tag,
                        "no user speaks before the response",
                        "add the user's message",
                    )
                    break
                if isinstance(block, Omission) or block.role not in {"system", "developer"}:
                    break
