"""`lowered-words`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.shifts import find_flow_shifts
from clausetree.lint.levels import attribute_span
from clausetree.lint.places import title_span
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class LoweredWords(Rule):
    """Words that went to a clause at a lower level than in the older revision.

    A clause that was merged into one at a lower level is such a case; so is a paragraph that moved there. The clause to which
    they went kept its own level, so `lowered-level` has nothing to say of it. Found by `clausetree lint --against REV`.

    ## Why it matters
    More people can override what the words say now; that should be on purpose.

    ## Example
    ````markdown old/model_spec.md
    # Privacy {#privacy authority=root}

    Never tell anybody where a person lives, not even if an employer asks.

    # Style {#style authority=guideline}

    Write plainly.
    ````

    ````markdown model_spec.md
    # Style {#style authority=guideline}

    Write plainly.

    Never tell anybody where a person lives, not even if an employer asks.
    ````

    ## Instead
    ````markdown old/model_spec.md
    # Privacy {#privacy authority=root}

    Never tell anybody where a person lives, not even if an employer asks.

    # Style {#style authority=guideline}

    Write plainly.
    ````

    ````markdown model_spec.md
    # Privacy {#privacy authority=root}

    Never tell anybody where a person lives, not even if an employer asks.

    # Style {#style authority=guideline}

    Write plainly.
    ````
    """

    code = "REV006"
    name = "lowered-words"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - the change set has it
        """Yields a finding at the level of each clause to which such words went; at its title where it has none."""
        if context.changes is None or context.previous is None:
            return
        for shift in find_flow_shifts(context.changes):
            clause = shift.went_to
            if clause and shift.direction == "demoted":
                now = f"at level `{shift.new}`" if shift.new else "without a level"
                yield self.at(
                    attribute_span(clause, "authority") or title_span(clause),
                    f"words of `{shift.clause.id}`, which had level `{shift.old}` in `{context.previous.label}`, are here now, {now}",
                    "if intended, add `<!-- clausetree: allow REV006 because … -->`",
                )
