from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from tests.publish.sites import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.publish.sites import Site

HTML, FIRST_LOAD = 60_000, 70_000


def test_the_html_of_every_clause_is_light(site: Site) -> None:
    heavy = {
        path.as_posix(): size
        for path in site.folder.glob("20*/*/index.html")
        if path.parent.name != "all" and (size := len(gzip.compress(path.read_bytes()))) > HTML
    }
    assert heavy == {}


def test_the_first_load_of_a_clause_is_light(page: Page, site: Site) -> None:
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.__setitem__(response.url, len(gzip.compress(response.body()))))
    page.goto(KINDS["clause"], wait_until="networkidle")
    for part in (KINDS["clause"], "stylesheets/reading.css", "javascripts/page.js"):
        assert site.address + part in sizes
    assert sum(sizes.values()) <= FIRST_LOAD
