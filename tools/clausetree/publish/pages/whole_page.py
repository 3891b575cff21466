"""A whole revision on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.badge import render_level
from clausetree.publish.draw.clause_body import permalink, render_body
from clausetree.publish.draw.footnotes import render_missing
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.notice import render_notice
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.prose import render_prose
from clausetree.publish.draw.running_text import plain, plain_title, render_inline
from clausetree.publish.draw.site_page import SitePage
from clausetree.publish.draw.switcher import SWITCHER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition


_DEEPEST = 6


def build_pages(edition: Edition) -> Iterator[SitePage]:
    """Yields the whole revision on one page, for reading in a row, print and PDF."""
    view = PageView(edition=edition, addresses=Addresses("../../", edition.label), whole=True, prompts=False)
    view.explained.update(edition.terms)
    depths = [clause.depth for clause in edition.document.clauses]
    top = min(depths, default=1)
    clauses = (
        _render_whole(clause, view, min(clause.depth - top + 2, _DEEPEST))
        for clause in edition.document.clauses
    )
    title = Markup('<h1>{} <span class="release">{}</span></h1>').format(edition.name, edition.label)
    preamble = element("div", render_prose(edition.document.preamble.source, view), **edition.spoken)
    text = _render_outline(None, view) + element("div", join(clauses)) + render_missing(view)
    yield SitePage(
        path="all.md",
        title=f"{edition.name}, {edition.label}, on one page",
        description=f"All of {edition.name}, {edition.label}, on one page, for print.",
        body=SWITCHER + title + preamble + element("div", text, class_="whole"),
        notice=render_notice(view),
        wide=True,
        bare=True,
        beside=(("index.md", f"# {edition.name}, {edition.label}\n\n[The whole text](../spec.md)\n"),),
    )


def _render_outline(parent: Clause | None, view: PageView) -> Markup:
    children = view.edition.children.get(parent.start if parent else None, ())
    entries = (
        link(
            view.clause(child),
            Markup("{} {}").format(child.number, plain_title(child.title, view)),
            **view.edition.named,
        )
        + _render_outline(child, view)
        for child in children
    )
    if not children:
        return EMPTY
    outline = items(entries)
    if parent:
        return outline
    return element("nav", outline, class_="outline", aria_label="Contents", data_contents=True)


def _render_whole(clause: Clause, view: PageView, depth: int) -> Markup:
    slug = view.edition.slug(clause)
    level = " " + render_level(clause.level, view) if clause.level else EMPTY
    title = Markup("{} {}").format(
        element("span", clause.number, class_="number"), render_inline(clause.title, view)
    )
    heading = element(
        f"h{depth}",
        title + level + permalink(slug, plain(title)),
        id=slug,
        class_="whole__title",
        **view.edition.spoken,
    )
    body = render_body(clause, view, depth=min(depth + 1, _DEEPEST))
    return element("section", heading + body, class_="whole__clause")
