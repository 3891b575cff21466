"""`lost-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_KEPT = 0.4  # share of its lines that make a clause another's successor


def _lines(clause: Clause) -> set[str]:
    """Returns the lines of a clause's text that are long enough to know it by."""
    source = clause.content.source[clause.heading.span.end :]
    return {line.strip() for line in source.splitlines() if len(line.split()) > 2}  # noqa: PLR2004 - tags are shorter


def _place(clause: Clause, old: Document, document: Document) -> Span:
    """Returns the title of the nearest clause around it that is still there, else the first title."""
    around = [found for outer in reversed(old.ancestors(clause)) if (found := document.clause(outer.id))]
    for found in (*around, *document.clauses[:1]):
        return found.locate(found.heading.title_span)
    return Span(0, 0)


class LostId(Rule):
    """Flags an id of the older revision that no clause has any more, where nothing says what became of the clause.

    A clause that has much of its text is taken for its successor, and so is any if the changelog names the old id in backticks.

    ## Why it matters
    Links, verdicts and eval results from outside name the clause by that id.

    ## Example
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly.
    ````

    ## Instead
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly.
    ````

    ````markdown CHANGELOG.md
    # Changelog

    ## v2025.09.12

    - Removes "Tone" (`tone`).
    ````
    """

    code = "REV001"
    name = "lost-id"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such id, at the title of the clause that its own stood in."""
        previous = context.previous
        if previous is None:
            return
        old_ids = {clause.id for clause in previous.document.clauses}
        new = [_lines(clause) for clause in document.clauses if clause.id not in old_ids]
        for clause in previous.document.clauses:
            if clause.made or clause.id in context.ids or f"`{clause.id}`" in (context.changelog or ""):
                continue
            lines = _lines(clause)
            if not any(len(lines & other) >= len(lines) * _KEPT for other in new if other):
                message = f"id `{clause.id}` of `{previous.label}` is gone, and no clause has its text"
                yield self.at(
                    _place(clause, previous.document, document),
                    message,
                    "keep the id, or name it in the changelog",
                )
