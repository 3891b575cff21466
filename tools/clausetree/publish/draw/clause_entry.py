"""A clause where it is only named: in a list of clauses, and on the way down to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.badge import render_badges
from clausetree.publish.draw.markup import Markup, element, items, join, link
from clausetree.publish.draw.running_text import render_title
from clausetree.publish.draw.switcher import SWITCHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause
    from clausetree.publish.draw.page_view import PageView


def render_crumbs(clauses: Sequence[Clause], view: PageView) -> Markup:
    """Returns the way down to a clause: the revision, then each clause that it is nested in; and over to others."""
    label = view.edition.label
    steps = [link(view.addresses.revision(label), label)]
    steps += [link_clause(clause, view) for clause in clauses]
    crumbs = items(steps, ordered=True)
    return element("nav", crumbs, class_="crumbs", aria_label="Breadcrumbs", data_aside=True) + SWITCHER


def render_entry(clause: Clause, view: PageView) -> Markup:
    """Returns a clause as it stands in a list of clauses: number, title, level, tags."""
    number = element("span", clause.number, class_="number")
    return join((number, link_clause(clause, view), render_badges(clause, view)), " ")


def link_clause(clause: Clause, view: PageView) -> Markup:
    """Returns a link to a clause, by its title."""
    return link(view.clause(clause), render_title(clause.title, view), **view.edition.named)
