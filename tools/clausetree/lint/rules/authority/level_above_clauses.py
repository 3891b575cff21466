"""`level-above-clauses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.levels import attribute_span
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class LevelAboveClauses(Rule):
    """Flags a level on a clause that has clauses under it.

    ## Why it matters
    It is not plain whether the clauses under it take the level over, and programs differ.

    ## Example
    ````markdown model_spec.md
    # Style {#style authority=user}

    ## Tone {#tone}

    Be kind.

    ## Length {#length}

    Be brief.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    ## Tone {#tone authority=user}

    Be kind.

    ## Length {#length authority=user}

    Be brief.
    ````
    """

    code = "AUT005"
    name = "level-above-clauses"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such clause."""
        placed = {
            clause.parent: clause
            for clause, misplaced in zip(reversed(document.clauses), reversed(context.misplaced), strict=True)
            if not misplaced
        }
        for index, clause in enumerate(document.clauses):
            below = placed.get(index)
            if below and (span := attribute_span(clause, "authority")):
                fact = f"level `{clause.level}` on a clause that has clauses under it, such as `{below.id}`"
                yield self.at(span, fact, "give levels to the clauses under it")
