"""Terms about what a clause says: its parts, examples, references and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.model.example import KNOWN_ROLES, KNOWN_VERDICTS
from clausetree.query.expression import point_at, shorten
from clausetree.query.heading_matchers import compare, fold_text, fold_texts, take_one
from clausetree.query.named_words import find_targets, fold_values
from clausetree.text.entities import decode_entities
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from clausetree.model.clause import Clause
    from clausetree.model.example import Message, Verdict
    from clausetree.query.expression import Predicate, QueryTerm
    from clausetree.query.query_facts import QueryFacts

_NO_VERDICT = "none"
_DIGITS = 18  # more than any count has

PARTS: Mapping[str, Callable[[Clause], object]] = {
    "level": lambda clause: clause.level,
    "tag": lambda clause: clause.tags,
    "example": lambda clause: clause.examples,
    "comparison": lambda clause: any(one.conversation.comparisons for one in clause.examples),
    "violation": lambda clause: any(_violated(clause)),
    "settings": lambda clause: any(message.settings for message in _messages(clause)),
    "untrusted": lambda clause: any(message.untrusted for message in _messages(clause)),
    "commentary": lambda clause: clause.commentaries,
    "definition": lambda clause: clause.definitions,
    "prompt": lambda clause: clause.eval_prompts,
    "reference": lambda clause: clause.content.references,
    "list": lambda clause: _has_passage(clause, "list"),
    "table": lambda clause: _has_passage(clause, "table"),
    "code": lambda clause: _has_passage(clause, "code"),
    "quote": lambda clause: _has_passage(clause, "quote"),
}
"""For each word after `has:` what says whether a clause has that."""


def match_has(term: QueryTerm, _facts: QueryFacts) -> Predicate:
    """Returns whether a clause has one of some parts."""
    wanted = fold_values(term, PARTS, lambda word: f"`has:` doesn't know `{word}`", "")
    return lambda clause: any(PARTS[word](clause) for word in wanted)


def match_examples(term: QueryTerm, _facts: QueryFacts) -> Predicate:
    """Returns whether a clause has as many examples as asked."""
    return _match_count(term, lambda clause: len(clause.examples))


def match_prompts(term: QueryTerm, _facts: QueryFacts) -> Predicate:
    """Returns whether a clause has as many eval prompts as asked."""
    return _match_count(term, lambda clause: len(clause.eval_prompts))


def _match_count(term: QueryTerm, count: Callable[[Clause], int]) -> Predicate:
    if term.operator != ":":
        take_one(term)
    bounds = [_parse_count(term, place) for place in range(len(term.values))]
    tests = [compare(term.operator, bound) for bound in bounds]
    return lambda clause: any(test(count(clause)) for test in tests)


def _parse_count(term: QueryTerm, place: int) -> int:
    value = term.values[place]
    if not re.fullmatch(r"[0-9]+", value.text):
        hint = f"write a number, such as `{term.key}{term.operator}2`"
        raise point_at(term.expression, value.span, f"`{shorten(value.text)}` isn't a whole number", hint)
    return int(value.text.lstrip("0")[:_DIGITS] or "0")


def match_role(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether a participant of some role speaks in a clause's examples."""
    used = (message.role for clause in facts.document.clauses for message in _messages(clause))
    known = dict.fromkeys([*KNOWN_ROLES, *used])
    wanted = fold_values(term, known, lambda word: f"no role `{word}` here", "")
    return lambda clause: any(message.role.casefold() in wanted for message in _messages(clause))


def match_verdict(term: QueryTerm, _facts: QueryFacts) -> Predicate:
    """Returns whether a clause's examples have a response with some verdict."""
    wanted = fold_values(
        term, (*KNOWN_VERDICTS, _NO_VERDICT), lambda word: f"there is no verdict `{word}`", ""
    )
    return lambda clause: (
        not wanted.isdisjoint(
            response.kind
            for example in clause.examples
            for comparison in example.conversation.comparisons
            for response in comparison.responses
        )
    )


def match_violates(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether a verdict in a clause's examples says that a response violates one of some other clauses."""
    return _match_targets(term, facts, _violated)


def match_refers(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether a clause refers to one of some other clauses."""
    return _match_targets(
        term, facts, lambda clause: (reference.target for reference in clause.content.references)
    )


def _match_targets(
    term: QueryTerm, facts: QueryFacts, targets: Callable[[Clause], Iterable[str]]
) -> Predicate:
    document = facts.document
    every = {target for clause in document.clauses for target in targets(clause)}
    dangling = {target for target in every if document.find(target) is None}
    places, names = find_targets(term, facts, dangling)

    def is_meant(clause: Clause, target: str) -> bool:
        found = document.find(target)
        if found is None:
            return target.casefold() in names
        return found.index in places and found.index != clause.index

    return lambda clause: any(is_meant(clause, target) for target in targets(clause))


def match_text(term: QueryTerm, facts: QueryFacts) -> Predicate:
    """Returns whether one of some texts stands in a clause, as it is written or as it reads."""
    wanted = fold_texts(term)
    return lambda clause: any(
        text in reading for reading in map(fold_text, _read(clause, facts)) for text in wanted
    )


def _read(clause: Clause, facts: QueryFacts) -> Iterator[str]:
    """Yields what readers see of a clause: as it is written, as it reads, and what is said in its examples and of them."""
    content, examples = clause.content, {example.span for example in clause.examples}
    passages = [one.span for one in content.passages if one.span not in examples]
    yield "\n".join([clause.title, *(span.slice(content.source) for span in passages)])
    below = content.passages[0].span.start if passages else len(content.source)
    yield facts.plain_texts.make(content, [Span(below, len(content.source))])
    for example in clause.examples:
        yield example.title or ""
        for message in example.conversation.all_messages():
            yield message.text
            yield decode_entities(message.text)
            yield (message.verdict.reason if message.verdict else None) or ""


def _messages(clause: Clause) -> Iterator[Message]:
    for example in clause.examples:
        yield from example.conversation.all_messages()


def _verdicts(clause: Clause) -> Iterator[Verdict]:
    return (message.verdict for message in _messages(clause) if message.verdict)


def _violated(clause: Clause) -> Iterator[str]:
    return (verdict.violates for verdict in _verdicts(clause) if verdict.violates)


def _has_passage(clause: Clause, kind: str) -> bool:
    return any(passage.kind == kind for passage in clause.content.passages)
