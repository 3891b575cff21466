"""The clauses that fit a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.query.key_table import KEYS

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.query.expression import Query
    from clausetree.query.query_facts import QueryFacts


def select_fitting(query: Query, facts: QueryFacts) -> tuple[Clause, ...]:
    """Returns the clauses for which all terms of a query hold, in document order.

    Raises:
        ClausetreeError: A term names what the document has not, such as a level; the message shows where.
    """
    tests = [(KEYS[term.key].match(term, facts), term.excluded) for term in query.terms]
    return tuple(
        clause
        for clause in facts.document.clauses
        if all(bool(fits(clause)) != excluded for fits, excluded in tests)
    )
