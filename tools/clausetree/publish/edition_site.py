"""All pages of one revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.address import Addresses
from clausetree.publish.clause_page import build_clause_page
from clausetree.publish.edition_pages import (
    build_browser_page,
    build_glossary_page,
    build_levels_page,
    build_whole_page,
)
from clausetree.publish.markup import EMPTY, escape
from clausetree.publish.prose import plain, render_inline
from clausetree.publish.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.model.clause import Clause
    from clausetree.publish.edition import Edition
    from clausetree.publish.markup import Markup
    from clausetree.publish.page import Page


def build_edition_pages(edition: Edition, histories: Mapping[int, Markup]) -> Iterator[Page]:
    """Yields the pages of a revision.

    Args:
        edition: The revision.
        histories: For the offset at which a clause starts what happened to it up to this revision.
    """
    yield build_browser_page(edition)
    for clause in edition.document.clauses:
        yield build_clause_page(clause, edition, histories.get(clause.start, EMPTY))
    yield build_levels_page(edition)
    yield build_whole_page(edition)
    if glossary := build_glossary_page(edition):
        yield glossary


def build_navigation(edition: Edition) -> list[object]:
    """Returns the navigation in MkDocs' form: each entry maps a title to a page, or to a list of entries."""
    navigation: list[object] = [{"Clauses": "index.md"}]
    view = View(edition=edition, addresses=Addresses(""))

    def branch(clause: Clause) -> object:
        title = str(escape(plain(render_inline(clause.title, view))))
        path = edition.path(clause)
        children = edition.children.get(clause.start, ())
        return {title: [path, *(branch(child) for child in children)] if children else path}

    navigation += [branch(clause) for clause in edition.children.get(None, ())]
    navigation += [{"Levels": "levels.md"}]
    navigation += [{"Glossary": "glossary.md"}] if edition.terms else []
    return [*navigation, {"All on one page": "all.md"}]
