"""Terms about what is not in the text alone: who can override a clause, and which revisions changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.opening.source import LATEST, find_nearest_label
from clausetree.model.overriding import CONTEXT, find_senders
from clausetree.model.revision import HEAD
from clausetree.query.expression import list_choices, point_at, shorten
from clausetree.query.heading_matchers import take_one
from clausetree.query.named_words import fold_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Clause
    from clausetree.query.expression import Predicate, QueryTerm, QueryValue
    from clausetree.query.query_facts import QueryFacts

NOBODY = "nobody"
_MANY = 12


def match_who(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether some senders, or context, can override a clause, or nobody can."""
    named = (one.by for overriding in facts.overridings for one in overriding.override)
    known = dict.fromkeys([*find_senders(facts.document.ladder), *named, CONTEXT, NOBODY])
    wanted = fold_values(term, known, lambda word: f"no sender `{word}` here", "")

    def can(clause: Clause) -> bool:
        overriding = facts.overridings[clause.index]
        if overriding.override and not overriding.able:
            return NOBODY in wanted
        return not wanted.isdisjoint(map(str.casefold, overriding.able))

    return can


def match_changed(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether one of some revisions changed a clause's substance."""
    wanted = {place for value in term.values for place in _find_places(term, value, facts)}
    revisions = {facts.revisions[place] for place in wanted}
    return lambda clause: not revisions.isdisjoint(facts.changed[clause.index])


def match_since(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether a revision after some revision changed a clause's substance."""
    take_one(term)
    last = max(_find_places(term, term.values[0], facts))
    later = set(facts.revisions[last + 1 :])
    return lambda clause: not later.isdisjoint(facts.changed[clause.index])


def _find_places(term: QueryTerm, value: QueryValue, facts: QueryFacts) -> Iterator[int]:
    """Yields the places in the lineage of the revisions that a value names; raises `ClausetreeError` where it names none."""
    labels = [revision.label for revision in facts.revisions]
    released = [place for place, label in enumerate(labels) if label != HEAD]
    places = [place for place, label in enumerate(labels) if label.casefold() == value.text.casefold()]
    if value.text.casefold() == LATEST and released:
        places = places or released[-1:]
    if not places:
        near = find_nearest_label(value.text, (*labels, LATEST))
        hint = list_choices(f"did you mean `{near}`?" if near else None, labels[-_MANY:])
        message = f"`{shorten(value.text)}` is not one of the revisions up to `{labels[-1]}`"
        raise point_at(term.expression, value.span, message, hint)
    yield from places
