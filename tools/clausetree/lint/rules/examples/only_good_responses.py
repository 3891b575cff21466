"""`only-good-responses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_comparisons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


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

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each comparison whose verdicts are all good."""
        for comparison in find_sound_comparisons(content):
            if comparison.responses and all(response.kind == "good" for response in comparison.responses):
                yield self.at(
                    comparison.tag,
                    "comparison has only good responses",
                    "add a bad one, if it shows where the line is",
                )
