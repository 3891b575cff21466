"""`oddly-cased-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class OddlyCasedLevel(Rule):
    """A level that is written in another letter case than the other levels.

    ## Why it matters
    Levels are compared as written: `User` and `user` are two levels.

    ## Example
    ````markdown model_spec.md
    # Levels {#levels}

    1. **Root**: nobody changes it.
    2. **User**: anybody does.

    # Rules {#rules}

    ## Style {#style authority=root}

    Write plainly.

    ## Tone {#tone authority=root}

    Be kind.

    ## Length {#length authority=User}

    Write briefly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Levels {#levels}

    1. **Root**: nobody changes it.
    2. **User**: anybody does.

    # Rules {#rules}

    ## Style {#style authority=root}

    Write plainly.

    ## Tone {#tone authority=root}

    Be kind.

    ## Length {#length authority=user}

    Write briefly.
    ````
    """

    code = "AUT012"
    name = "oddly-cased-level"
    severity = "warning"
    fixes = "always"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such level where most are in lower case; the fix writes it so."""
        lower = sum((clause.level or "").islower() for clause in context.provisions)
        if 2 * lower <= len(context.provisions):
            return
        for clause in context.provisions:
            level, span = clause.level or "", clause.heading.value_span("authority")
            if level.lower() != level and level in document.ladder and span:
                where = clause.locate(span)
                meant = level.lower()
                if meant:
                    yield self.at(
                        where,
                        f"level `{level}` is written in another letter case",
                        f"write `{meant}`",
                        replace(where, meant, safe=False),
                    )
