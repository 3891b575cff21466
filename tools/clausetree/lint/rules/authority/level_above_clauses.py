"""`level-above-clauses`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.levels import attribute_span, find_unlevelled
from clausetree.lint.rule import Rule
from clausetree.syntax.instruction import holds_instruction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class LevelAboveClauses(Rule):
    """A level on a clause above clauses without one.

    Clauses under it that have levels of their own, or that give no instruction, are ignored.

    ## Why it matters
    It is not clear whether the level holds for the clauses under it, and programs differ.

    ## Example
    ````markdown model_spec.md
    # Style {#style authority=user}

    ## Tone {#tone}

    Be kind.

    ## Length {#length}

    Be brief.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    ## Tone {#tone authority=user}

    Be kind.

    ## Length {#length authority=user}

    Be brief.
    ````
    """

    code = "AUT005"
    name = "level-above-clauses"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such clause."""
        told = {clause.index for clause in find_unlevelled(document, context)}
        for clause in context.provisions:
            below = _find_bare(clause, context, told)
            if below and (span := attribute_span(clause, "authority")):
                fact = f"level `{clause.level}` on a clause above clauses without one, such as `{below.id}`"
                yield self.at(span, fact, "give levels to the clauses under it")


def _find_bare(clause: Clause, context: Context, told: Collection[int]) -> Clause | None:
    """Returns the first clause under another that has no level and may bind, but for those that another rule tells."""
    for child in context.children[clause.index]:
        if context.misplaced[child.index] or child.index in told or child.level is not None:
            continue
        if not context.children[child.index]:
            if holds_instruction(child, context.document.ladder):
                return child
        elif found := _find_bare(child, context, told):
            return found
    return None
