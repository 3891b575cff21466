"""`missing-verdict`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_comparisons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


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

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the first tag of each such response."""
        for comparison in find_sound_comparisons(content):
            for response in comparison.responses:
                if response.verdict is None:
                    yield self.at(
                        response.messages[0].tag,
                        "response has no verdict",
                        "write `<!-- GOOD -->`, `<!-- BAD -->` or `<!-- OK -->` after its tag",
                    )
