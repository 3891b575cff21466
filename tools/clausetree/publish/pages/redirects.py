"""The pages that lead on: from every id that there ever was to the clause's life, and to its newest text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.redirect import render_redirect
from clausetree.publish.addresses.site_addresses import label_slug
from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.books.edition_series import last_stage
from clausetree.publish.draw.site_page import page_folder
from clausetree.publish.pages.tool_page import TOOL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.publish.books.edition_series import EditionSeries


def build_tool_redirects(pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yields what leads from where the pages about clausetree stood in the first edition to where they are.

    Args:
        pages: Their paths in the docs folder.
    """
    for path in pages:
        folder = page_folder(path)
        before = folder.relative_to(TOOL)
        way = "../" * len(before.parts)
        yield f"{before}/index.html", render_redirect(f"{way}{folder}/", "This page has moved")


def build_redirects(series: EditionSeries) -> Iterator[tuple[str, str]]:
    """Yields the redirects: paths from the root of the site, and pages in HTML."""
    newest = series.newest
    folder = label_slug(newest.label)
    yield "latest/index.html", render_redirect(f"../{folder}/", "The newest revision")
    yield "diff/index.html", render_redirect("../compare/", "Compare two revisions")
    for clause_id in dict.fromkeys(i for life in series.lineage.lives for i in life.ids):
        slug = make_slug(clause_id)
        life = series.lineage.of(clause_id)
        if life is None:
            continue
        life_slug = make_slug(last_stage(life).clause.id)
        if clause_id not in series.lives:
            yield (
                f"clauses/{slug}/index.html",
                render_redirect(f"../{life_slug}/", "A clause's life, under its last id"),
            )
        stage = next((stage for stage in life.stages if stage.revision.label == newest.label), None)
        if stage and stage.clause:
            address = f"../../{folder}/{newest.slug(stage.clause)}/"
        else:
            address = f"../../clauses/{life_slug}/"
        yield f"latest/{slug}/index.html", render_redirect(address, "The newest text of a clause")
