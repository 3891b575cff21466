"""Badges: small words with a colour and never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.publish.draw.page_view import PageView

VERDICTS = {"good": "Good", "bad": "Bad", "ok": "OK", "none": "No verdict"}
"""For a kind of verdict its word; its sign stands in `clause.css`."""


def render_level(level: str, view: PageView, *, linked: bool = True) -> Markup:
    """Returns a level's badge, linked to what the level means."""
    classes = f"badge level level-{view.edition.step(level)}"
    if not linked:
        return element("span", level, class_=classes)
    return link(view.addresses.level(view.edition.label, level), level, class_=classes)


def render_tags(clause: Clause, view: PageView) -> Markup:
    """Returns a clause's tags, each linked to the clauses that carry it."""
    browser = view.addresses.revision(view.edition.label)
    return join(link(f"{browser}?{urlencode({'tag': tag})}", tag, class_="badge tag") for tag in clause.tags)


def render_badges(clause: Clause, view: PageView) -> Markup:
    """Returns a clause's level and tags, not linked, for a list of clauses."""
    level = render_level(clause.level, view, linked=False) if clause.level else EMPTY
    return level + join(element("span", tag, class_="badge tag") for tag in clause.tags)


def render_verdict(kind: str, word: str | None) -> Markup:
    """Returns a verdict; a word that is not known stands as it is written."""
    shown = word if kind == "none" and word else VERDICTS[kind]
    return element("p", shown, class_=f"verdict {kind}")
