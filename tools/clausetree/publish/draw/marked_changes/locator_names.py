"""Parts of clauses as readers are told of them: which passage a locator is of, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.markup import Markup, link
from clausetree.publish.draw.plain_words import title_of

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator
    from clausetree.publish.draw.page_view import PageView


def link_part(locator: Locator | None, view: PageView) -> Markup:
    """Returns the link to where a passage stands in a revision."""
    clause = locator and _find_clause(locator, view)
    if locator is None or clause is None:
        return Markup.escape(str(locator or ""))
    number = find_passage(locator, clause)
    address = view.passage(clause, number) if number else view.clause(clause)
    return (
        link(address, f"{title_of(clause, view.edition)}, {name_part(locator)}") + f" in {view.edition.label}"
    )


def find_passage(locator: Locator | None, clause: Clause) -> int | None:
    """Returns which passage of a clause a locator is of or in, from 1; None for one of another clause, or of no passage."""
    if locator is None or locator.clause_locator != clause.locator:
        return None
    start = locator._replace(steps=locator.steps[:1])
    return next((number for number, other in enumerate(clause.passage_locators(), 1) if other == start), None)


def _find_clause(locator: Locator, view: PageView) -> Clause | None:
    found = [clause for clause in view.edition.document.clauses if clause.id == locator.clause]
    return found[locator.repeat - 1] if len(found) >= locator.repeat else None


def name_part(locator: Locator) -> str:
    """Returns what a part of a clause is called, such as `passage 4, sentence 3`."""
    return ", ".join(f"{step.kind} {step.number}" for step in locator.steps)
