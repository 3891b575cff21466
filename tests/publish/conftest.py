from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.page_view import PageView
from tests.folders import SPEC
from tests.publish.bare_sites import read_series
from tests.publish.edition_reading import SMALL, read
from tests.publish.search_boxes import SPECS, open_bare, open_box
from tests.publish.sites import ARGUMENTS, Site, Watch, build_once, find_chromium, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from clausetree.publish.books.edition import Edition
    from tests.publish.search_boxes import Searched


expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """One of a text that has a little of everything."""
    return read(SMALL)


@pytest.fixture
def view(edition: Edition) -> PageView:
    return PageView(edition=edition, addresses=Addresses("../../"))


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The site of the sample spec."""
    yield from serve(build_once("site", "--source", str(SPEC)))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = find_chromium() or playwright.chromium.executable_path
        if not Path(found).is_file():
            leave_out = pytest.fail if os.environ.get("CI") else pytest.skip
            leave_out("there is no Chromium (install it, or run `.venv/bin/playwright install chromium`)")
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, site: Site) -> Iterator[BrowserContext]:
    """A browser window on the site, which asserts that no page fetches from elsewhere or fails in a script."""
    made = chromium.new_context(base_url=site.address, viewport={"width": 1280, "height": 900})
    watch = Watch(made, site.address)
    yield made
    made.close()
    assert watch.found == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def spec_search(chromium: Browser, site: Site) -> Iterator[Searched]:
    """The search of the sample spec."""
    yield from open_box(chromium, site, read_series(SPEC))


@pytest.fixture(scope="session")
def software_search(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    yield from open_bare(chromium, SPECS / "software" / "model_spec.md", tmp_path_factory.mktemp("software"))


@pytest.fixture(scope="session")
def chinese_search(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    yield from open_bare(chromium, SPECS / "chinese" / "model_spec.md", tmp_path_factory.mktemp("chinese"))


@pytest.fixture(scope="session")
def upstream_search(
    chromium: Browser, upstream_bundle: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Searched]:
    """The search of the real releases."""
    yield from open_bare(chromium, upstream_bundle, tmp_path_factory.mktemp("upstream"))
