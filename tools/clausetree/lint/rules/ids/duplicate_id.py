"""`duplicate-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class DuplicateId(Rule):
    """An id that an earlier clause already has.

    ## Why it matters
    References, verdicts and eval prompts name clauses by id; if two clauses share one, all of these lead to the first.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#style}

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

    code = "IDS001"
    name = "duplicate-id"
    severity = "error"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each clause whose id an earlier one has."""
        for clause in document.clauses:
            first = context.ids[clause.id]
            if clause.heading.id_span and first is not clause:
                span = clause.locate(clause.heading.id_span)
                yield self.at(
                    span,
                    f"id `{clause.id}` is already that of `{first.title}` on {context.name_line(first.line)}",
                    "give it an id of its own",
                )
