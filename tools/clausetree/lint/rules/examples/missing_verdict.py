"""`missing-verdict`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.flood import is_flood
from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_comparisons
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class MissingVerdict(Rule):
    """A response in a comparison that has no verdict.

    If most of many responses have none, that is reported once.

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

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such response, or one for all."""
        found = list(super().check(document, context))
        if len(found) > 1:
            comparisons = (one for part in context.parts for one in find_sound_comparisons(part.content))
            number = sum(len(comparison.responses) for comparison in comparisons)
            if is_flood(len(found), number - len(found)):
                message = (
                    f"{len(found)} of {count_noun(number, 'response')} have no verdict, here and further down"
                )
                found = [found[0]._replace(message=message, about="")]
        yield from found

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
