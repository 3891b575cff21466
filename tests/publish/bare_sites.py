"""Sites with their pages and their search, but without the engine's frame around each page: built in a few seconds."""

from __future__ import annotations

import shutil
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clausetree.project.publication import load_publication
from clausetree.publish.books.edition_series import EditionSeries, build_series
from clausetree.publish.draw.site_page import render_page
from clausetree.publish.draw.timeline import ClauseHistory
from clausetree.publish.engine.configuration import PACKAGED, THEME, Configuration
from clausetree.publish.engine.search_index import build_index
from clausetree.publish.engine.site_folder import write_text
from clausetree.publish.engine.site_plan import plan_site
from clausetree.publish.machine.data_files import build_site_files
from clausetree.publish.pages import compare_page, life_page
from clausetree.publish.pages.clause_page import build_clause_page
from tests.folders import SAMPLES

if TYPE_CHECKING:
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.draw.site_page import SitePage


class _Steps(EditionSeries):
    """All revisions, with pages for the steps between neighbours alone: no other comparison is searched."""

    @cached_property
    def pairs(self) -> tuple[tuple[Edition, Edition], ...]:
        return tuple(pairwise(self.editions))


def read_series(source: Path) -> EditionSeries:
    """Returns all revisions of a spec."""
    plan = plan_site(load_publication(str(source), start=SAMPLES), Configuration(PACKAGED, None, None), {})
    frame = plan.frame
    editions = tuple(text.read(frame.name, frame.standing(text.revision.label)) for text in plan.texts)
    return _Steps(editions=editions, lineage=build_series(editions, plan.declared).lineage)


def build_bare_site(source: Path, out: Path) -> EditionSeries:
    """Writes what is found of the site of a spec, with the scripts of the search; returns what it is made from."""
    series = read_series(source)
    for edition in series.editions:
        for clause in edition.document.clauses:
            _write(build_clause_page(clause, edition, ClauseHistory()), out / edition.label)
    for page in (*life_page.build_pages(series), *compare_page.build_pages(series)):
        _write(page, out)
    for path, text in build_site_files(series, "/"):
        write_text(out / path, text)
    for name in ("javascripts", "stylesheets"):
        shutil.copytree(Path(THEME) / name, out / name)
    with TemporaryDirectory() as work:
        build_index(out, Path(work))
    return series


def _write(page: SitePage, folder: Path) -> None:
    if page.facets is not None:
        body = render_page(page).partition("\n---\n")[2]
        write_text(folder / page.folder / "index.html", f"<!doctype html>\n<title>x</title>\n{body}")
