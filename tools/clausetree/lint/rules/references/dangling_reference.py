"""`dangling-reference`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.nearest import did_you_mean, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.lint.fix import Fix
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class DanglingReference(Rule):
    """Flags a reference to an id that no clause has.

    References inside messages are text and are not looked at.

    ## Why it matters
    The reader who follows it arrives nowhere, and `[?](#id)` has no title to show.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [?](#toen).

    # Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [?](#tone).

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "REF001"
    name = "dangling-reference"
    severity = "error"
    fixes = "sometimes"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each reference whose target is no clause."""
        for part in context.parts:
            for reference in part.content.references:
                if reference.target not in context.ids and reference.place != "message":
                    span = reference.target_span if reference.target else reference.span
                    yield self.at(
                        span.shift(part.start),
                        f"no clause has the id `{reference.target}`"
                        if reference.target
                        else "reference names no id",
                        did_you_mean(reference.target, context.ids),
                    )

    def fix(self, found: Diagnostic, text: str, context: Context) -> Fix | None:
        """Returns the fix that writes the nearest id; it is safe where only the case differs."""
        target = found.span.slice(text)
        near = find_nearest(target, context.ids, likely=0.8)
        return replace(found.span, near, safe=near.casefold() == target.casefold()) if near else None
