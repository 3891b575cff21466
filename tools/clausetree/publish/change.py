"""Changes in words: badges for what happened to a clause, and what the badges leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.facts import describe_clause
from clausetree.output.diff.phrases import GROUPS
from clausetree.publish.markup import EMPTY, Markup, element, items, join

if TYPE_CHECKING:
    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.kinds import Kind

_WORDS: dict[Kind, str] = dict(GROUPS)


def render_kinds(change: ClauseChange) -> Markup:
    """Returns the badges of all that happened to a clause."""
    badges = (
        element("span", _WORDS.get(kind, kind), class_=f"badge kind kind--{kind}") for kind in change.kinds
    )
    return element("span", join(badges, " "), class_="kinds")


def render_facts(change: ClauseChange) -> Markup:
    """Returns what happened to a clause, a phrase each."""
    facts = tuple(describe_clause(change))
    return items(facts, class_="facts") if facts else EMPTY
