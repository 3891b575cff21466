"""Sites with their pages and their search, but without the engine's frame around each page: built in a few seconds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.project.publication import load_publication
from clausetree.publish.books.edition_series import build_series
from clausetree.publish.draw.site_page import render_page
from clausetree.publish.engine.configuration import PACKAGED, THEME, Configuration
from clausetree.publish.engine.search_index import build_index
from clausetree.publish.engine.site_folder import write_text
from clausetree.publish.engine.site_plan import plan_site
from clausetree.publish.machine.data_files import build_site_files
from clausetree.publish.pages.page_lists import build_overview_pages, build_revision_pages
from tests.publish.sites import ROOT

if TYPE_CHECKING:
    from clausetree.publish.books.edition_series import EditionSeries
    from clausetree.publish.draw.site_page import SitePage


def build_bare_site(source: Path, out: Path) -> EditionSeries:
    """Writes what is found of the site of a spec, with the scripts of the search; returns what it is made from."""
    plan = plan_site(load_publication(str(source), start=ROOT), Configuration(PACKAGED, None, None), {})
    frame = plan.frame
    series = build_series(
        tuple(text.read(frame.name, frame.standing(text.revision.label)) for text in plan.texts),
        plan.declared,
    )
    for edition in series.editions:
        folder = out / edition.label
        for page in build_revision_pages(edition, {}).pages:
            _write(page, folder)
    for page in build_overview_pages(series, []):
        _write(page, out)
    for path, text in build_site_files(series, "/"):
        write_text(out / path, text)
    shutil.copytree(Path(THEME) / "javascripts", out / "javascripts")
    build_index(out)
    return series


def _write(page: SitePage, folder: Path) -> None:
    if page.facets is not None:
        body = render_page(page).partition("\n---\n")[2]
        write_text(folder / page.folder / "index.html", f"<!doctype html>\n<title>x</title>\n{body}")
