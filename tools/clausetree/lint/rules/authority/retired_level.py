"""`retired-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.levels import attribute_span, retired_levels
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class RetiredLevel(Rule):
    """A level that an older known ladder had and this one no longer has.

    ## Why it matters
    The clause was forgotten when the ladder changed; choose the level that replaces the old one.

    ## Example
    ````markdown model_spec.md
    # Harm {#harm authority=platform}

    Help nobody to hurt anybody.
    ````

    ````toml clausetree.toml
    [spec]
    profile = "2025-09"
    ````

    ## Instead
    ````markdown model_spec.md
    # Harm {#harm authority=root}

    Help nobody to hurt anybody.
    ````

    ````toml clausetree.toml
    [spec]
    profile = "2025-09"
    ````
    """

    code = "AUT004"
    name = "retired-level"
    severity = "error"
    fixes = "sometimes"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such level; what was the top of its ladder can be mended, by the top of this one."""
        retired = retired_levels(document.ladder)
        for clause in context.provisions:
            level = clause.level or ""
            if level in retired and (span := attribute_span(clause, "authority")):
                steps = ", ".join(f"`{step}`" for step in document.ladder)
                was_top = retired[level] == 0
                yield self.at(
                    span,
                    f"level `{level}` is no longer in the ladder",
                    f"the levels are {steps}",
                    replace(span, document.ladder.levels[0], safe=False) if was_top else None,
                )
