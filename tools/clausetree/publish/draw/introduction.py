"""What a spec is, for those who come to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.prose import render_prose

if TYPE_CHECKING:
    from clausetree.config.settings import SpecSettings
    from clausetree.publish.books.edition import Edition


def render_introduction(newest: Edition, about: SpecSettings) -> Markup:
    """Returns what a spec is: its description, else its own first paragraph; then who publishes it, and on what terms."""
    said = about.description or _find_first_paragraph(newest)
    drawn = render_prose(said, PageView(edition=newest, addresses=Addresses(""), prompts=False))
    facts = [f"Published by {about.publisher}"] if about.publisher else []
    facts += [f"licence {about.licence}"] if about.licence else []
    facts += [link(about.url, "its publisher's page")] if about.url else []
    told = element("p", join(facts, " · "), class_="places") if facts else EMPTY
    return element("div", drawn, class_="introduction", **newest.spoken) + told


def _find_first_paragraph(edition: Edition) -> str:
    """Returns the first paragraph of a text; empty where it has none."""
    for _, content in edition.document.contents():
        for passage in content.passages:
            if passage.kind == "paragraph":
                return passage.span.slice(content.source)
    return ""
