"""`no-good-response`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_comparisons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


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

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each comparison whose verdicts are all bad."""
        for comparison in find_sound_comparisons(content):
            if comparison.responses and all(response.kind == "bad" for response in comparison.responses):
                yield self.at(
                    comparison.tag,
                    "comparison has no good response",
                    "add one, marked `<!-- GOOD -->`",
                )
