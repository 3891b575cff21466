"""A clause's life: one page for each clause there ever was, under its last id, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.books.edition_series import last_stage
from clausetree.publish.books.successors import find_heirs
from clausetree.publish.draw.clause_body import render_body
from clausetree.publish.draw.heat_map import render_heat_map
from clausetree.publish.draw.heat_rows import build_rows
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.plain_words import name_revision, title_of
from clausetree.publish.draw.site_page import SitePage
from clausetree.publish.draw.timeline import render_timeline
from clausetree.publish.machine.markdown_copies import copy_life

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.diff.time.lineage import Life
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

_ADDRESSES = Addresses("../../")


def build_pages(series: EditionSeries) -> Iterator[SitePage]:
    """Yields the list of all clauses that there ever were, then the life of each."""
    yield _build_list(series)
    for clause_id, lives in series.lives.items():
        page = _build_life(clause_id, lives, series)
        yield page._replace(facets=_facets(lives[-1], series.by_label))


def _build_life(clause_id: str, lives: Sequence[Life], series: EditionSeries) -> SitePage:
    """Returns the page of the clauses whose last id is this one; each with its title where there are several.

    There are where an id was given anew, and where two clauses have one at a time.

    Args:
        clause_id: The id.
        lives: The lives, the newest last.
        series: All revisions.
    """
    editions = series.by_label
    pieces = []
    for life in reversed(lives):
        if len(lives) > 1:
            named = editions[last_stage(life).label].named
            pieces.append(element("h2", _title(life, editions), **named))
        pieces.append(_render_life(life, series))
    if not lives[-1].is_alive:
        pieces.append(_render_last_text(lives[-1], editions))
    title = _title(lives[-1], editions)
    return SitePage(
        path=f"clauses/{make_slug(clause_id)}.md",
        title=f"{title}: history",
        description=f"What became of “{title}” from revision to revision.",
        body=element("h1", title, **editions[last_stage(lives[-1]).label].named)
        + join(pieces)
        + element("p", link("feed.xml", "Its changes as a feed"), data_aside=True),
        beside=(("index.md", copy_life(lives)),),
    )


def _build_list(series: EditionSeries) -> SitePage:
    """Returns the list of all clauses that there ever were, each with how much of it changed in each release."""
    lives = sorted(series.lineage.whole_lives, key=lambda life: life.last_clause.index)
    body = element("h1", "All clauses, of all revisions")
    for name, alive in (("In the newest revision", True), ("Deleted", False)):
        found = [life for life in lives if life.is_alive is alive]
        if found:
            body += element("h2", name) + _render_lives(name, found, series)
    return SitePage(
        path="clauses/index.md",
        title="All clauses",
        description="All clauses of all revisions, including deleted ones, each with its history.",
        body=body,
    )


def _render_lives(name: str, lives: Sequence[Life], series: EditionSeries) -> Markup:
    """Returns lives as a heat map; as a list where there is only one release."""
    addresses = Addresses("../")
    rows = build_rows(series, lives, addresses)
    if len(series.editions) == 1:
        return items((row.name for row in rows), class_="clauses")
    releases = [link(addresses.release(edition.label), name_revision(edition)) for edition in series.editions]
    return render_heat_map(f"{name}: how much of each clause changed, by release", releases, rows)


def _title(life: Life, editions: Mapping[str, Edition]) -> str:
    last = last_stage(life)
    return title_of(last.clause, editions[last.label])


def _render_life(life: Life, series: EditionSeries) -> Markup:
    ids = join((element("code", name) for name in life.ids), ", ")
    known = element("p", Markup("Known as {}.").format(ids), data_aside=True)
    last, clause = last_stage(life)
    address = _ADDRESSES.clause(last, series.by_label[last].slug(clause))
    if not life.is_alive:
        state = Markup("<p>This clause was deleted. Its last text is in {}.</p>").format(link(address, last))
        state = element("div", state + _render_heirs(life, series), class_="tombstone", role="note")
    else:
        state = element("p", link(address, "Read its newest text"), data_aside=True)
    return known + state + render_timeline(life.stages, series, _ADDRESSES)


def _render_last_text(life: Life, editions: Mapping[str, Edition]) -> Markup:
    """Returns what a deleted clause last said."""
    label, clause = last_stage(life)
    body = render_body(
        clause, PageView(edition=editions[label], addresses=_ADDRESSES, prompts=False), depth=3
    )
    heading = element("h2", f"Text in {label}", id="text", data_aside=True)
    return heading + element("div", body, class_="clause__text") if body else EMPTY


def _facets(life: Life, editions: Mapping[str, Edition]) -> dict[str, tuple[str, ...]]:
    """Returns what finds the history of a clause: in each revision from the first that has it, or the first without it."""
    labels = list(editions)
    if life.is_alive:
        return {
            "kind": ("history",),
            "revision": tuple(labels[labels.index(life.stages[0].revision.label) :]),
        }
    level = life.last_clause.level
    return {
        "kind": ("deleted clause",),
        "revision": tuple(labels[labels.index(life.stages[-1].revision.label) :]),
        "level": (level,) if level else (),
    }


def _render_heirs(life: Life, series: EditionSeries) -> Markup:
    """Returns where the text of a gone clause went."""
    edition = series.by_label[life.stages[-1].revision.label]
    links = [
        link(_ADDRESSES.life(clause_id), title_of(heir, edition))
        for clause_id, heir in find_heirs(life).items()
    ]
    return Markup("<p>Its text went to {}.</p>").format(join(links, ", ")) if links else EMPTY
