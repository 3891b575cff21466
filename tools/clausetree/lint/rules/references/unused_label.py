"""`unused-label`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.text.span import Span


class UnusedLabel(Rule):
    """A line that defines a link's label or a footnote which is not used in the text.

    ## Why it matters
    Most often the label is mistyped, here or where it was meant, and the link or the mark leads nowhere.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly, as the [gude] says.

    [guide]: https://example.org/guide
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly, as the [guide] says.

    [guide]: https://example.org/guide
    ````
    """

    code = "REF012"
    name = "unused-label"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each such line."""
        used = {label for part in context.parts for label in part.content.labels}
        for part in context.parts:
            for link in part.content.link_definitions:
                if link.label not in used:
                    yield self._unused(link.label.lower(), link.span.shift(part.start), "link")
            for note in part.content.footnote_definitions:
                if note.label not in context.footnote_labels:
                    yield self._unused(f"^{note.label}", note.span.shift(part.start), "footnote mark")

    def _unused(self, label: str, span: Span, what: str) -> Diagnostic:
        return self.at(span, f"no {what} uses the label `[{label}]`", "correct the label, or delete the line")
