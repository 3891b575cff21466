"""`identical-responses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_comparisons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


class IdenticalResponses(Rule):
    """A response that is the same as one before it in its comparison.

    ## Why it matters
    Where the verdicts differ, the example shows no difference; where they agree, one of the two is unnecessary.

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
    <assistant> <!-- BAD -->
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

    code = "EXM010"
    name = "identical-responses"
    severity = "warning"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the first tag of each such response."""
        for comparison in find_sound_comparisons(content):
            seen: set[object] = set()
            for response in comparison.responses:
                said = tuple((m.role, m.attribute("recipient"), m.text.strip()) for m in response.messages)
                if said in seen and any(text for _, _, text in said):
                    yield self.at(
                        response.messages[0].tag,
                        "response is the same as one before it",
                        "make them differ, or delete one",
                    )
                seen.add(said)
