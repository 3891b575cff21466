"""`unstated-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.levels import attribute_span, find_stated_ladder
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class UnstatedLevel(Rule):
    """The first use of a level that the ladder in the text leaves out.

    ## Why it matters
    The reader is told an order of levels in which this clause has no place.

    ## Example
    ````markdown model_spec.md
    # Rules {#rules}

    1. **Root**: nobody may override it
    2. **Developer**: developers may override it

    ## Harm {#harm authority=root}

    Help nobody to hurt anybody.

    ## Style {#style authority=developer}

    Write plainly.

    ## Length {#length authority=guideline}

    Be brief, where nobody asks for more.
    ````

    ````toml clausetree.toml
    [spec]
    profile = "2025-09"
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

    ````toml clausetree.toml
    [spec]
    profile = "2025-09"
    ````
    """

    code = "AUT007"
    name = "unstated-level"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such level, at the first clause that carries it."""
        stated = find_stated_ladder(document, context)
        seen: set[str | None] = set(stated)
        for clause in context.provisions if stated else ():
            level = clause.level
            if level in seen or level not in document.ladder:
                continue
            if span := attribute_span(clause, "authority"):
                seen.add(level)
                yield self.at(
                    span,
                    f"level `{level}` is not in the ladder that the text states",
                    "add it to the ordered list of levels",
                )
