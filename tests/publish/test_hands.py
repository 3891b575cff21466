"""A page under the hands: the first stop of Tab, the drawer, definitions on tap, a phone's width, the lists beside the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.publish.sites import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.publish.sites import Site

CLAUSE = KINDS["clause"]
WHOLE = "2025-12-18/all/"


@pytest.fixture
def phone(chromium: Browser, site: Site) -> Iterator[Page]:
    context = chromium.new_context(
        base_url=site.address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


def focus_by_tab(page: Page, target: Locator, most: int = 60) -> None:
    """Presses Tab until `target` has the focus; a control that a script puts in stands there before the first one."""
    target.wait_for(state="attached")
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{most} stops of Tab do not reach {target}")


@pytest.mark.parametrize("kind", ["clause", "All on one page", "missing"])
def test_the_first_stop_leads_to_the_text(page: Page, kind: str) -> None:
    page.goto(KINDS[kind])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.contains(document.querySelector('h1'))")
    page.keyboard.press("Tab")
    inside = "document.querySelector('article, footer').contains(document.activeElement)"
    assert page.evaluate(inside)


def test_on_a_phone_the_drawer_leads_to_what_the_site_has(phone: Page) -> None:
    for kind in ("clause", "home", "diff", "Examples", "release", "missing", "guide"):
        phone.goto(KINDS[kind])
        opener = phone.get_by_role("button", name="Menu")
        drawer = phone.locator("#__nav")
        expect(drawer).to_be_hidden()
        expect(opener).to_have_attribute("aria-expanded", "false")
        opener.tap()
        expect(drawer).to_be_visible()
        for name in ("Home", "Compare", "Examples", "All clauses"):
            expect(drawer.get_by_role("link", name=name, exact=True)).to_be_visible()


def test_the_drawer_opens_and_closes_by_keyboard_and_gives_the_focus_back(phone: Page) -> None:
    phone.goto(CLAUSE)
    opener = phone.get_by_role("button", name="Menu")
    drawer = phone.locator("#__nav")
    opener.focus()
    phone.keyboard.press("Tab")
    assert not drawer.evaluate("drawer => drawer.contains(document.activeElement)")
    opener.focus()
    phone.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert drawer.evaluate("drawer => drawer.contains(document.activeElement)")
    expect(drawer.locator("[aria-current=page]")).to_be_in_viewport()
    phone.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_the_drawer_closes_when_the_focus_leaves_it(phone: Page) -> None:
    phone.goto(CLAUSE)
    drawer = phone.locator("#__nav")
    phone.get_by_role("button", name="Menu").tap()
    drawer.get_by_role("link").last.focus()
    phone.keyboard.press("Tab")
    expect(drawer).to_be_hidden()
    phone.get_by_role("button", name="Menu").tap()
    phone.get_by_role("button", name="Close").tap()
    expect(drawer).to_be_hidden()


def test_the_drawer_works_without_scripts(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(
        base_url=site.address, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(KINDS["diff"])
    page.get_by_role("button", name="Menu").click()
    page.locator("#__nav").get_by_role("link", name="All clauses").click()
    expect(page).to_have_url(re.compile(r"/clauses/$"))
    context.close()


def test_permanent_links_are_seen_without_a_pointer_that_hovers(phone: Page, page: Page) -> None:
    opacity = "document.querySelector('#p2 > .permalink').checkVisibility({opacityProperty: true})"
    phone.goto(CLAUSE)
    assert phone.evaluate(opacity)
    box = phone.locator("#p2 > .permalink").bounding_box()
    assert box
    assert box["x"] >= 0
    page.goto(CLAUSE)
    assert not page.evaluate(opacity)


@pytest.mark.parametrize("kind", ["clause", "life", "diff", "home"])
def test_no_title_is_cut_on_a_phone(phone: Page, kind: str) -> None:
    phone.goto(KINDS[kind])
    long = "An_id_without_any_break_that_is_longer_than_a_phone_is_wide_and_then_some_more"
    phone.evaluate(
        """long => {
            const places = "h1, .site-name, .side a, .side__title, .turn a, .crumbs a, td a, .change-list a";
            for (const element of document.querySelectorAll(places)) element.append(" " + long);
        }""",
        long,
    )
    phone.get_by_role("button", name="Menu").tap()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    cut = phone.evaluate(
        """() => [...document.querySelectorAll("h1, .site-name, .side a, .side__title, .turn a, .crumbs a")]
            .filter(element => element.checkVisibility())
            .filter(element => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline"
                || element.getBoundingClientRect().right > 390)
            .map(element => element.outerHTML)"""
    )
    assert cut == []


def test_what_stands_beside_the_text_never_covers_the_footer_and_shows_where_one_is(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto("tool/rules/REF001/")
    side = page.locator("#__nav")
    expect(side.locator("[aria-current=page]")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    for beside in (side, page.locator(".side--contents")):
        box, footer = beside.bounding_box(), page.locator("footer").bounding_box()
        assert box
        assert footer
        assert box["y"] + box["height"] <= footer["y"] + 1


def test_what_is_hidden_beside_the_text_can_not_be_reached(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(CLAUSE)
    hidden = page.locator(".side a, .side button")
    assert hidden.count() > 10
    for place in hidden.all():
        assert not place.evaluate("element => (element.focus(), element === document.activeElement)")


def test_a_definition_opens_on_tap(phone: Page) -> None:
    phone.goto(CLAUSE)
    term = phone.locator("a.term").first
    meaning = term.get_attribute("title") or ""
    expect(term).to_have_attribute("aria-expanded", "false")
    term.tap()
    note = phone.locator(".meaning-note")
    expect(note).to_be_visible()
    expect(note).to_contain_text(meaning)
    expect(term).to_have_accessible_description(re.compile(re.escape(meaning)))
    expect(term).to_have_attribute("aria-expanded", "true")
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    phone.locator("h1").tap()
    expect(note).to_be_hidden()
    term.tap()
    note.get_by_role("link").tap()
    expect(phone).to_have_url(re.compile(r"/definitions/#p\d+$"))


def test_the_contents_of_the_one_page_edition_stay_in_view_and_show_where_one_is(page: Page) -> None:
    page.goto(WHOLE + "#no_deception")
    contents = page.get_by_role("navigation", name="Contents")
    expect(contents).to_be_in_viewport(ratio=0.9)
    expect(contents.locator("[aria-current]")).to_have_attribute("href", "#no_deception")
    expect(contents.locator("[aria-current]")).to_be_in_viewport()
    heading = page.locator("[id='no_deception']")
    expect(heading).to_be_in_viewport()
    contents.get_by_role("link", name=re.compile("Under-18 principles")).click()
    expect(page.get_by_role("heading", name=re.compile("Under-18 principles"))).to_be_in_viewport()


def test_the_one_page_edition_lays_out_what_is_seen_and_has_no_script_before_its_text(
    page: Page, site: Site
) -> None:
    page.goto(WHOLE)
    last = page.locator(".whole__clause").last
    assert last.evaluate("part => getComputedStyle(part).contentVisibility") == "auto"
    text = (site.folder / WHOLE / "index.html").read_text(encoding="utf-8")
    assert "<script" in text
    assert text.index("<script") > text.rindex("</section>")
