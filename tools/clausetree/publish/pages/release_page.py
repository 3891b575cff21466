"""A page for each release: the publisher's notes beside the changes that were found, and facts in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.summary import count_changed
from clausetree.output.diff.phrases import describe_ladder
from clausetree.publish.addresses.site_addresses import Addresses, label_slug
from clausetree.publish.draw.important_changes import render_important
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.plain_words import OLDEST, name_revision
from clausetree.publish.draw.prose import render_prose
from clausetree.publish.draw.site_page import SitePage
from clausetree.publish.draw.told_sentence import render_told
from clausetree.text.counted_noun import agree, count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ChangeSet
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

_ADDRESSES = Addresses("../../")
_SHOWN = 12
"""How many changes a release's page shows; its comparison has them all."""


def build_pages(series: EditionSeries) -> Iterator[SitePage]:
    """Yields the list of releases, then the page of each."""
    yield _build_list(series)
    before: Edition | None = None
    for edition in series.editions:
        yield _build_release(before, edition, series)
        before = edition


def _build_list(series: EditionSeries) -> SitePage:
    rows = []
    for edition in reversed(series.editions):
        changes = series.steps.get(edition.label)
        told = f"{count_noun(count_changed(changes), 'clause')} changed" if changes else f"the {OLDEST}"
        page = link(f"{label_slug(edition.label)}/", name_revision(edition))
        rows.append(page + " " + element("span", told, class_="places"))
    return SitePage(
        path="releases/index.md",
        title="Releases",
        description=f"Every release of {series.newest.name}: its notes, and everything that changed.",
        body=element("h1", "Releases") + items(rows, class_="clauses"),
    )


def _build_release(before: Edition | None, edition: Edition, series: EditionSeries) -> SitePage:
    """Returns the page of one revision.

    Args:
        before: The revision before it; None for the oldest.
        edition: The revision.
        series: All revisions.
    """
    name = name_revision(edition)
    view = PageView(edition=edition, addresses=_ADDRESSES, prompts=False)
    columns = [_render_notes(series.notes.get(edition.label, ""), view)]
    if before:
        columns.append(_render_changes(series.steps[edition.label], before, view))
    pieces = (
        element("h1", name),
        element("p", join(_list_links(before, edition), " · ")),
        _render_numbers(before, edition),
        element("div", join(columns), class_="release__columns"),
    )
    return SitePage(
        path=f"releases/{label_slug(edition.label)}.md",
        title=f"{edition.name}: {name}",
        description=f"{edition.name}, {name}: the publisher's notes and everything that changed.",
        body=element("div", join(pieces), class_="release-page"),
        wide=True,
    )


def _list_links(before: Edition | None, edition: Edition) -> Iterator[Markup]:
    """Yields links to the revision, and to all that changed in it."""
    folder = _ADDRESSES.revision(edition.label)
    yield link(folder, "Read this release")
    if before:
        address = _ADDRESSES.diff(before.label, edition.label)
        yield link(address, f"Compare with {name_revision(before)}")
    yield link(f"{folder}spec.md", "Source")
    yield link(f"{folder}spec.json", "As data")


def _render_numbers(before: Edition | None, edition: Edition) -> Markup:
    """Returns how many clauses, provisions and examples a revision has, and how many more than the one before."""
    facts = [] if edition.revision.date is None else [Markup("released {}").format(edition.revision.date)]
    old = _count(before) if before else {}
    for word, number in _count(edition).items():
        more = number - old.get(word, number)
        if number or more:
            told = Markup("<strong>{}</strong> {}").format(number, agree(number, word))
            facts.append(told + (Markup(" <span>({:+})</span>").format(more) if more else EMPTY))
    return items(facts, class_="summary")


def _count(edition: Edition) -> dict[str, int]:
    return {
        "clause": len(edition.document.clauses),
        "provision": edition.provisions,
        "example": edition.examples,
    }


def _render_notes(notes: str, view: PageView) -> Markup:
    """Returns what the publisher says of a release; empty where nothing is said."""
    said = notes.partition("\n")[2].strip()
    if not said:
        return EMPTY
    told = element("div", render_prose(said, view), **view.edition.named)
    return element("section", element("h2", "The publisher's notes", id="notes") + told)


def _render_changes(changes: ChangeSet, before: Edition, view: PageView) -> Markup:
    """Returns the most important of the changes that were found."""
    levels = describe_ladder(changes.ladder)
    told = element("p", render_told(f"Levels: {'; '.join(levels)}.")) if levels else EMPTY
    told += render_important(changes, before, view, _SHOWN)
    number = count_changed(changes)
    if number > _SHOWN:
        address = view.addresses.diff(before.label, view.edition.label)
        told += element("p", link(address, f"All {number} clauses that changed"))
    return element("section", element("h2", "What changed", id="changes") + told)
