"""Every key of queries: how it is written, what it finds, and what decides; the parser and the documentation read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.query.content_matchers import (
    PARTS,
    match_examples,
    match_has,
    match_prompts,
    match_refers,
    match_role,
    match_text,
    match_verdict,
    match_violates,
)
from clausetree.query.fact_matchers import match_changed, match_since, match_who
from clausetree.query.heading_matchers import match_id, match_level, match_tag, match_title, match_under

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.query.expression import Operator, Predicate, QueryTerm
    from clausetree.query.query_facts import QueryFacts

_OPERATOR = re.compile(r"([<>]=?|:)")


class QueryKey(NamedTuple):
    """One key.

    Attributes:
        name: What stands before the operator.
        takes: What stands after `:`, in words.
        finds: Which clauses fit, in words that follow "clauses".
        examples: Terms with it.
        match: Returns whether a clause fits a term.
        takes_compared: What stands after `<`, `<=`, `>` and `>=`; empty where they can't stand in place of `:`.
    """

    name: str
    takes: str
    finds: str
    examples: tuple[str, ...]
    match: Callable[[QueryTerm, QueryFacts], Predicate]
    takes_compared: str = ""

    def takes_after(self, operator: Operator) -> str:
        """Returns what stands after an operator, in words."""
        return self.takes if operator == ":" else self.takes_compared

    def show_term(self, operator: Operator) -> str:
        """Returns a term with an operator that the key has."""
        terms = [
            example.lstrip("-") for example in self.examples if example.lstrip("-").startswith(self.name)
        ]
        alike = [term for term in terms if (self.name + ":" in term) == (operator == ":")]
        exact = (term for term in alike if _OPERATOR.split(term)[1] == operator)
        return next(exact, None) or f"{self.name}{operator}{_OPERATOR.split(alike[0])[2]}"


_ROWS = (
    QueryKey(
        "level",
        "a level, or `none`",
        "with this level; `>=` and the like follow the ladder, of which root is the greatest",
        ("level:root", "level:root,system", "level>=developer", "level<user", "level:none"),
        match_level,
        takes_compared="a level",
    ),
    QueryKey("tag", "a tag", "with this tag", ("tag:under_18",), match_tag),
    QueryKey("id", "an id", "with this id", ("id:kindness",), match_id),
    QueryKey("title", "a text", "whose title contains this text", ("title:honest",), match_title),
    QueryKey("under", "an id", "inside this clause, at any depth", ("under:honesty",), match_under),
    QueryKey(
        "has",
        "a part",
        f"that have this part: {', '.join(PARTS)}",
        ("has:commentary", "has:definition", "-has:example"),
        match_has,
    ),
    QueryKey(
        "examples",
        "a number",
        "with that many examples",
        ("examples:0", "examples>=3"),
        match_examples,
        takes_compared="a number",
    ),
    QueryKey(
        "prompts",
        "a number",
        "with that many eval prompts",
        ("prompts:0", "prompts>1"),
        match_prompts,
        takes_compared="a number",
    ),
    QueryKey("role", "a role", "with examples in which this role speaks", ("role:tool",), match_role),
    QueryKey(
        "verdict",
        "`good`, `bad`, `ok` or `none`",
        "with examples that have a response with this verdict",
        ("verdict:ok",),
        match_verdict,
    ),
    QueryKey(
        "violates",
        "an id",
        "with examples that have a response which violates this other clause",
        ("violates:no_deception",),
        match_violates,
    ),
    QueryKey("refers", "an id", "that refer to this other clause", ("refers:decline_well",), match_refers),
    QueryKey(
        "who",
        "a sender, `context` or `nobody`",
        "that this sender can override, explicitly or implicitly",
        ("who:user", "who:nobody", "who:context"),
        match_who,
    ),
    QueryKey(
        "changed",
        "a revision",
        "whose substance this revision changed, as in `blame` and `log`; the oldest introduced all its clauses",
        ("changed:2025-09-12",),
        match_changed,
    ),
    QueryKey(
        "since",
        "a revision",
        "whose substance changed after this revision",
        ("since:2025-10-27",),
        match_since,
    ),
    QueryKey(
        "text",
        "a text",
        "that contain this text, titles and examples included; `text:` can be left out",
        ('text:"cannot be undone"', '"moving carefully"', "undo"),
        match_text,
    ),
)

KEYS = {row.name: row for row in _ROWS}
"""For each key its row, in the order in which they are documented."""
