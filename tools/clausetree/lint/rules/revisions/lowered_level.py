"""`lowered-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.shifts import Shift, find_shifts
from clausetree.lint.levels import attribute_span
from clausetree.lint.places import title_span
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class LoweredLevel(Rule):
    """A clause whose level is lower than in the older revision.

    Losing the level counts as lowering, also if the clause was merged into one without a level. So does a ladder that has
    the level further down than before. A level that the ladder renamed is the same level. Found by
    `clausetree lint --against REV`.

    ## Why it matters
    More people can override it now; that should be on purpose.

    ## Example
    ````markdown old/model_spec.md
    # Style {#style authority=user}

    Write plainly.
    ````

    ````markdown model_spec.md
    # Style {#style authority=guideline}

    Write plainly.
    ````

    ## Instead
    ````markdown old/model_spec.md
    # Style {#style authority=user}

    Write plainly.
    ````

    ````markdown model_spec.md
    # Style {#style authority=guideline}

    <!-- clausetree: allow REV002 because style is a matter of taste -->

    Write plainly.
    ````
    """

    code = "REV002"
    name = "lowered-level"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - the change set has it
        """Yields a finding at the level of each such clause; at its title where it has none."""
        if context.changes is None or context.previous is None:
            return
        for shift in find_shifts(context.changes):
            if shift.direction == "demoted":
                clause = shift.went_to or shift.clause
                yield self.at(
                    attribute_span(clause, "authority") or title_span(clause),
                    _describe(shift, context.previous.label),
                    "if intended, add `<!-- clausetree: allow REV002 because … -->`",
                )


def _describe(shift: Shift, label: str) -> str:
    if shift.went_to:
        return f"`{shift.clause.id}` had level `{shift.old}` in `{label}`; its words are here now, without a level"
    if shift.came_from:
        return f"`{shift.came_from.id}` had level `{shift.old}` in `{label}`; some of its words are here now, without a level"
    if shift.new == shift.old:
        return f"level is `{shift.new}`, which the ladder moved down since `{label}`"
    now = f"is `{shift.new}`" if shift.new else "is no longer there"
    return f"level was `{shift.old}` in `{label}`, and {now}"
