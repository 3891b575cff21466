"""The terms that a revision defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.clause_entry import render_crumbs
from clausetree.publish.draw.markup import element, join, link
from clausetree.publish.draw.notice import render_notice
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.prose import render_prose
from clausetree.publish.draw.site_page import SitePage
from clausetree.publish.machine.markdown_copies import copy_glossary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.publish.books.edition import Edition


def build_pages(edition: Edition) -> Iterator[SitePage]:
    """Yields the page of the defined terms, in the order of the alphabet; none where nothing is defined."""
    if not edition.terms:
        return
    view = PageView(edition=edition, addresses=Addresses("../../", edition.label))
    view.explained.update(edition.terms)
    entries = []
    for key in sorted(edition.terms):
        term = edition.terms[key]
        text = element("dd", render_prose(term.text, view), **view.edition.spoken)
        name = element("dt", link(view.passage(term.clause, term.number), term.term), **view.edition.spoken)
        entries.append(name + text)
    yield SitePage(
        path="glossary.md",
        title="Glossary",
        description=f"The words that {edition.name}, {edition.label}, defines.",
        body=render_crumbs((), view)
        + element("h1", "Glossary")
        + element("dl", join(entries), class_="glossary"),
        notice=render_notice(view),
        beside=(("index.md", copy_glossary(edition)),),
    )
