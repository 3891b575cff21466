"""`unknown-verdict`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_comparisons
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_VERDICTS = ("GOOD", "BAD", "OK")


class UnknownVerdict(Rule):
    """A verdict other than GOOD, BAD or OK.

    ## Why it matters
    Programs that read verdicts drop the response, or read it as one without a verdict.

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
    <assistant> <!-- BED -->
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

    code = "EXM006"
    name = "unknown-verdict"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each comment in the place of a verdict that begins with another word.

        The fix writes the nearest verdict.
        """
        for comparison in find_sound_comparisons(content):
            for response in comparison.responses:
                if response.verdict and response.kind == "none":
                    verdict = response.verdict
                    word = verdict.word
                    fact = f"unknown verdict `{word}`" if word else "verdict names no kind"
                    near = find_nearest(word, _VERDICTS) if word else None
                    place = verdict.word_span if word else verdict.span
                    yield self.at(
                        place,
                        fact,
                        f"did you mean `{near}`?" if near else "verdicts are `GOOD`, `BAD` and `OK`",
                        replace(place, near, safe=False) if near else None,
                    )
