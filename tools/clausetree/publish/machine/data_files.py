"""The files for programs that belong to no page: those of a revision, and those at the root of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.answers import DocumentAnswer
from clausetree.output.formats import render
from clausetree.output.json.encoder import pack_json
from clausetree.output.schemas import SHAPES, render_schema
from clausetree.publish.machine.crawler_files import render_robots
from clausetree.publish.machine.llms_index import render_llms_index
from clausetree.publish.machine.news_feeds import build_feeds
from clausetree.publish.machine.search_names import render_names
from clausetree.publish.machine.version_list import render_versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries
    from clausetree.publish.machine.tool_names import ToolName


def build_revision_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yields the files of a revision: paths in its folder, and texts."""
    yield "spec.md", edition.document.text
    yield "spec.json", pack_json(render("export", "json", DocumentAnswer(edition.revision, edition.document)))


def build_site_files(
    series: EditionSeries, site_url: str | None, names: Sequence[ToolName] = ()
) -> Iterator[tuple[str, str]]:
    """Yields the files at the root of the site: paths and texts.

    Args:
        series: The revisions.
        site_url: Where the root is; None where that is not known.
        names: What there is to find about clausetree.
    """
    yield "versions.json", render_versions(series.editions)
    yield from build_feeds(series, site_url)
    yield "llms.txt", render_llms_index(series.editions, series.newest)
    yield "llms-full.txt", series.newest.document.text
    yield "search.json", render_names(series, names)
    yield "robots.txt", render_robots(site_url)
    for name in SHAPES:
        yield f"schema/{name}.json", render_schema(name)
