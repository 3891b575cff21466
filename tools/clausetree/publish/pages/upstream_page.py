"""A fork beside its upstream: where each clause comes from, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses, fragment
from clausetree.publish.books.beside_upstream import UPSTREAM, find_origin
from clausetree.publish.draw.change_badges import change_anchor, render_kinds
from clausetree.publish.draw.clause_entry import link_clause
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.site_page import SitePage
from clausetree.publish.pages.diff_page import build_diff_page
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ClauseChange
    from clausetree.model.clause import Clause
    from clausetree.publish.books.beside_upstream import BesideUpstream

_ADDRESSES = Addresses("../")


def build_upstream_pages(beside: BesideUpstream) -> Iterator[SitePage]:
    """Yields the page of where each clause comes from, and the comparison with upstream."""
    yield _build_origins(beside)
    yield build_diff_page(beside.upstream, beside.fork, beside.changes)


def render_origin(change: ClauseChange | None, beside: BesideUpstream, addresses: Addresses) -> Markup:
    """Returns where a clause of the fork comes from, in words, with a link to what differs; None where nothing does."""
    origin = find_origin(change)
    if change is None or origin == "as upstream":
        return element("p", "As upstream.", class_="since", data_aside=True)
    shown = link(_address(change, beside, addresses), "show changes") if change.old else EMPTY
    told = join((origin.capitalize(), *([shown] if shown else [])), ": ")
    return element("p", told, class_="since", data_aside=True)


def _address(change: ClauseChange, beside: BesideUpstream, addresses: Addresses) -> str:
    anchor = change_anchor(change, beside.upstream, beside.fork)
    return addresses.diff(beside.upstream.label, beside.fork.label) + fragment(anchor)


def _build_origins(beside: BesideUpstream) -> SitePage:
    fork, upstream = beside.fork, beside.upstream
    changes = beside.by_clause()
    found: dict[str, list[Markup]] = {
        "edited here": [],
        "only here": [],
        "only upstream": [],
        "as upstream": [],
    }
    for clause in fork.document.clauses:
        change = changes.get(clause.index)
        found[find_origin(change)].append(_render_clause(clause, change, beside))
    for change in beside.changes.clauses:
        if change.old and not change.new:
            view = PageView(edition=upstream, addresses=_ADDRESSES)
            found["only upstream"].append(link_clause(change.old, view))
    sections = [
        element("h2", f"{name.capitalize()}: {len(rows)}", id=name.replace(" ", "-"))
        + items(rows, class_="clauses")
        for name, rows in found.items()
        if rows
    ]
    compare = link(_ADDRESSES.diff(upstream.label, fork.label), "All that differs, side by side")
    lead = f"{fork.name} was forked from {upstream.name}; this is {fork.label} beside its {upstream.label.removeprefix(UPSTREAM)}."
    same = count_noun(len(found["as upstream"]), "clause")
    body = join(
        (
            element("h1", "Beside upstream"),
            element("p", lead, class_="lead"),
            element("p", Markup("{} as upstream. {}").format(same.capitalize(), compare)),
            *sections,
        )
    )
    return SitePage(
        path="upstream/index.md",
        title="Beside upstream",
        description=f"Where each clause of {fork.name} comes from, and what differs from {upstream.name}.",
        body=body,
    )


def _render_clause(clause: Clause, change: ClauseChange | None, beside: BesideUpstream) -> Markup:
    view = PageView(edition=beside.fork, addresses=_ADDRESSES)
    name = link_clause(clause, view)
    if change is None or find_origin(change) != "edited here":
        return name
    return join((name, render_kinds(change), link(_address(change, beside, _ADDRESSES), "show changes")), " ")
