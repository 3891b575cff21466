"""`repeated-footnote`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class RepeatedFootnote(Rule):
    """A footnote mark whose label was used earlier in the text.

    Marks of a note that the text itself defines in words are ignored: a note can explain several places.

    ## Why it matters
    A label connects one place with its eval prompts; with two places it is not clear which of them the prompts test.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly[^ab12], and kindly[^ab12].
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly[^ab12], and kindly[^cd34].
    ````
    """

    code = "REF008"
    name = "repeated-footnote"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such mark."""
        first: dict[str, int] = {}
        notes = document.clauses[0].notes - context.prompt_labels if document.clauses else frozenset()
        for part in context.parts:
            for mark in part.content.footnotes:
                if mark.label in notes:
                    continue
                start = mark.span.start + part.start
                if mark.label in first:
                    line = context.name_line(document.lines.line_of(first[mark.label]) + 1)
                    yield self.at(
                        mark.span.shift(part.start),
                        f"footnote `{mark.label}` is already on {line}",
                        "give it a label of its own",
                    )
                else:
                    first[mark.label] = start
