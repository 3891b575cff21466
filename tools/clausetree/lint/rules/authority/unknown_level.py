"""`unknown-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.levels import attribute_span, retired_levels
from clausetree.lint.rule import Rule
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class UnknownLevel(Rule):
    """A level that the ladder does not have.

    ## Why it matters
    Programs that go by the level drop the clause, or rank it by chance.

    ## Example
    ````markdown model_spec.md
    # Style {#style authority=guidline}

    Write plainly.
    ````

    ````toml clausetree.toml
    [spec]
    profile = "2025-09"
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style authority=guideline}

    Write plainly.
    ````

    ````toml clausetree.toml
    [spec]
    profile = "2025-09"
    ````
    """

    code = "AUT003"
    name = "unknown-level"
    severity = "error"
    fixes = "sometimes"
    reviewed = "sometimes"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each level that is in neither this ladder nor an older known one.

        The fix writes the nearest level; it is safe where only the case differs.
        """
        retired = retired_levels(document.ladder)
        for clause in context.provisions:
            level = clause.level
            span = attribute_span(clause, "authority")
            if not level or not span or level in document.ladder or level in retired:
                continue
            near = find_nearest(level, document.ladder)
            steps = ", ".join(f"`{step}`" for step in document.ladder)
            yield self.at(
                span,
                f"unknown level `{level}`",
                f"did you mean `{near}`?" if near else f"the levels are {steps}",
                replace(span, near, safe=near.casefold() == level.casefold()) if near else None,
            )
