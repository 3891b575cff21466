"""`lost-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.text.lines import LineIndex
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_KEPT = 0.4
"""Share of its lines that make a clause another's successor: in the releases of the Model Spec and of our own one, those
that were given another id keep 0.43 or more, and those that are gone are found nowhere with more than 0.38."""
_KNOWN_BY = (
    3  # words in a line that a clause is known by: bare tags and fences, which stand anywhere, have fewer
)


def _lines(clause: Clause) -> set[str]:
    """Returns the lines of a clause's text that are long enough to know it by; all of them where none is."""
    written = LineIndex(clause.content.source[clause.heading.span.end :]).contents
    lines = {line.strip() for line in written} - {""}
    return {line for line in lines if len(line.split()) >= _KNOWN_BY} or lines


def _has_text_of(lines: set[str], other: set[str]) -> bool:
    """Returns whether much of a clause's text, given as its lines, is in another's."""
    return bool(lines) and len(lines & other) >= len(lines) * _KEPT


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
            if not any(_has_text_of(lines, other) for other in new):
                message = f"id `{clause.id}` of `{previous.label}` is gone, and no clause has its text"
                yield self.at(
                    _place(clause, previous.document, document),
                    message,
                    "keep the id, or name it in the changelog",
                )
