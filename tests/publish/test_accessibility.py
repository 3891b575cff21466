from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.publish.sites import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.publish.sites import Site


def show(page: Page, site: Site, path: str) -> None:
    """Opens a page; one that leads on is kept from doing so."""
    if path == KINDS["redirect"]:
        text = (site.folder / path / "index.html").read_text(encoding="utf-8")
        page.set_content(
            text.replace('http-equiv="refresh"', "data-refresh").replace("<script src", "<script data-src")
        )
    else:
        page.goto(path, wait_until="load")


def find_violations(page: Page) -> list[str]:
    response = Axe().run(page).response
    return [f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_any_kind_of_page(
    chromium: Browser, site: Site, scheme: str, width: int
) -> None:
    context = chromium.new_context(
        base_url=site.address,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    found = {}
    for kind, path in KINDS.items():
        show(page, site, path)
        found[kind] = find_violations(page)
    context.close()
    assert {kind: violations for kind, violations in found.items() if violations} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_what_opens(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(KINDS["diff"])
    page.get_by_role("button", name="Menu").click()
    assert find_violations(page) == []
    page.goto(KINDS["clause"])
    page.locator(".switch summary").click()
    page.get_by_text("Cite", exact=True).click()
    page.locator(".since a").first.click()
    page.locator(".since__changes").wait_for()
    page.locator(".clause__text a.term").first.click()
    page.locator(".meaning-note").wait_for()
    assert find_violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_search(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(KINDS["clause"])
    page.keyboard.press("/")
    page.get_by_label("Search for").fill("deceive")
    page.locator(".search__results > li").first.wait_for()
    assert find_violations(page) == []


def test_headings_go_down_in_steps_of_one(page: Page, site: Site) -> None:
    for kind, path in KINDS.items():
        show(page, site, path)
        depths = page.locator("main :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
            "all => all.map(h => +h.tagName[1])"
        )
        assert depths[0] == 1, kind
        assert depths.count(1) == 1, kind
        assert all(after <= before + 1 for before, after in pairwise(depths)), kind
