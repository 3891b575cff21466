"""`unknown-verdict`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.flood import is_flood
from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_comparisons
from clausetree.model.diagnostic import Fix
from clausetree.text.counted_noun import count_noun
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_VERDICTS = ("GOOD", "BAD", "OK")
_NAMED = 5  # words of others, as many as are taken in at a glance


class UnknownVerdict(Rule):
    """A verdict other than GOOD, BAD or OK.

    The words are the same in specs of every language. If most of many verdicts are the same few others,
    that is reported once.

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

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such verdict, or one for all; the fix writes the nearest verdict."""
        found = list(super().check(document, context))
        if not found:
            return
        responses = [
            one
            for part in context.parts
            for comparison in find_sound_comparisons(part.content)
            for one in comparison.responses
            if one.verdict
        ]
        words = dict.fromkeys(one.verdict.word for one in responses if one.verdict and one.kind == "none")
        is_repeated = len(words) < len(found)  # so that it is how the file has them, and no slip
        if not is_repeated or not is_flood(len(found), len(responses) - len(found)):
            yield from found
            return
        named = ", ".join([f"`{word}`" for word in words if word][:_NAMED])
        verdicts = (
            f"{len(found)} of {count_noun(len(responses), 'verdict')} are unknown, here and further down"
        )
        message = f"{verdicts}: {named}" if named else verdicts
        edits = tuple(edit for one in found if one.fix for edit in one.fix.edits)
        fix = Fix(edits, safe=False) if edits else None
        yield found[0]._replace(message=message, fix=fix, about="")

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each comment in the place of a verdict that begins with another word."""
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
