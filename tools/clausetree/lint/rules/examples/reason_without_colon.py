"""`reason-without-colon`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_comparisons
from clausetree.lint.verdict_marks import begins_with_mark
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.example import Verdict

_SHOWN = 40  # characters of a reason that a hint repeats


class ReasonWithoutColon(Rule):
    """A verdict whose reason does not follow a colon.

    ## Why it matters
    Programs read what follows the colon as the reason; after a comma, a dash or nothing they differ.

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
    <assistant> <!-- GOOD, given the question -->
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
    <assistant> <!-- GOOD: given the question -->
    A word that names something.
    </assistant>
    <assistant> <!-- BAD -->
    A nominal lexeme.
    </assistant>
    </comparison>
    ~~~
    ````
    """

    code = "EXM017"
    name = "reason-without-colon"
    severity = "info"
    fixes = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each such verdict; the fix writes the colon, and the reason stays as it is."""
        for comparison in find_sound_comparisons(content):
            source = content.source
            for response in comparison.responses:
                verdict = response.verdict
                if verdict is None or verdict.reason_span is None or response.kind == "none":
                    continue
                end, start = _end_of_verdict(verdict, source), verdict.reason_span.start
                reason = verdict.reason or ""
                if ":" in source[end:start] or begins_with_mark(reason):
                    continue  # of marks `malformed-verdict` speaks
                head = source[verdict.word_span.start : end]
                shown = reason if len(reason) <= _SHOWN else "…"
                yield self.at(
                    verdict.span,
                    "the reason of the verdict does not follow a colon",
                    f"write `{head}: {shown}`",
                    replace(Span(end, start), ": "),
                )


def _end_of_verdict(verdict: Verdict, source: str) -> int:
    """Returns where the word of a verdict ends, or the brackets with what it violates."""
    if verdict.violates_span is None:
        return verdict.word_span.end
    return source.index("]", verdict.violates_span.end) + 1
