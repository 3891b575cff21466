"""`unused-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.levels import find_stated_ladder, find_unlevelled
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class UnusedLevel(Rule):
    """A level that the text states in its ladder and no clause has.

    The ladder in the text is the ordered list whose items begin with the levels' names in bold.

    ## Why it matters
    Either the level is left over, or clauses that should have it have another one.

    ## Example
    ````markdown model_spec.md
    # Rules {#rules}

    1. **Root**: nobody may override it
    2. **Developer**: developers may override it
    3. **Guideline**: anybody may override it

    ## Harm {#harm authority=root}

    Help nobody to hurt anybody.

    ## Style {#style authority=developer}

    Write plainly.

    ## Length {#length authority=developer}

    Be brief, where nobody asks for more.
    ````

    ## Instead
    ````markdown model_spec.md
    # Rules {#rules}

    1. **Root**: nobody may override it
    2. **Developer**: developers may override it
    3. **Guideline**: anybody may override it

    ## Harm {#harm authority=root}

    Help nobody to hurt anybody.

    ## Style {#style authority=developer}

    Write plainly.

    ## Length {#length authority=guideline}

    Be brief, where nobody asks for more.
    ````
    """

    code = "AUT006"
    name = "unused-level"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such level, where the text states it."""
        stated = find_stated_ladder(document, context)
        used = {clause.level for clause in context.provisions}
        if find_unlevelled(document, context) or not used.issubset(document.ladder):
            return  # a clause without its level may be the one
        for level, span in stated.items():
            if used and level not in used:
                yield self.at(
                    span,
                    f"no clause has the level `{level}`",
                    "remove it from the ladder, or give it to the clauses that it is meant for",
                )
