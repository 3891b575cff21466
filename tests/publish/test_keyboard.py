"""Ten tasks of a reader, by keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.publish.sites import KINDS
from tests.publish.test_hands import focus_by_tab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.publish.sites import Site


def test_from_home_to_a_clause(page: Page) -> None:
    page.goto("")
    focus_by_tab(page, page.locator("article").get_by_role("link", name="Read 2025-12-18"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/2025-12-18/$"))
    page.get_by_role("link", name="Skip to the text").press("Enter")
    focus_by_tab(page, page.locator("ul.tree").get_by_role("link", name="Goals"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Goals")


def test_find_a_clause_by_the_filter_of_the_tree(page: Page) -> None:
    page.goto(KINDS["revision"])
    focus_by_tab(page, page.get_by_label("under_18"))
    page.keyboard.press("Space")
    first = page.locator("ul.tree li:visible:not(.aside) > .entry a").first
    title = first.inner_text()
    focus_by_tab(page, first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_switch_to_another_revision(page: Page) -> None:
    page.goto(KINDS["clause"])
    page.get_by_role("link", name="Skip to the text").press("Enter")
    focus_by_tab(page, page.locator(".switch summary"))
    page.keyboard.press("Enter")
    focus_by_tab(page, page.locator(".switch").get_by_role("link", name="2025-09-12"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/2025-09-12/embedded_content/$"))


def test_open_what_changed_since(page: Page) -> None:
    page.goto(KINDS["clause"])
    page.get_by_role("link", name="Skip to the text").press("Enter")
    since = page.locator(".since a").first
    focus_by_tab(page, since)
    page.keyboard.press("Enter")
    expect(page.locator(".since__changes .redline").first).to_be_visible()
    expect(since).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(page.locator(".since__changes")).to_be_hidden()


def test_go_to_the_next_change_of_a_comparison(page: Page) -> None:
    page.goto(KINDS["diff"])
    expect(page.locator("[data-changes]")).to_be_visible()
    page.keyboard.press("n")
    first = page.locator(".redline:visible").first
    expect(first).to_be_focused()
    page.keyboard.press("n")
    expect(first).not_to_be_focused()
    assert page.evaluate("document.activeElement.matches('.redline, .change')")


def test_open_a_definition(page: Page) -> None:
    page.goto(KINDS["clause"])
    page.get_by_role("link", name="Skip to the text").press("Enter")
    term = page.locator(".clause__text a.term").first
    focus_by_tab(page, term)
    note = page.locator(".meaning-note")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    expect(note.get_by_role("link")).to_be_focused()
    page.keyboard.press("Tab")
    expect(term).to_have_attribute("aria-expanded", "false")


def test_copy_a_link(context: BrowserContext, page: Page, site: Site) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(KINDS["clause"])
    page.get_by_role("link", name="Skip to the text").press("Enter")
    link = page.locator("#p1 > .permalink")
    focus_by_tab(page, link)
    assert link.evaluate("link => link.checkVisibility({opacityProperty: true})")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Link copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site.address}{KINDS['clause']}#p1"


def test_browse_examples_by_verdict(page: Page) -> None:
    page.goto(KINDS["Examples"])
    page.get_by_role("link", name="Skip to the text").press("Enter")
    focus_by_tab(page, page.get_by_label("Verdict"))
    page.keyboard.type("O")
    expect(page).to_have_url(re.compile(r"\?verdict=ok"))
    focus_by_tab(page, page.locator(".card:visible h2 a").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/2025-12-18/[^/]+/#e\d+$"))


def test_from_the_drawer_of_a_phone_to_all_clauses(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(KINDS["clause"])
    focus_by_tab(page, page.get_by_role("button", name="Menu"))
    page.keyboard.press("Space")
    focus_by_tab(page, page.locator("#__nav").get_by_role("link", name="All clauses"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/clauses/$"))


def test_read_the_notes_of_a_release(page: Page) -> None:
    page.goto("")
    focus_by_tab(page, page.get_by_role("link", name="Releases", exact=True).first)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Skip to the text").press("Enter")
    focus_by_tab(page, page.locator("article").get_by_role("link", name="2025-12-18"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The publisher's notes")).to_be_visible()
