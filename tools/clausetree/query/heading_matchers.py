"""Terms about a clause's heading and place: level, tag, id, title, what it stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.query.expression import list_choices, point_at, shorten
from clausetree.query.named_words import find_named, fold_values
from clausetree.text.nearest import did_you_mean
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.model.clause import Clause
    from clausetree.query.expression import Predicate, QueryTerm
    from clausetree.query.query_facts import QueryFacts

NO_LEVEL = "none"
_NO_LEVELS = "the text has no levels"


def match_level(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether a clause has one of some levels, or stands where it should on the ladder."""
    if term.operator != ":":
        return _compare_level(term, facts)
    document = facts.document
    used = (clause.level for clause in document.clauses if clause.level)
    levels = dict.fromkeys([*document.ladder, *used])
    asked = {value.text.casefold() for value in term.values}
    known = [*levels, NO_LEVEL] if levels or asked == {NO_LEVEL} else []
    wanted = fold_values(term, known, lambda word: f"no level `{word}` here", _NO_LEVELS)
    return lambda clause: (clause.level or NO_LEVEL).casefold() in wanted


def _compare_level(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether a clause's level is as far up the ladder as asked; the top is the greatest."""
    ranks = {level.casefold(): rank for rank, level in reversed(list(enumerate(facts.document.ladder)))}
    value = take_one(term)
    rank = ranks.get(value.casefold())
    if rank is None:
        ladder = facts.document.ladder
        near = did_you_mean(value, ladder)
        hint = list_choices(near, ladder.levels) if ladder else _NO_LEVELS
        raise point_at(
            term.expression,
            term.values[0].span,
            f"no level `{shorten(value)}` on the ladder of this text",
            hint,
        )
    fits = compare(term.operator, -rank)

    def is_there(clause: Clause) -> bool:
        at = ranks.get((clause.level or "").casefold())
        return at is not None and fits(-at)

    return is_there


def match_tag(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether a clause has one of some tags."""
    tags = sorted({tag for clause in facts.document.clauses for tag in clause.tags})
    wanted = fold_values(
        term, tags, lambda word: f"no clause has the tag `{word}`", "no clause here has tags"
    )
    return lambda clause: not wanted.isdisjoint(map(str.casefold, clause.tags))


def match_id(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether a clause has one of some ids."""
    wanted = find_named(term, facts)
    return lambda clause: clause.index in wanted


def match_title(term: QueryTerm, _facts: QueryFacts) -> Predicate:
    """Returns whether a clause's title holds one of some texts."""
    wanted = fold_texts(term)
    return lambda clause: any(text in fold_text(clause.title) for text in wanted)


def match_under(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether a clause stands in one of some clauses, at whatever depth."""
    document, named = facts.document, find_named(term, facts)
    under: set[int] = set()
    for clause in document.clauses:
        if clause.parent is not None and (clause.parent in named or clause.parent in under):
            under.add(clause.index)
    return lambda clause: clause.index in under


def fold_text(text: str) -> str:
    """Returns a text as it is compared: in lower case, spaces, quotes and dashes in their plainest spelling."""
    return fold_typography(text).casefold()


def fold_texts(term: QueryTerm) -> tuple[str, ...]:
    """Returns a term's values as they are compared with texts."""
    return tuple(fold_text(value.text) for value in term.values)


def compare(operator: str, bound: int) -> Callable[[int], bool]:
    """Returns whether a number is as an operator and a bound want it."""
    return {
        ":": bound.__eq__,
        "<": bound.__gt__,
        "<=": bound.__ge__,
        ">": bound.__lt__,
        ">=": bound.__le__,
    }[operator]


def take_one(term: QueryTerm) -> str:
    """Returns the one value of a term that compares; raises `ClausetreeError` where it has several."""
    if len(term.values) > 1:
        span = term.values[1].span
        raise point_at(
            term.expression, span, f"`{term.operator}` takes one value", "write `:` before several"
        )
    return term.values[0].text
