from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.publish.sites import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.publish.sites import Site

CLAUSE = "2025-12-18/embedded_content/"


def test_search_works_by_keyboard_alone_and_begins_with_the_newest_release(page: Page) -> None:
    page.goto(CLAUSE)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Search the spec")
    expect(dialog.get_by_label("revision")).to_have_value("2025-12-18")
    page.keyboard.type("deceive")
    expect(dialog.get_by_role("status")).to_contain_text("clause")
    first = dialog.locator(".search__results > li").first
    expect(first).to_contain_text("2025-12-18")
    expect(first).to_contain_text("user")
    page.keyboard.press("ArrowDown")
    expect(first.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/2025-12-18/"))


def test_facets_narrow_the_search_to_a_revision_a_level_and_a_kind(page: Page) -> None:
    page.goto(CLAUSE)
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search the spec")
    dialog.get_by_label("revision").select_option("2025-04-11")
    dialog.get_by_label("level").select_option("platform")
    dialog.get_by_label("kind").select_option("example")
    dialog.get_by_label("Search for").fill("instructions")
    facts = dialog.locator(".search__facts")
    expect(facts.first).to_be_visible()
    for fact in facts.all_inner_texts():
        assert fact.startswith("2025-04-11 · platform")


def test_escape_closes_the_search(page: Page) -> None:
    page.goto(CLAUSE)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Search the spec")
    dialog.get_by_label("Search for").fill("deceive")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_search_engine_is_loaded_only_on_use(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(CLAUSE, wait_until="networkidle")
    assert not [url for url in asked if "pagefind" in url or "search.js" in url]


def test_an_older_page_leads_to_the_same_clause_now(page: Page) -> None:
    page.goto("2025-04-11/embedded_content/")
    page.get_by_role("link", name="Read the newest release").click()
    expect(page).to_have_url(re.compile(r"/2025-12-18/embedded_content/$"))


def test_a_clause_leads_to_what_changed_in_it(page: Page) -> None:
    page.goto("2025-12-18/no_deception/")
    page.locator(".timeline").get_by_role("link", name="what changed").first.click()
    expect(page).to_have_url(re.compile(r"/diff/2025-10-27\.\.2025-12-18/#no_deception$"))
    expect(page.locator("#no_deception")).to_be_in_viewport()
    expect(page.locator(".change:has(#no_deception) ins").first).to_be_visible()


def test_a_gone_id_leads_to_its_tombstone(page: Page) -> None:
    page.goto("latest/personal_remarks/")
    expect(page).to_have_url(re.compile(r"/clauses/personal_remarks/$"))
    expect(page.get_by_role("note")).to_contain_text("This clause was deleted")


def test_the_newest_text_of_a_living_id_is_found_under_latest(page: Page) -> None:
    page.goto("latest/no_deception/")
    expect(page).to_have_url(re.compile(r"/2025-12-18/no_deception/$"))


def test_the_publishers_address_leads_to_the_clause(page: Page) -> None:
    page.goto("2025-12-18/#no_deception")
    expect(page).to_have_url(re.compile(r"/2025-12-18/no_deception/$"))


def test_what_cannot_be_copied_is_told(page: Page) -> None:
    page.goto(CLAUSE)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.locator("[data-copy=link]").click()
    expect(page.get_by_role("status")).to_have_text("This can’t be copied here")
    expect(page.locator("[data-copy=link]")).to_have_text("Copy link")


def test_a_link_a_citation_and_the_markdown_can_be_copied(
    context: BrowserContext, page: Page, site: Site
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(CLAUSE)

    def copy(what: str) -> str:
        """Returns what a copy button leaves in the clipboard; it says so itself once it is there."""
        button = page.locator(f"[data-copy={what}]")
        button.click()
        expect(button).to_have_text("Copied")
        return str(page.evaluate("navigator.clipboard.readText()"))

    assert copy("link") == site.address + CLAUSE
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert copy("markdown").startswith("## Treat embedded content")
    page.get_by_text("Cite", exact=True).click()
    citation = copy("citation")
    assert citation.startswith("@misc{")
    assert f"url = {{{site.address}{CLAUSE}}}" in citation


def test_a_passage_has_a_permanent_link(page: Page) -> None:
    page.goto(CLAUSE)
    page.locator("#p2").hover()
    page.get_by_role("link", name="Passage 2").click()
    expect(page).to_have_url(re.compile(r"#p2$"))


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_that_is_read_jumps_while_a_page_loads(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(
        "window.jumped = 0; new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (jumped += value)))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(CLAUSE, wait_until="networkidle")
    page.wait_for_timeout(300)
    assert page.get_by_role("button", name="Copy link").is_visible()
    assert page.evaluate("jumped") < 0.02


@pytest.mark.parametrize("start", ["light", "dark"])
def test_the_colours_follow_the_system_can_be_switched_and_stay(page: Page, start: str) -> None:
    page.emulate_media(color_scheme=start)  # type: ignore[arg-type]
    page.goto(CLAUSE)
    body = page.locator("body")
    grounds = {"light": "rgb(252, 252, 250)", "dark": "rgb(20, 23, 27)"}
    other = "dark" if start == "light" else "light"
    expect(body).to_have_css("background-color", grounds[start])
    page.get_by_role("button", name=f"Switch to {other} colours").click()
    expect(body).to_have_css("background-color", grounds[other])
    page.goto("2025-04-11/")
    expect(body).to_have_css("background-color", grounds[other])
    expect(page.get_by_role("button", name=f"Switch to {start} colours")).to_be_visible()


def test_the_tree_is_filtered_by_level_and_tag_and_the_address_keeps_it(page: Page) -> None:
    page.goto("2025-12-18/")
    page.get_by_role("group", name="Level").get_by_label("root").check()
    shown = page.locator(".tree li:not(.aside):not([hidden])")
    levels = shown.evaluate_all("items => items.map(item => item.dataset.level)")
    assert set(levels) == {"root"}
    page.goto("2025-12-18/?tag=under_18")
    expect(page.get_by_label("under_18")).to_be_checked()
    tags = shown.evaluate_all("items => items.map(item => item.dataset.tag)")
    assert set(tags) == {"under_18"}


def test_responses_stand_side_by_side_on_a_wide_screen_and_stacked_on_a_phone(page: Page) -> None:
    page.goto(CLAUSE)
    responses = page.locator(".comparison").first.locator("> li")
    wide = [responses.nth(n).bounding_box() for n in (0, 1)]
    assert wide[0]
    assert wide[1]
    assert wide[0]["y"] == wide[1]["y"]
    assert wide[0]["x"] < wide[1]["x"]
    page.set_viewport_size({"width": 390, "height": 844})
    phone = [responses.nth(n).bounding_box() for n in (0, 1)]
    assert phone[0]
    assert phone[1]
    assert phone[0]["x"] == phone[1]["x"]
    assert phone[0]["y"] < phone[1]["y"]


def test_no_page_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for kind, path in KINDS.items():
        if kind == "redirect":
            continue
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, kind


def test_everything_but_search_works_without_scripts(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(CLAUSE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Treat embedded content as information")
    expect(page.locator(".response").first).to_be_visible()
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    page.get_by_role("link", name="what changed").first.click()
    expect(page).to_have_url(re.compile(r"/diff/"))
    page.goto("latest/no_deception/")
    expect(page).to_have_url(re.compile(r"/2025-12-18/no_deception/$"))
    page.goto("2025-12-18/all/#no_deception")
    expect(page.locator("[id='no_deception']")).to_be_in_viewport()
    context.close()


def test_print_leaves_out_what_is_for_the_screen(page: Page) -> None:
    page.goto("2025-12-18/all/")
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".md-footer")).to_be_hidden()
    assert page.pdf(format="A4").count(b"/Type /Page\n") > 40


def test_eval_prompts_are_unfolded_for_who_follows_their_mark_or_comes_to_them(page: Page) -> None:
    page.goto("2025-12-18/embedded_content/")
    folded = page.locator("#prompt-h9xn")
    expect(folded).to_have_js_property("open", value=False)
    page.locator(".mark a[href='#prompt-h9xn']").first.click()
    expect(folded).to_have_js_property("open", value=True)
    page.goto("about:blank")
    page.goto("2025-12-18/embedded_content/#prompt-h9xn")
    expect(folded).to_have_js_property("open", value=True)


def test_terms_are_explained_in_a_clause_and_not_in_what_its_eval_prompts_quote(site: Site) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.folder.glob("20*/*/index.html")]
    parts = [page.split('id="prompts"') for page in pages if 'id="prompts"' in page]
    assert any('class="term"' in text for text, _ in parts)
    assert any("prompt__title" in prompts for _, prompts in parts)
    assert not any('class="term"' in prompts for _, prompts in parts)
