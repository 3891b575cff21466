"""`own-clause-as-verdict-target`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class OwnClauseAsVerdictTarget(Rule):
    """A verdict that names its own clause.

    ## Why it matters
    A bad response violates the clause that its example belongs to, if nothing else is said.

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
    <assistant> <!-- BAD[#style] -->
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

    code = "EXM008"
    name = "own-clause-as-verdict-target"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each target that is the verdict's own clause, where no verdict beside it names another."""
        for part, _, comparison in context.comparisons:
            verdicts = [verdict for response in comparison.responses if (verdict := response.verdict)]
            found = {
                verdict.violates: document.find(verdict.violates) for verdict in verdicts if verdict.violates
            }
            if part.clause is None or not all(clause is part.clause for clause in found.values()):
                continue
            for verdict in verdicts:
                if verdict.violates_span and found:
                    span = verdict.violates_span.shift(part.start)
                    yield self.at(
                        span,
                        f"verdict names `{verdict.violates}`, its own clause",
                        "leave the id out",
                    )
