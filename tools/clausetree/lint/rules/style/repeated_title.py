"""`repeated-title`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class RepeatedTitle(Rule):
    """A clause with the same title as an earlier sibling.

    ## Why it matters
    Readers, and eval prompts, name clauses by title.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Style {#tone}

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

    code = "STY010"
    name = "repeated-title"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such title."""
        seen: dict[tuple[int | None, str], int] = {}
        for clause in document.clauses:
            line = seen.setdefault((clause.parent, clause.title.casefold()), clause.line)
            if line != clause.line and clause.title:
                yield self.at(
                    clause.locate(clause.heading.title_span),
                    f"the clause on {context.name_line(line)} has the same title",
                    "give it a title of its own",
                )
