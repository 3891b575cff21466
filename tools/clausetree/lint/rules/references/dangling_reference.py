"""`dangling-reference`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.nearest import SURE, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class DanglingReference(Rule):
    """Flags a reference to an id that no clause has.

    References inside messages are text and are not looked at. If an older revision or `[[lineage]]` in the settings knows the
    clause, the finding says what became of it.

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
        """Yields a finding for each reference whose target is no clause.

        The fix writes the id that the clause has now, where older revisions or `[[lineage]]` know it, else an id that is
        very near; it is safe for a renamed clause, and where only the case differs.
        """
        for part in context.parts:
            for reference in part.content.references:
                target = reference.target
                if target in context.ids or reference.place == "message":
                    continue
                if not target:
                    yield self.at(reference.span.shift(part.start), "reference names no id")
                    continue
                span = reference.target_span.shift(part.start)
                if fate := context.find_fate(target):
                    yield self.at(
                        span, f"no clause has the id `{target}`: {fate.told}", fate.hint, fate.mend(span)
                    )
                    continue
                near = find_nearest(target, context.ids)
                sure = near and find_nearest(target, [near], SURE)
                yield self.at(
                    span,
                    f"no clause has the id `{target}`",
                    f"did you mean `{near}`?" if near else None,
                    replace(span, sure, safe=sure.casefold() == target.casefold()) if sure else None,
                )
