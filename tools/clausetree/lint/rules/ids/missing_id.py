"""`missing-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic, Fix
    from clausetree.model.document import Document


def _write_id(clause: Clause) -> Fix:
    """Returns the fix that writes the id of a clause into its heading."""
    attributes = clause.heading.attributes_span
    if attributes:
        place = clause.locate(attributes).start + 1
        return replace(Span(place, place), f"#{clause.id} ")
    place = clause.locate(clause.heading.title_span).end
    return replace(Span(place, place), f" {{#{clause.id}}}")


class MissingId(Rule):
    """Flags a clause without an id in a spec that gives its clauses ids.

    ## Why it matters
    An id made from the title breaks with the title, and with it every reference from outside.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone

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

    code = "IDS002"
    name = "missing-id"
    severity = "warning"
    fixes = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each clause without an id, where any clause has one; the fix writes down the made one."""
        if all(clause.made for clause in document.clauses):
            return
        for clause in document.clauses:
            if clause.made and not any(found.code == "SYN010" for found in clause.content.diagnostics):
                yield self.at(
                    clause.locate(clause.heading.title_span),
                    "clause has no id",
                    f"add `{{#{clause.id}}}` behind its title",
                    _write_id(clause),
                )
