"""What each level of authority means, and which clauses stand at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.draw.badge import render_level
from clausetree.publish.draw.clause_entry import render_crumbs, render_entry
from clausetree.publish.draw.markup import EMPTY, element, items, join
from clausetree.publish.draw.notice import render_notice
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.prose import render_prose
from clausetree.publish.draw.site_page import PageHeading, SitePage
from clausetree.publish.machine.markdown_copies import copy_levels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.publish.books.edition import Edition


def build_pages(edition: Edition) -> Iterator[SitePage]:
    """Yields the page that says what each level means, and which clauses stand at it; none where there is no level."""
    at = edition.by_level()
    if not at:
        return
    view = PageView(edition=edition, addresses=Addresses("../../", edition.label))
    meanings = _meanings(edition)
    pieces = [render_crumbs((), view), element("h1", "Levels of authority")]
    pieces.append(
        element("p", "Highest first: where two instructions can't both be followed, the higher one decides.")
    )
    for level, clauses in at.items():
        meaning = meanings.get(level.casefold())
        pieces += [
            element("h2", render_level(level, view, linked=False), id=make_slug(level)),
            element("div", render_prose(meaning, view), class_="meaning", **view.edition.spoken)
            if meaning
            else EMPTY,
            items((render_entry(clause, view) for clause in clauses), class_="clauses") if clauses else EMPTY,
        ]
    yield SitePage(
        path="levels.md",
        title="Levels of authority",
        description=f"The levels of authority of {edition.name}, {edition.label}, and the clauses at each.",
        body=join(pieces),
        headings=tuple(PageHeading(anchor=make_slug(level), title=level) for level in at),
        notice=render_notice(view),
        beside=(("index.md", copy_levels(edition)),),
    )


def _meanings(edition: Edition) -> dict[str, str]:
    """Returns what the spec's own list of levels says of each, by level in lower case."""
    known = {level.casefold() for level in edition.document.ladder}
    for clause in edition.document.clauses:
        for levels in clause.content.term_lists:
            said = {
                level.term.casefold(): level.span.slice(clause.content.source) for level in reversed(levels)
            }
            if known <= set(said):
                return said
    return {}
