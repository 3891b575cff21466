"""`dangling-verdict-target`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.nearest import did_you_mean, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.lint.fix import Fix
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class DanglingVerdictTarget(Rule):
    """Flags a verdict that names a clause which does not exist.

    `<!-- BAD[#clause_id] -->` names the clause that the response violates.

    ## Why it matters
    Whoever counts violations by clause loses this one.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <comparison>
    <assistant> <!-- GOOD -->
    4
    </assistant>
    <assistant> <!-- BAD[#toen] -->
    5
    </assistant>
    </comparison>
    ~~~

    # Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <comparison>
    <assistant> <!-- GOOD -->
    4
    </assistant>
    <assistant> <!-- BAD[#tone] -->
    5
    </assistant>
    </comparison>
    ~~~

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "EXM007"
    name = "dangling-verdict-target"
    severity = "error"
    fixes = "sometimes"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each target that is no clause's id."""
        for part, message in context.messages:
            verdict = message.verdict
            if (
                verdict
                and verdict.violates is not None
                and verdict.violates_span
                and verdict.violates not in context.ids
            ):
                target = verdict.violates
                fact = f"no clause has the id `{target}`, which the response is said to violate"
                yield self.at(
                    verdict.violates_span.shift(part.start), fact, did_you_mean(target, context.ids)
                )

    def fix(self, found: Diagnostic, text: str, context: Context) -> Fix | None:
        """Returns the fix that writes the nearest id."""
        near = find_nearest(found.span.slice(text), context.ids, likely=0.8)
        return replace(found.span, near, safe=False) if near else None
