"""`dangling-verdict-target`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.nearest import SURE, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class DanglingVerdictTarget(Rule):
    """A verdict that names a clause which does not exist.

    `<!-- BAD[#clause_id] -->` names the clause that the response violates. If an older revision or `[[lineage]]` in the settings
    knows it, the finding says what became of it.

    ## Why it matters
    A count of violations by clause misses this one.

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
    <assistant> <!-- BAD[#toen] -->
    A word that names something, as any child knows.
    </assistant>
    </comparison>
    ~~~

    # Tone {#tone}

    Be kind.
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
    <assistant> <!-- BAD[#tone] -->
    A word that names something, as any child knows.
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
    reviewed = "sometimes"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each target that is no clause's id.

        The fix writes the id that the clause has now, where older revisions or `[[lineage]]` know it, else one that is very
        near.
        """
        for part, message in context.messages:
            verdict = message.verdict
            if (
                verdict
                and verdict.violates is not None
                and verdict.violates_span
                and document.find(verdict.violates) is None
            ):
                target, span = verdict.violates, verdict.violates_span.shift(part.start)
                fact = f"no clause has the id `{target}`, which the response is said to violate"
                if fate := context.find_fate(target):
                    yield self.at(span, f"{fact}: {fate.told}", fate.hint, fate.mend(span))
                    continue
                near = context.known_ids.find_nearest(target)
                sure = near and find_nearest(target, [near], SURE)
                yield self.at(
                    span,
                    fact,
                    f"did you mean `{near}`?" if near else None,
                    replace(span, sure, safe=False) if sure else None,
                )
