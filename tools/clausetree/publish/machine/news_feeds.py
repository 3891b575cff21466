"""The feeds of a site: of all revisions, and of each clause with what stands under it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.summary import is_typographic, name_kinds
from clausetree.output.diff.phrases import describe_counts, title_of
from clausetree.publish.addresses.site_addresses import Addresses, fragment
from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.draw.change_badges import change_anchor
from clausetree.publish.machine.atom_feed import FeedEntry, FeedHead, render_feed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.time.lineage import Life
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

_MOST = 5
"""How many clauses under a chapter an entry names."""


def build_feeds(series: EditionSeries, site_url: str | None) -> Iterator[tuple[str, str]]:
    """Yields the feeds: paths from the root of the site, and texts.

    Args:
        series: The revisions.
        site_url: Where the root is; None where that is not known, and then addresses are relative to each feed.
    """
    name, first = series.newest.name, series.editions[0].revision.sha256
    address = f"{site_url}feed.xml" if site_url else None
    addresses = Addresses(site_url or "")
    entries = [_build_release(edition, series, addresses) for edition in series.editions]
    yield "feed.xml", render_feed(FeedHead(f"{name}: revisions", first, name, address), entries)
    news = _find_news(series)
    for clause_id, lives in series.lives.items():
        path = f"clauses/{make_slug(clause_id)}/feed.xml"
        head = FeedHead(
            title=f"{name}: {lives[-1].last_clause.title}",
            identity=f"{first} {clause_id}",
            author=name,
            address=f"{site_url}{path}" if site_url else None,
        )
        told = _build_clause(lives[-1], series, news, Addresses(site_url or "../../"))
        yield path, render_feed(head, list(told))


def _build_release(edition: Edition, series: EditionSeries, addresses: Addresses) -> FeedEntry:
    changes = series.steps.get(edition.label)
    return FeedEntry(
        title=edition.label,
        identity=edition.revision.sha256,
        day=edition.revision.date,
        address=addresses.release(edition.label),
        summary=f"Clauses: {describe_counts(changes)}." if changes else "The first revision.",
    )


def _build_clause(
    life: Life,
    series: EditionSeries,
    news: Mapping[tuple[str, int], list[ClauseChange]],
    addresses: Addresses,
) -> Iterator[FeedEntry]:
    """Yields what happened to a clause and to those under it, oldest first."""
    for stage in life.stages:
        label = stage.revision.label
        own = [stage.change] if stage.change and not is_typographic(stage.change) else []
        found = own + (news.get((label, stage.clause.index), []) if stage.clause else [])
        if not found:
            continue
        change, before = found[0], series.editions[series.place(label) - 1]
        anchor = fragment(change_anchor(change, before, series.by_label[label]))
        told = [f"{title_of(one)}: {', '.join(name_kinds(one))}" for one in found[:_MOST]]
        told += [f"{len(found) - _MOST} more"] if len(found) > _MOST else []
        yield FeedEntry(
            title=f"{title_of(change)}, {label}",
            identity=f"{stage.revision.sha256} {life.last_clause.id}",
            day=stage.revision.date,
            address=addresses.diff(before.label, label) + anchor,
            summary="; ".join(told),
        )


def _find_news(series: EditionSeries) -> Mapping[tuple[str, int], list[ClauseChange]]:
    """Returns for a label and the index of a clause there what happened to those under it."""
    found: dict[tuple[str, int], list[ClauseChange]] = defaultdict(list)
    for label, changes in series.steps.items():
        for change in changes.clauses:
            if change.new and not is_typographic(change):
                for clause in changes.new.ancestors(change.new):
                    found[label, clause.index].append(change)
    return found
