"""What happened to a clause: its badges, what they leave open in words, and where a diff tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.summary import name_kinds
from clausetree.output.diff.facts import describe_clause
from clausetree.output.diff.phrases import GROUPS
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join
from clausetree.publish.draw.told_sentence import render_told

if TYPE_CHECKING:
    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.kinds import Kind
    from clausetree.publish.books.edition import Edition

_WORDS: dict[Kind, str] = {kind: name for kind, name in GROUPS if kind != "relevelled"}


def render_kinds(change: ClauseChange) -> Markup:
    """Returns the badges of all that happened to a clause."""
    badges = (
        element("span", _WORDS.get(kind, word), class_=f"badge kind kind--{kind}")
        for kind, word in zip(change.kinds, name_kinds(change), strict=True)
    )
    return element("span", join(badges, " "), class_="kinds")


def render_facts(change: ClauseChange, *, shown: bool = False) -> Markup:
    """Returns what happened to a clause, a phrase each; where its passages are `shown` beside, only what they don't show."""
    facts = tuple(map(render_told, describe_clause(change, shown=shown)))
    return items(facts, class_="facts") if facts else EMPTY


def change_anchor(change: ClauseChange, old: Edition, new: Edition) -> str:
    """Returns the id that a change has on the page of its diff."""
    if change.new is not None:
        return new.slug(change.new)
    assert change.old is not None  # noqa: S101 - one of the two is always there
    return f"{old.slug(change.old)}/gone"
