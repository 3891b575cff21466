"""All pages, and the navigation between them: of one revision, and of what speaks of more than one."""

from __future__ import annotations

from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.addresses.page_kinds import OVERVIEW_KINDS, REVISION_KINDS
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.markup import escape
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.running_text import plain_title
from clausetree.publish.draw.timeline import ClauseHistory
from clausetree.publish.pages.clause_page import build_clause_page
from clausetree.publish.pages.front_page import build_front_page
from clausetree.publish.pages.home_page import build_home_page
from clausetree.publish.pages.tool_contents import TOOL
from clausetree.publish.pages.upstream_page import build_upstream_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from clausetree.config.settings import SpecSettings
    from clausetree.model.clause import Clause
    from clausetree.publish.addresses.page_kinds import PageKind
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries
    from clausetree.publish.draw.site_page import SitePage
    from clausetree.publish.pages.tool_contents import ToolGroup


CLAUSES = "Clauses"
"""What the navigation calls the front page of a revision."""


class RevisionPages(NamedTuple):
    """What a revision's folder is built from.

    Attributes:
        pages: All pages.
        navigation: The navigation in MkDocs' form: each entry maps a title to a page, or to a list of entries.
    """

    pages: tuple[SitePage, ...]
    navigation: list[object]


class OverviewPages(NamedTuple):
    """What speaks of more than one revision.

    Attributes:
        pages: All pages.
        kinds: The kinds of page that there are.
    """

    pages: tuple[SitePage, ...]
    kinds: tuple[PageKind, ...]


def build_revision_pages(edition: Edition, histories: Mapping[int, ClauseHistory]) -> RevisionPages:
    """Returns the pages of a revision.

    Args:
        edition: The revision.
        histories: For the offset at which a clause starts what happened to it up to this revision.
    """
    built = {kind: tuple(_load_builder(kind)(edition)) for kind in REVISION_KINDS}
    found = {kind: pages for kind, pages in built.items() if pages}
    clauses = (
        build_clause_page(clause, edition, histories.get(clause.start, ClauseHistory()))
        for clause in edition.document.clauses
    )
    return RevisionPages(
        pages=(build_front_page(edition, tuple(found)), *clauses, *chain.from_iterable(found.values())),
        navigation=[
            {CLAUSES: "index.md"},
            *_list_clauses(edition),
            *({kind.title: pages[0].path} for kind, pages in found.items()),
        ],
    )


def build_overview_pages(
    series: EditionSeries, about: SpecSettings, guides: Sequence[tuple[str, str]]
) -> OverviewPages:
    """Returns the pages that speak of more than one revision.

    Args:
        series: The revisions.
        about: What the settings say of the spec.
        guides: Titles and addresses of the publisher's hand-written pages.
    """
    built = {kind: tuple(_load_builder(kind)(series)) for kind in OVERVIEW_KINDS}
    kinds = tuple(kind for kind, pages in built.items() if pages)
    home = build_home_page(series, about, kinds, guides)
    beside = build_upstream_pages(series.beside) if series.beside else ()
    return OverviewPages((home, *chain.from_iterable(built.values()), *beside), kinds)


def list_overview(
    kinds: Sequence[PageKind], guides: Sequence[str], groups: Sequence[ToolGroup]
) -> list[object]:
    """Returns the navigation of what stands beside the revisions.

    Args:
        kinds: The kinds of page that there are.
        guides: Paths of the publisher's hand-written pages.
        groups: The pages about clausetree.
    """
    navigation: list[object] = [{"Home": "index.md"}]
    navigation += [{kind.title: f"{kind.folder}/index.md"} for kind in kinds]
    navigation += [{"Guides": list(guides)}] if guides else []
    listed = [
        {
            group.name: [
                {str(escape(entry.title)): [entry.path, *entry.below] if entry.below else entry.path}
                for entry in group.entries
            ]
        }
        for group in groups
    ]
    return [*navigation, {"clausetree": [f"{TOOL}/index.md", *listed]}] if listed else navigation


def _load_builder(kind: PageKind) -> Callable[[Any], Iterator[SitePage]]:
    """Returns the function that yields the pages of a kind."""
    builder: Callable[[Any], Iterator[SitePage]] = import_module(
        f"clausetree.publish.pages.{kind.module}"
    ).build_pages
    return builder


def _list_clauses(edition: Edition) -> Iterator[object]:
    """Yields the entries of the clauses in the navigation."""
    view = PageView(edition=edition, addresses=Addresses(""))

    def branch(clause: Clause) -> object:
        title = str(escape(plain_title(clause.title, view)))
        path = edition.path(clause)
        children = edition.children.get(clause.start, ())
        return {title: [{title: path}, *(branch(child) for child in children)] if children else path}

    yield from map(branch, edition.children.get(None, ()))
