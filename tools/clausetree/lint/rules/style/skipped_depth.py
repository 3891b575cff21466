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
    """Flags a heading that is more than one step deeper than the clause that it stands in.

    ## Why it matters
    Most often a `#` was typed twice, and the clause hangs in the wrong place.

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

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at the title of each such clause."""
        for clause in document.clauses:
            parent = document.parent(clause)
            if parent and clause.depth > parent.depth + 1:
                fact = f"heading of depth {clause.depth} right under one of depth {parent.depth}"
                yield self.at(
                    clause.locate(clause.heading.title_span), fact, f"make it depth {parent.depth + 1}"
                )
