"""Two revisions chosen to be compared, and the comparisons that there are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.diff.summary import count_changed
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.markup import Markup, element, join, link
from clausetree.publish.draw.site_page import SitePage
from clausetree.publish.pages.diff_page import build_diff_page
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

_ADDRESSES = Addresses("../")


def build_pages(series: EditionSeries) -> Iterator[SitePage]:
    """Yields where two revisions are chosen, then what changed between the two of each pair that has a page."""
    counts: dict[tuple[str, str], int] = {}
    diffs = []
    steps = set(pairwise(series.by_label))
    for old, new in series.pairs:
        changes = series.diff(old, new)
        counts[old.label, new.label] = count_changed(changes)
        is_step = (old.label, new.label) in steps
        page = build_diff_page(old, new, changes, has_data=series.has_data(old, new))
        diffs.append(page._replace(facets=_facets(new, series)) if is_step else page)
    yield _build_choice(series.editions, counts)
    yield from diffs


def _facets(new: Edition, series: EditionSeries) -> dict[str, tuple[str, ...]]:
    """Returns what finds the comparison of a revision with the one before, for readers of it and of later ones."""
    labels = list(series.by_label)
    return {"kind": ("comparison",), "revision": tuple(labels[labels.index(new.label) :])}


def _build_choice(editions: Sequence[Edition], counts: Mapping[tuple[str, str], int]) -> SitePage:
    """Returns the page on which two revisions are chosen.

    Args:
        editions: The revisions, oldest first.
        counts: For each pair that has a page, the older first, how many clauses changed.
    """
    if counts:
        body = _render_form(editions) + _render_list(editions, counts)
    else:
        body = element("p", "There is only one revision.")
    return SitePage(
        path="compare/index.md",
        title="Compare",
        description="Two revisions compared by meaning.",
        body=element("h1", "Compare two revisions") + body,
    )


def _render_form(editions: Sequence[Edition]) -> Markup:
    """Returns what leads to a comparison by the names of its revisions; the list does without scripts."""
    labels = [edition.label for edition in reversed(editions)]
    boxes = [
        element(
            "label",
            f"{word} "
            + element(
                "select",
                join(element("option", label, selected=label == chosen) for label in labels),
                name=name,
            ),
        )
        for word, name, chosen in (("From", "from", labels[1]), ("to", "to", labels[0]))
    ]
    button = element("button", "Compare", type="submit")
    return element(
        "form",
        join((*boxes, button), " ") + element("p", "", role="status"),
        class_="compare",
        hidden=True,
        data_compare=True,
    )


def _render_list(editions: Sequence[Edition], counts: Mapping[tuple[str, str], int]) -> Markup:
    """Returns the comparisons of each revision with older ones, the newest first."""
    rows = []
    for new in reversed(editions[1:]):
        links = [
            link(
                _ADDRESSES.diff(old.label, new.label),
                Markup("{} <span>{}</span>").format(
                    old.label, count_noun(counts[old.label, new.label], "clause")
                ),
                data_from=old.label,
                data_to=new.label,
            )
            for old in reversed(editions)
            if (old.label, new.label) in counts
        ]
        rows.append(element("dt", new.label) + join(element("dd", entry) for entry in links))
    return element("h2", "What changed in each revision, since") + element("dl", join(rows), class_="pairs")
