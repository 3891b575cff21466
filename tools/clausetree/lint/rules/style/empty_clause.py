"""`empty-clause`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class EmptyClause(Rule):
    """A clause that says nothing and has no clauses under it.

    ## Why it matters
    It was never finished, or its text was lost.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    # Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "STY002"
    name = "empty-clause"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the title of each such clause."""
        for index, clause in enumerate(document.clauses):
            passages = (
                passage for passage in clause.content.passages if passage.kind not in {"comment", "break"}
            )
            if (
                not context.children[index]
                and next(passages, None) is None
                and clause.level is None
                and not clause.content.diagnostics
            ):
                yield self.at(
                    clause.locate(clause.heading.title_span),
                    f"clause `{clause.id}` says nothing",
                    "write it, or delete it",
                )
