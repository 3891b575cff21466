"""`skipped-depth`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class SkippedDepth(Rule):
    """A heading that is more than one step deeper than the clause above it.

    ## Why it matters
    Most often a `#` was typed twice, and the clause is in the wrong place.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    ### Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    ## Tone {#tone}

    Be kind.
    ````
    """

    code = "STY001"
    name = "skipped-depth"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the title of the first such clause in each clause; those after it follow from it."""
        seen: set[int | None] = set()
        for clause, misplaced in zip(document.clauses, context.misplaced, strict=True):
            parent = document.parent(clause)
            if misplaced and parent and clause.parent not in seen:
                seen.add(clause.parent)
                fact = f"heading of depth {clause.depth} right under one of depth {parent.depth}"
                yield self.at(
                    clause.locate(clause.heading.title_span), fact, f"make it depth {parent.depth + 1}"
                )
