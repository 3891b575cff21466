"""The words that a term's values may be, whatever their case; a word that there is not is an error with the nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.nearest_clause import hint_id
from clausetree.query.expression import list_choices, point_at, shorten
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from clausetree.model.document import Document
    from clausetree.query.expression import QueryTerm, QueryValue
    from clausetree.query.query_facts import QueryFacts

_MANY = 20


def fold_values(
    term: QueryTerm, known: Iterable[str], explain: Callable[[str], str], none_known: str
) -> set[str]:
    """Returns a term's values in lower case.

    Args:
        term: The term.
        known: The words that they may be.
        explain: Returns what to say of a word that is none of them.
        none_known: The hint where no words are known at all.

    Raises:
        ClausetreeError: One of them is none of the known words.
    """
    words = {word.casefold(): word for word in known}
    found: set[str] = set()
    for value in term.values:
        folded = value.text.casefold()
        if folded not in words:
            shown = tuple(words.values())
            near = did_you_mean(value.text, shown)
            listed = list_choices(near, shown) if len(shown) <= _MANY else near
            raise point_at(
                term.expression, value.span, explain(shorten(value.text)), listed if words else none_known
            )
        found.add(folded)
    return found


def find_named(term: QueryTerm, facts: QueryFacts) -> frozenset[int]:
    """Returns the places of the clauses that a term's values name; raises `ClausetreeError` where one names none."""
    found: set[int] = set()
    for value in term.values:
        clauses = facts.find_clauses(value.text)
        if not clauses:
            raise _explain_unknown(term, value, facts.document)
        found |= {clause.index for clause in clauses}
    return frozenset(found)


def find_targets(
    term: QueryTerm, facts: QueryFacts, dangling: Collection[str]
) -> tuple[frozenset[int], frozenset[str]]:
    """Returns what a term's values name: places of clauses, and of targets that no clause has the names, in lower case.

    Raises:
        ClausetreeError: One names neither.
    """
    places: set[int] = set()
    names: set[str] = set()
    folded = {name.casefold() for name in dangling}
    for value in term.values:
        clauses, name = facts.find_clauses(value.text), value.text.removeprefix("#").casefold()
        if not clauses and name not in folded:
            raise _explain_unknown(term, value, facts.document)
        places |= {clause.index for clause in clauses}
        names |= set() if clauses else {name}
    return frozenset(places), frozenset(names)


def _explain_unknown(term: QueryTerm, value: QueryValue, document: Document) -> Exception:
    hint = hint_id(document, value.text)
    return point_at(term.expression, value.span, f"no clause `{shorten(value.text)}`", hint)
