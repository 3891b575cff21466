from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.publish.sites import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.publish.sites import Site

_AXE = Axe().axe_script
_OF_COLOUR = ["color-contrast", "link-in-text-block"]
_PICK = """
() => {
  const drawn = new Map();
  const draw = (node) => {
    if (!node) return '';
    if (!drawn.has(node)) {
      const { color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textShadow, textDecoration } = getComputedStyle(node);
      const own = [color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textShadow, textDecoration];
      drawn.set(node, `${draw(node.parentElement)}|${own}`);
    }
    return drawn.get(node);
  };
  const looks = new Map();
  for (const node of document.querySelectorAll('body *')) {
    node.removeAttribute('data-picked');
    const says = [...node.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
    if ((says || node.matches('input, select, textarea')) && node.checkVisibility({ checkVisibilityCSS: true })) {
      const look = `${node.localName}${draw(node)}`;
      looks.set(look, [...(looks.get(look) ?? []), node]);
    }
  }
  for (const alike of looks.values()) {
    for (const node of [alike.at(0), alike.at(-1)]) node.setAttribute('data-picked', '');
  }
  return looks.size;
}
"""
"""Marks the first and the last of all texts that are drawn alike, in what is around them too."""


def show(page: Page, site: Site, path: str) -> None:
    """Opens a page, and what is folded in its text; one that leads on is kept from doing so."""
    if path == KINDS["redirect"]:
        text = (site.folder / path / "index.html").read_text(encoding="utf-8")
        page.set_content(text.replace("<script src", "<script data-src"))
    else:
        page.goto(path, wait_until="load")
    page.evaluate(
        "for (const folded of document.querySelectorAll('main details:not(.switch *)')) folded.open = true"
    )


def choose_colours(page: Page, scheme: str) -> None:
    """Asks for a scheme of colours, and lets no colour be between the two."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")


def find_violations(page: Page, where: str = "document", **options: object) -> list[str]:
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_AXE)
    told = json.dumps({"resultTypes": ["violations"], **options})
    return [
        f"{found['id']}: {found['nodes'][0]['html'][:200]}"
        for found in page.evaluate(f"axe.run({where}, {told})")["violations"]
    ]


def find_pale(page: Page) -> list[str]:
    """Finds what can't be told from its ground, among one text at least of each look."""
    assert page.evaluate(_PICK) > 1
    return find_violations(page, "{include: ['[data-picked]']}", runOnly=_OF_COLOUR)


@pytest.mark.parametrize("first", [0, 1])
def test_axe_finds_nothing_on_any_kind_of_page(chromium: Browser, site: Site, first: int) -> None:
    """Looks at every second kind; what goes by the markup and the layout is looked for once in each width, colours twice."""
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    found = {}
    for kind, path in [*KINDS.items()][first::2]:
        choose_colours(page, "light")
        show(page, site, path)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            choose_colours(page, "light")
            found[f"{kind}, {width}"] = find_violations(page, rules={"color-contrast": {"enabled": False}})
            found[f"{kind}, {width}, light"] = find_pale(page)
            choose_colours(page, "dark")
            found[f"{kind}, {width}, dark"] = find_pale(page)
    context.close()
    assert {kind: violations for kind, violations in found.items() if violations} == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_what_opens(page: Page, width: int) -> None:
    def check() -> None:
        choose_colours(page, "light")
        assert find_violations(page) == []
        choose_colours(page, "dark")
        assert find_violations(page, runOnly=_OF_COLOUR) == []

    page.set_viewport_size({"width": width, "height": 900})
    page.goto(KINDS["release"])
    page.get_by_role("button", name="Menu").click()
    check()
    page.goto(KINDS["clause"])
    page.locator(".switch summary").click()
    page.get_by_text("Cite", exact=True).click()
    page.locator(".since a").first.click()
    page.locator(".since__changes").wait_for()
    page.locator(".clause__text a.term").first.click()
    page.locator(".meaning-note").wait_for()
    check()


def test_axe_finds_nothing_in_the_search(page: Page) -> None:
    page.goto(KINDS["clause"])
    page.keyboard.press("/")
    page.get_by_label("Search for").fill("deceive")
    page.locator(".search__results > li").first.wait_for()
    assert find_violations(page) == []
    choose_colours(page, "dark")
    assert find_violations(page, runOnly=_OF_COLOUR) == []


def test_headings_go_down_in_steps_of_one(page: Page, site: Site) -> None:
    for kind, path in KINDS.items():
        show(page, site, path)
        depths = page.locator("main :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
            "all => all.map(h => +h.tagName[1])"
        )
        assert depths[0] == 1, kind
        assert depths.count(1) == 1, kind
        assert all(after <= before + 1 for before, after in pairwise(depths)), kind
