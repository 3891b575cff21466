"""The feeds of a site: of all revisions, and of each clause with what stands under it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.summary import is_typographic, name_kinds
from clausetree.output.diff.phrases import describe_counts
from clausetree.publish.addresses.site_addresses import Addresses, fragment
from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.books.edition_series import last_stage
from clausetree.publish.draw.change_badges import change_anchor
from clausetree.publish.draw.plain_words import OLDEST, title_of
from clausetree.publish.machine.atom_feed import FeedEntry, FeedHead, render_feed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.time.lineage import Life, Stage
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
    name = series.newest.name
    address = f"{site_url}feed.xml" if site_url else None
    addresses = Addresses(site_url or "")
    entries = [_build_release(edition, series, addresses) for edition in series.editions]
    yield (
        "feed.xml",
        render_feed(FeedHead(f"{name}: revisions", f"revisions of {series.origin}", name, address), entries),
    )
    news = _find_news(series)
    for clause_id, lives in series.lives.items():
        path = f"clauses/{make_slug(clause_id)}/feed.xml"
        head = FeedHead(
            title=f"{name}: {_title_of(lives[-1], series)}",
            identity=f"{series.origin} clause {clause_id}",
            author=name,
            address=f"{site_url}{path}" if site_url else None,
        )
        there = Addresses(site_url or "../../")
        told = [entry for life in lives for entry in _build_clause(life, series, news, there)]
        yield path, render_feed(head, [entry for _, entry in sorted(told, key=lambda found: found[0])])


def _title_of(life: Life, series: EditionSeries) -> str:
    label, clause = last_stage(life)
    return title_of(clause, series.by_label[label])


def _build_release(edition: Edition, series: EditionSeries, addresses: Addresses) -> FeedEntry:
    changes = series.steps.get(edition.label)
    return FeedEntry(
        title=edition.label,
        identity=f"{series.origin} revision {edition.label}",
        day=edition.revision.date,
        address=addresses.release(edition.label),
        summary=f"Clauses: {describe_counts(changes)}." if changes else f"The {OLDEST}.",
    )


def _build_clause(
    life: Life,
    series: EditionSeries,
    news: Mapping[tuple[str, int], list[ClauseChange]],
    addresses: Addresses,
) -> Iterator[tuple[int, FeedEntry]]:
    """Yields what happened to a clause and to those under it, each after the place of the revision that brought it."""
    for stage in life.stages:
        label, place = stage.revision.label, series.place(stage.revision.label)
        own = [stage.change] if stage.change and not is_typographic(stage.change) else []
        found = own + (news.get((label, stage.clause.index), []) if stage.clause else [])
        if not found:
            continue
        change, before, after = found[0], series.editions[place - 1], series.editions[place]
        anchor = fragment(change_anchor(change, before, after))
        titles = [title_of(one.clause, after if one.new else before) for one in found[:_MOST]]
        told = [f"{title}: {', '.join(name_kinds(one))}" for title, one in zip(titles, found, strict=False)]
        told += [f"{len(found) - _MOST} more"] if len(found) > _MOST else []
        entry = FeedEntry(
            title=f"{titles[0]}, {label}",
            identity=f"{series.origin} revision {label} clause {_name_at(stage)}",
            day=stage.revision.date,
            address=addresses.diff(before.label, label) + anchor,
            summary="; ".join(told),
        )
        yield place, entry


def _name_at(stage: Stage) -> str:
    """Returns what a clause was called in a revision, whatever it is called later; in one that lacks it, as what it is gone."""
    if stage.clause:
        return stage.clause.names[-1]
    gone = stage.change.old if stage.change else None
    return f"{gone.names[-1]} gone" if gone else "gone"


def _find_news(series: EditionSeries) -> Mapping[tuple[str, int], list[ClauseChange]]:
    """Returns for a label and the index of a clause there what happened to those under it, or that were before."""
    found: dict[tuple[str, int], list[ClauseChange]] = defaultdict(list)
    for label, changes in series.steps.items():
        partners = {pair.old.index: pair.new.index for pair in changes.pairs}
        for change in changes.clauses:
            if is_typographic(change):
                continue
            over = {clause.index for clause in changes.new.ancestors(change.new)} if change.new else set()
            if change.old:
                before = {clause.index for clause in changes.old.ancestors(change.old)}
                over |= {partners[index] for index in before & partners.keys()}
            for index in over:
                found[label, index].append(change)
    return found
