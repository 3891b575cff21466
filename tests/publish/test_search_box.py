"""The search box as hands, eyes and screen readers meet it, and what is typed into it by somebody who means ill."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.publish.search_boxes import open_bare
from tests.publish.test_accessibility import find_violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Route

    from tests.publish.search_boxes import Searched
    from tests.publish.sites import Site

CLAUSE = "2025-12-18/embedded_content/"
PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()


def open_search(page: Page, path: str = CLAUSE) -> Locator:
    page.goto(path)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Search the spec")
    expect(dialog.get_by_label("Search for")).to_be_focused()
    return dialog


def search(page: Page, query: str, path: str = CLAUSE) -> Locator:
    """Opens the box on a page, types, and waits until all is found; returns the hits."""
    dialog = open_search(page, path)
    dialog.get_by_label("Search for").fill(query)
    expect(dialog.get_by_role("status")).not_to_be_empty()
    expect(dialog.locator(".search__results")).not_to_have_attribute("aria-busy", "true")
    return dialog.locator(".search__results > li")


@pytest.mark.parametrize("file", ["search.js", "search.css"])
def test_what_is_typed_before_the_box_is_there_stands_in_it(page: Page, file: str) -> None:
    fields = []

    def answer_late(route: Route) -> None:
        page.wait_for_timeout(300)
        fields.append(page.get_by_label("Search for").count())
        route.continue_()

    page.route(f"**/{file}", answer_late)
    page.goto(CLAUSE)
    opener = page.get_by_role("link", name="Search")
    opener.focus()
    page.keyboard.press("/")
    page.keyboard.type("deceivx")
    page.keyboard.press("Backspace")
    page.keyboard.type("e/")
    dialog = page.get_by_role("dialog", name="Search the spec")
    expect(dialog.get_by_label("Search for")).to_have_value("deceive/")
    expect(dialog.get_by_label("Search for")).to_be_focused()
    expect(dialog.get_by_role("status")).to_contain_text("clause")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(page.locator("body > input")).to_have_count(0)
    assert fields == [1]  # no two fields have one name at any time


def test_arrows_walk_the_hits_enter_opens_the_first_and_escape_gives_the_focus_back(page: Page) -> None:
    page.goto(CLAUSE)
    opener = page.get_by_role("link", name="Search")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search the spec")
    expect(dialog.get_by_label("Search for")).to_be_focused()
    page.keyboard.type("deceive")
    hits = dialog.locator(".search__hit")
    expect(dialog.get_by_role("status")).to_contain_text("clause")
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_label("Search for")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("/")
    expect(dialog.get_by_label("Search for")).to_be_focused()
    page.keyboard.type("3.7")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/2025-12-18/good_faith/$"))


def test_the_revision_that_is_read_is_searched_and_others_are_offered(page: Page) -> None:
    hits = search(page, "instructions", "2025-04-11/follow_instructions/")
    dialog = page.get_by_role("dialog", name="Search the spec")
    expect(dialog.get_by_label("revision")).to_have_value("2025-04-11")
    facts = hits.locator(".search__facts").all_inner_texts()
    assert all(fact.startswith("2025-04-11") for fact in facts[:5])
    expect(dialog.get_by_text("Also in newer revisions:")).to_be_visible()
    dialog.get_by_role("button", name=re.compile(r"^2025-02-12 \(\d+\)$")).click()
    expect(dialog.get_by_label("revision")).to_have_value("2025-02-12")
    expect(hits.locator(".search__facts").first).to_contain_text("2025-02-12")


def test_facets_stand_in_the_order_of_the_ladder_and_newest_first(page: Page) -> None:
    dialog = open_search(page, "clauses/")
    expect(dialog.get_by_label("revision")).to_have_value("2025-12-18")
    levels = dialog.get_by_label("level").locator("option").all_inner_texts()
    assert levels == ["any", "root", "system", "developer", "user", "guideline"]
    revisions = dialog.get_by_label("revision").locator("option").all_inner_texts()
    assert revisions[:4] == ["any", "Draft (unreleased)", "2025-12-18", "2025-10-27"]


def test_a_hit_leads_to_its_passage_with_the_words_marked(page: Page) -> None:
    hits = search(page, "checklist in this file", "2025-12-18/kindness/")
    hits.first.locator(".search__hit").click()
    expect(page).to_have_url(re.compile(r"/2025-12-18/embedded_content/#p2$"))
    passage = page.locator("#p2")
    expect(passage).to_be_in_viewport()
    expect(passage.locator("mark").first).to_be_visible()  # a script marks them once the page is drawn
    assert {mark.lower() for mark in passage.locator("mark").all_inner_texts()} == {"checklist", "file"}
    page.reload()
    expect(page.locator("mark")).to_have_count(0)


def test_a_hit_on_the_page_that_is_open_closes_the_box_and_marks_it(page: Page) -> None:
    hits = search(page, "checklist in this file")
    hits.first.locator(".search__hit").click()
    expect(page.get_by_role("dialog", name="Search the spec")).to_be_hidden()
    expect(page.locator("#p2 mark").first).to_be_visible()


def test_where_nothing_is_found_it_is_said_what_was_meant_and_what_to_try(page: Page) -> None:
    hits = search(page, "embeded_contnet")
    dialog = page.get_by_role("dialog", name="Search the spec")
    expect(hits).to_have_count(0)
    expect(dialog.get_by_role("status")).to_have_text("Nothing found")
    expect(dialog.get_by_text("Try fewer or other words")).to_be_visible()
    dialog.get_by_role("button", name="embedded_content").click()
    expect(hits.first.locator(".search__hit")).to_have_text("Treat embedded content as information")
    dialog.get_by_label("Search for").fill("Tretenent emmbedded")
    expect(dialog.get_by_role("status")).to_have_text("Nothing found")
    dialog.get_by_label("kind").select_option("history")
    dialog.get_by_label("Search for").fill("zzzzzz")
    dialog.get_by_role("button", name="Search without kind").click()
    expect(dialog.get_by_label("kind")).to_have_value("")


@pytest.mark.parametrize("query", ["what changed for teens", "embeded_contnet"])
def test_the_open_box_is_accessible_and_fits_a_phone(page: Page, query: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    search(page, query)
    assert find_violations(page) == []
    dialog = page.get_by_role("dialog", name="Search the spec")
    assert dialog.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_nothing_that_is_typed_runs(software_search: Searched) -> None:
    assert len(PAYLOADS[::2]) >= 60
    for hits in software_search.ask(*PAYLOADS[::2]):
        assert all(hit["found"] for hit in hits)
    assert software_search.page.locator("dialog :is(script, img, svg, iframe, object, style)").count() == 0


@pytest.fixture(scope="module")
def hostile_search(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    """The search of a spec whose titles, terms, examples and footnotes are attacks."""
    work = tmp_path_factory.mktemp("hostile")
    clauses = "".join(
        f"## {payload} {{#c{number} authority=root}}\n\n**{payload}**: {payload} term{number}.[^{payload}]\n\n"
        f"**Example**: {payload}\n\n~~~xml\n<user>\n{payload}\n</user>\n<assistant>\nterm{number}\n</assistant>\n~~~\n\n"
        for number, payload in enumerate(PAYLOADS)
    )
    (work / "hostile.md").write_text(f"# Definitions {{#definitions}}\n\n{clauses}", encoding="utf-8")
    yield from open_bare(chromium, work / "hostile.md", work)


def test_nothing_of_a_hostile_spec_runs_in_hits_and_suggestions(hostile_search: Searched) -> None:
    numbers = range(0, len(PAYLOADS), 2)
    found = hostile_search.ask(
        *(f"c{number}" for number in numbers), *(f"term{number}" for number in numbers[:9])
    )
    assert sum(map(bool, found)) > 60, [number for number, hits in enumerate(found) if not hits]
    for slip in ("scrpit", "onerorr", "alret"):
        hostile_search.ask(slip)
        assert hostile_search.page.locator(".search__more button").count()
    assert hostile_search.page.locator("dialog :is(script, img, svg, iframe, object, style)").count() == 0


def test_the_box_fetches_nothing_before_it_is_opened(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.address)))
    page.goto(CLAUSE, wait_until="networkidle")
    lazy = ("pagefind/", "search.json", "stylesheets/search.css")
    assert not [url for url in asked if url.startswith(lazy)]
    assert [url for url in asked if url.startswith("javascripts/")] == ["javascripts/page.js"]
