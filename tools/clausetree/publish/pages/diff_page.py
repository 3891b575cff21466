"""What changed between two revisions, clause by clause, and the table of all pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.summary import count_kinds, has_changes
from clausetree.output.answers import ChangesAnswer
from clausetree.output.diff.phrases import GROUPS, describe_ladder
from clausetree.output.formats import render
from clausetree.publish.addresses.site_addresses import Addresses, diff_slug
from clausetree.publish.draw.change_badges import change_anchor, render_facts, render_kinds
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.redline import render_redline
from clausetree.publish.draw.site_page import SitePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ChangeSet, ClauseChange, LadderChange
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

_ADDRESSES = Addresses("../../")


def build_pages(series: EditionSeries) -> Iterator[SitePage]:
    """Yields the table of all pairs of revisions, then what changed between the two of each."""
    yield _build_table(series)
    for (old, new), changes in series.changes.items():
        yield _build_diff(series.by_label[old], series.by_label[new], changes)


def _build_diff(old: Edition, new: Edition, changes: ChangeSet) -> SitePage:
    """Returns the page of what changed from `old` to `new`."""
    title = f"{old.label} → {new.label}"
    ends = join(
        (
            link(_ADDRESSES.revision(old.label), f"Read {old.label}"),
            link(_ADDRESSES.revision(new.label), f"Read {new.label}"),
            link("../", "All pairs"),
            link("changes.json", "As data"),
            link("index.md", "Markdown", rel="alternate", type="text/markdown"),
        ),
        " · ",
    )
    pieces = [
        element("h1", title),
        element("p", ends),
        _render_summary(changes),
        _render_ladder(changes.ladder),
    ]
    if changes.preamble:
        pieces += [element("h2", "Before the first heading"), *map(render_redline, changes.preamble)]
    pieces += [_render_change(change, old, new) for change in changes.clauses]
    if not has_changes(changes):
        pieces.append(element("p", "Nothing changed.", class_="none"))
    answer = ChangesAnswer(old.revision, new.revision, changes)
    return SitePage(
        path=f"diff/{diff_slug(old.label, new.label)}.md",
        title=title,
        description=f"What changed in {new.name} from {old.label} to {new.label}, by meaning.",
        body=element("div", join(pieces), class_="diff"),
        beside=(
            ("index.md", render("diff", "markdown", answer)),
            ("changes.json", render("diff", "json", answer)),
        ),
    )


def _build_table(series: EditionSeries) -> SitePage:
    """Returns the table of all pairs of revisions, each leading to what changed between them."""
    editions = series.editions
    addresses = Addresses("../")
    head = join(element("th", edition.label, scope="col") for edition in editions[1:])
    rows = []
    for position, old in enumerate(editions[:-1]):
        cells = [element("td", "") for _ in editions[1 : position + 1]]
        for new in editions[position + 1 :]:
            number = len(series.changes[old.label, new.label].clauses)
            name = Markup('<span class="sr">{} to {}: </span>{}').format(old.label, new.label, number)
            cells.append(element("td", link(addresses.diff(old.label, new.label), name)))
        rows.append(element("tr", element("th", old.label, scope="row") + join(cells)))
    table = Markup(
        '<table class="pairs"><caption>How many clauses changed from the revision at the left to the one above</caption>'
        "<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(head, join(rows))
    body = element("h1", "Compare two revisions") + (
        table if rows else element("p", "There is only one revision.")
    )
    return SitePage(
        path="diff/index.md",
        title="Compare",
        description="Every pair of revisions, compared by meaning.",
        body=body,
    )


def _render_summary(changes: ChangeSet) -> Markup:
    counts = count_kinds(changes)
    rows = [
        Markup("<strong>{}</strong> {}").format(counts[kind], word) for kind, word in GROUPS if counts[kind]
    ]
    return items(rows, class_="summary") if rows else EMPTY


def _render_ladder(ladder: LadderChange) -> Markup:
    phrases = map(Markup, describe_ladder(ladder, lambda level: element("code", level)))
    return (
        element("h2", "Ladder", id="ladder-of-levels") + items(phrases, class_="facts") if ladder else EMPTY
    )


def _render_change(change: ClauseChange, old: Edition, new: Edition) -> Markup:
    anchor = change_anchor(change, old, new)
    clause = change.clause
    heading = Markup("{} {}").format(element("span", clause.number, class_="number"), clause.title)
    places = [
        link(_ADDRESSES.clause(edition.label, edition.slug(side)), edition.label)
        for side, edition in _sides(change, old, new)
    ]
    places.append(link(_ADDRESSES.life(clause.id), "its life"))
    return element(
        "div",
        join(
            (
                element("h2", heading, id=anchor),
                element(
                    "p",
                    join((render_kinds(change), element("span", join(places, " · "), class_="places")), " "),
                ),
                render_facts(change),
                *map(render_redline, change.redline),
            )
        ),
        class_="change",
        data_kinds=" ".join(change.kinds),
    )


def _sides(change: ClauseChange, old: Edition, new: Edition) -> list[tuple[Clause, Edition]]:
    return [
        (clause, edition) for clause, edition in ((change.old, old), (change.new, new)) if clause is not None
    ]
