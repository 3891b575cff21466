"""Where levels of authority stand in a document, and which ladders it has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.authority import KNOWN_PROFILES
from clausetree.syntax.instruction import holds_instruction
from clausetree.syntax.ladder import find_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.lint.context import Context
    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.text.span import Span


def attribute_span(clause: Clause, key: str) -> Span | None:
    """Returns where in the document the value of a heading's attribute stands, or None where there is none."""
    span = clause.heading.value_span(key)
    return span and clause.locate(span)


def retired_levels(ladder: Ladder) -> Mapping[str, int]:
    """Returns the levels that known ladders older than `ladder` had and it has not, each with the rank it had."""
    ladders = [profile.ladder for profile in KNOWN_PROFILES]
    older = ladders[ladders.index(ladder) + 1 :] if ladder in ladders else []
    return {level: rank for old in reversed(older) for rank, level in enumerate(old) if level not in ladder}


def find_unlevelled(document: Document, context: Context) -> list[Clause]:
    """Returns the clauses that should have a level: those beside clauses that carry one, which may bind.

    Groups and informative chapters need none. Where no clause carries a level and yet a ladder is stated, all others do.
    """
    levelled = {clause.parent for clause in context.provisions}
    everywhere = bool(document.ladder) and not levelled
    return [
        clause
        for index, clause in enumerate(document.clauses)
        if clause.level is None
        and (everywhere or clause.parent in levelled)
        and not (context.children[index] or context.informative[index] or context.misplaced[index])
        and holds_instruction(clause, document.ladder)
    ]


def find_stated_ladder(document: Document, context: Context) -> Mapping[str, Span]:
    """Returns the levels that an ordered list of the text states, with where it names each; none where no list does."""
    for part in context.parts:
        for items in part.content.term_lists:
            if named := find_named(items, document.ladder):
                return {level: item.term_span.shift(part.start) for level, item in named.items()}
    return {}
