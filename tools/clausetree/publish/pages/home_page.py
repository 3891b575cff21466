"""The front page of the site: the revisions, what changed between them, and where to begin."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

from clausetree.diff.summary import count_changed, select_told
from clausetree.diff.time.drift import count_levels
from clausetree.output.diff.stacked_bars import BarPiece, StackedBar
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.bar_chart import render_bars
from clausetree.publish.draw.clause_entry import render_entry
from clausetree.publish.draw.heat_map import render_heat_map
from clausetree.publish.draw.heat_rows import build_chapter_rows
from clausetree.publish.draw.important_changes import render_important
from clausetree.publish.draw.introduction import render_introduction
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.plain_words import name_revision
from clausetree.publish.draw.site_page import SitePage
from clausetree.publish.machine.llms_index import render_llms_index
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.config.settings import SpecSettings
    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.publish.addresses.page_kinds import PageKind
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

_ADDRESSES = Addresses("")
_NEWS = 5
"""How many changes of the newest release stand on the front page."""
_DRIFT: Mapping[str, str] = {
    "inserted": "inserted",
    "deleted": "deleted",
    "relevelled": "promoted or demoted",
    "edited": "edited",
    "otherwise": "changed otherwise",
}
"""What a changed clause is counted as, once: the first of these kinds that happened to it."""


def build_home_page(
    series: EditionSeries,
    about: SpecSettings,
    kinds: Sequence[PageKind],
    guides: Sequence[tuple[str, str]],
) -> SitePage:
    """Returns the front page: what the spec is, what is in it, what is new, then its history.

    Args:
        series: The revisions.
        about: What the settings say of the spec.
        kinds: The kinds of page beside it.
        guides: Titles and addresses of the publisher's hand-written pages.
    """
    editions, newest = series.editions, series.newest
    sections = [
        ("chapters", "Chapters", _render_chapters(newest)),
        ("new", f"New in {name_revision(newest)}", _render_news(series)),
        ("revisions", "Revisions", _render_revisions(editions, series.steps)),
        ("heat", "What changed where", _render_heat(series)),
        ("drift", "Drift", _render_levels(editions) + _render_changes(editions, series.steps)),
        (
            "guides",
            "Guides",
            items((link(address, title) for title, address in guides), class_="clauses") if guides else EMPTY,
        ),
        ("for-programs", "For programs", items(_machine_links(newest), class_="clauses")),
    ]
    drawn = (element("h2", title, id=anchor) + section for anchor, title, section in sections if section)
    return SitePage(
        path="index.md",
        title=newest.name,
        description=f"{newest.name}: every clause, every revision, what changed and why; to search, browse and cite.",
        body=element("h1", newest.name)
        + render_introduction(newest, about)
        + _render_starts(series, kinds)
        + join(drawn),
        beside=(("index.md", render_llms_index(editions, newest)),),
    )


def _render_starts(series: EditionSeries, kinds: Sequence[PageKind]) -> Markup:
    """Returns what the site has, and the ways into it."""
    newest = series.newest
    binding = f", {newest.provisions} of them provisions" if newest.provisions else ""
    counted = f"{count_noun(len(newest.document.clauses), 'clause')}{binding}, in {count_noun(len(series.editions), 'revision')}."
    folder = _ADDRESSES.revision(newest.label)
    links = (
        link(folder, f"Read {newest.label}", class_="start"),
        link(f"{folder}all/", "All on one page"),
        *(link(f"{kind.folder}/", kind.invitation or kind.title) for kind in kinds),
        *([link("upstream/", "Beside upstream")] if series.beside else []),
    )
    return element("p", counted, class_="lead") + element("p", join(links, " "), class_="starts")


def _render_chapters(newest: Edition) -> Markup:
    """Returns the chapters of the newest revision."""
    view = PageView(edition=newest, addresses=_ADDRESSES)
    return items((render_entry(chapter, view) for chapter in newest.chapters), class_="clauses")


def _render_news(series: EditionSeries) -> Markup:
    """Returns what changed most in the newest release; empty where there is no older one."""
    newest = series.newest
    changes = series.steps.get(newest.label)
    if changes is None:
        return EMPTY
    before = series.editions[series.editions.index(newest) - 1]
    view = PageView(edition=newest, addresses=_ADDRESSES)
    told = render_important(changes, before, view, _NEWS)
    return told + element("p", link(_ADDRESSES.release(newest.label), "Release notes and all changes"))


def _render_revisions(editions: Sequence[Edition], steps: Mapping[str, ChangeSet]) -> Markup:
    """Returns the revisions, newest first, with their sizes and a link to what each changed."""
    counts = {"Provisions": attrgetter("provisions"), "Examples": attrgetter("examples")}
    counted = {word: count for word, count in counts.items() if any(map(count, editions))}
    rows = []
    for position in range(len(editions) - 1, -1, -1):
        edition = editions[position]
        cells = [
            element("th", link(_ADDRESSES.revision(edition.label), edition.label), scope="row"),
            element("td", str(len(edition.document.clauses))),
            *(element("td", str(count(edition)), class_="size") for count in counted.values()),
        ]
        changes = steps.get(edition.label)
        since = EMPTY
        if changes is not None:
            before = editions[position - 1].label
            since = link(
                _ADDRESSES.diff(before, edition.label),
                f"{count_noun(count_changed(changes), 'clause')} since {before}",
            )
        rows.append(element("tr", join((*cells, element("td", since) if steps else EMPTY))))
    head = join(
        element("th", word, scope="col", class_="size" if word in counted else None)
        for word in ("Revision", "Clauses", *counted, *(["Changed"] if steps else []))
    )
    return Markup('<table class="revisions"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
        head, join(rows)
    )


def _render_heat(series: EditionSeries) -> Markup:
    """Returns how much of each chapter changed, by release, with a link to the same of each clause; empty for one."""
    if len(series.editions) == 1:
        return EMPTY
    releases = [
        link(_ADDRESSES.release(edition.label), name_revision(edition)) for edition in series.editions
    ]
    drawn = render_heat_map(
        "How much of each chapter changed, by release", releases, build_chapter_rows(series, _ADDRESSES)
    )
    return drawn + element("p", link("clauses/", "The same for each clause"))


def _render_levels(editions: Sequence[Edition]) -> Markup:
    if not any(edition.provisions for edition in editions):
        return EMPTY
    bars = [
        StackedBar(
            edition.label,
            tuple(
                BarPiece(level, count, f"level-{edition.step(level)}")
                for level, count in count_levels(edition.document)
            ),
        )
        for edition in editions
    ]
    return render_bars("Provisions by level, in each revision", bars)


def _render_changes(editions: Sequence[Edition], steps: Mapping[str, ChangeSet]) -> Markup:
    bars = []
    for edition in editions[1:]:
        counts = Counter(map(_find_drift, select_told(steps[edition.label])))
        pieces = tuple(BarPiece(word, counts[kind], kind) for kind, word in _DRIFT.items())
        bars.append(StackedBar(edition.label, pieces))
    return render_bars("Clauses changed, since the revision before", bars) if bars else EMPTY


def _find_drift(change: ClauseChange) -> str:
    """Returns what a change is counted as."""
    return next((kind for kind in _DRIFT if kind in change.kinds), "otherwise")


def _machine_links(newest: Edition) -> list[Markup]:
    revision = _ADDRESSES.revision(newest.label)
    files = (
        (f"{revision}spec.json", "the newest revision as data"),
        (f"{revision}spec.md", "its source"),
        ("schema/document.json", "the JSON Schema of the data"),
        ("llms.txt", "an index for language models"),
        ("llms-full.txt", "the newest revision as plain Markdown"),
        ("feed.xml", "revisions as an Atom feed"),
        ("versions.json", "the revisions as data"),
    )
    return [Markup("{}, {}").format(link(address, address), what) for address, what in files]
