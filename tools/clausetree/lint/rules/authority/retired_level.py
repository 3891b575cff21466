"""`retired-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.levels import attribute_span, retired_levels
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.lint.fix import Fix
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class RetiredLevel(Rule):
    """Flags a level that an older known ladder had and this one no longer has.

    ## Why it matters
    The clause was left behind when the ladder changed; what took the level's place must be chosen.

    ## Example
    ````markdown model_spec.md
    # Style {#style authority=platform}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~
    ````

    ````toml clausetree.toml
    [spec]
    profile = "2025-09"
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style authority=root}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~
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

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such level."""
        retired = retired_levels(document.ladder)
        for clause in context.provisions:
            level = clause.level
            if level in retired and (span := attribute_span(clause, "authority")):
                steps = ", ".join(f"`{step}`" for step in document.ladder)
                yield self.at(span, f"level `{level}` is no longer in the ladder", f"the levels are {steps}")

    def fix(self, found: Diagnostic, text: str, context: Context) -> Fix | None:
        """Returns the fix that writes the top of the ladder in place of what was its top."""
        ladder = context.document.ladder
        rank = retired_levels(ladder).get(found.span.slice(text))
        return replace(found.span, ladder.levels[0], safe=False) if rank == 0 else None
