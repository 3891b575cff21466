"""The changes that matter most, a few words each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from clausetree.diff.importance import sort_by_importance
from clausetree.diff.summary import is_typographic
from clausetree.output.diff.facts import describe_clause
from clausetree.publish.addresses.site_addresses import fragment
from clausetree.publish.draw.badge import render_level
from clausetree.publish.draw.change_badges import change_anchor, render_kinds
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.running_text import plain_title
from clausetree.publish.draw.told_sentence import render_told

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.publish.books.edition import Edition

_FACTS = 3
"""How many phrases are said of each change."""


def render_important(changes: ChangeSet, before: Edition, view: PageView, most: int) -> Markup:
    """Returns the most important changes as a list.

    Args:
        changes: All that changed.
        before: The older revision.
        view: A page of the newer one.
        most: How many to show.
    """
    told = [change for change in sort_by_importance(changes) if not is_typographic(change)]
    if not told:
        return element("p", "No clause changed in more than typography.", class_="none")
    return items((_render_change(change, before, view) for change in told[:most]), class_="important")


def _render_change(change: ClauseChange, before: Edition, view: PageView) -> Markup:
    """Returns what happened to a clause, in its badges and a few words."""
    edition = view.edition
    address = view.addresses.diff(before.label, edition.label) + fragment(
        change_anchor(change, before, edition)
    )
    there = view if change.new else PageView(edition=before, addresses=view.addresses)
    level = change.clause.level
    badge = render_level(level, there, linked=False) if level else EMPTY
    facts = render_told("; ".join(islice(describe_clause(change), _FACTS)))
    return join(
        (
            link(address, plain_title(change.clause.title, there), **there.edition.named),
            badge,
            render_kinds(change),
            element("div", facts, class_="places") if facts else EMPTY,
        ),
        " ",
    )
