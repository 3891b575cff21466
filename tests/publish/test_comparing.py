"""A comparison in a browser: next and previous change, what is shown of it, both texts side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.publish.sites import Site

PAGE = "diff/2025-04-11..2025-09-12/"


def test_n_and_p_go_from_change_to_change(page: Page) -> None:
    page.goto(PAGE)
    expect(page.get_by_role("navigation", name="Changed clauses")).to_contain_text("next")
    expect(page.get_by_label("Show only one kind")).to_be_visible()  # by the script that listens to the keys
    lines = page.locator(".redline:visible")
    page.keyboard.press("n")
    expect(lines.nth(0)).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(lines.nth(2)).to_be_focused()
    page.keyboard.press("p")
    expect(lines.nth(1)).to_be_focused()


def test_n_goes_on_to_the_last_change_and_p_back_to_the_first(page: Page) -> None:
    page.goto("diff/2025-10-27..2025-12-18/")
    expect(page.get_by_label("Show only one kind")).to_be_visible()
    page.get_by_label("Show only one kind").select_option("inserted")
    page.locator("h1").click()
    lines = page.locator(".redline:visible")
    count = lines.count()
    assert count > 2
    for place in range(count):
        page.keyboard.press("n")
        expect(lines.nth(place)).to_be_focused()
    page.keyboard.press("n")
    expect(lines.nth(count - 1)).to_be_focused()
    for place in reversed(range(count - 1)):
        page.keyboard.press("p")
        expect(lines.nth(place)).to_be_focused()


def test_what_is_folded_is_counted_as_it_is_shown(page: Page) -> None:
    page.goto("diff/2025-02-12..2025-04-11/")
    fold = page.locator("details.typography")
    count = fold.locator("> summary span")
    whole = int(count.inner_text())
    assert whole == fold.locator(".change").count() > 0
    page.get_by_label("Show only one kind").select_option("edited")
    expect(fold).to_be_hidden()
    page.get_by_label("Show only one kind").select_option("")
    for level in page.get_by_label("Show only one level").locator("option").all()[1:]:
        page.get_by_label("Show only one level").select_option(level.get_attribute("value"))
        shown = fold.locator(".change:not([hidden])").count()
        assert shown == 0 or count.inner_text() == str(shown)


def test_only_one_kind_and_level_is_shown_and_the_address_says_so(page: Page) -> None:
    page.goto(PAGE)
    changes = page.locator(".change:visible")
    whole = changes.count()
    page.get_by_label("Show only one kind").select_option("demoted")
    expect(page).to_have_url(re.compile(r"\?kind=demoted$"))
    assert 0 < changes.count() < whole
    shown = page.locator(".change-list li:visible")
    for entry in shown.all():
        href = entry.get_by_role("link").get_attribute("href") or ""
        expect(page.locator(f".change:visible h2[id='{href[1:]}']")).to_have_count(1)
    page.reload()
    expect(page.get_by_label("Show only one kind")).to_have_value("demoted")
    page.get_by_label("Show only one level").select_option("root")
    expect(changes).to_have_count(0)
    expect(page.locator(".changes [role=status]")).to_have_text("No change matches.")
    page.get_by_label("Show only one level").select_option("")
    expect(page.locator(".changes [role=status]")).to_be_empty()


def test_each_side_by_itself_is_remembered(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Side by side").click()
    pair = page.locator(".redline__pair:has(.redline__old del)").first
    old, new = pair.locator(".redline__text").all()
    expect(old.locator("del").first).to_be_visible()
    assert old.locator("ins:visible").count() == 0
    assert new.locator("del:visible").count() == 0
    page.goto("diff/2025-09-12..2025-10-27/")
    button = page.get_by_role("button", name="Side by side")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert page.locator(".redline__old:visible").count() == 0


def test_what_is_read_stays_in_its_place_when_sides_are_shown(page: Page) -> None:
    page.goto(PAGE)
    heading = page.locator(".change h2").nth(12)
    heading.evaluate("one => scrollBy({ top: one.getBoundingClientRect().top - 100, behavior: 'instant' })")
    top = "one => one.getBoundingClientRect().top"
    before = heading.evaluate(top)
    for _ in range(2):
        page.get_by_role("button", name="Side by side").evaluate("button => button.click()")
        assert abs(heading.evaluate(top) - before) < 2


def test_what_is_on_one_side_alone_leaves_nothing_on_the_other(page: Page) -> None:
    page.goto("diff/2025-10-27..2025-12-18/")
    page.get_by_role("button", name="Side by side").click()
    assert page.locator(".hollow").count() > 0
    hollow = "all => all.filter((one) => one.checkVisibility() && !one.innerText.trim()).map((one) => one.outerHTML)"
    assert (
        page.locator(".redline__text :is(a, code, em, strong, p, li, tr, pre, blockquote)").evaluate_all(
            hollow
        )
        == []
    )
    ground = "one => getComputedStyle(one).backgroundColor"
    assert page.locator(".redline--inserted .redline__old").first.evaluate(ground) == "rgba(0, 0, 0, 0)"
    page.get_by_role("button", name="Side by side").click()


def test_what_moved_leads_to_where_it_stands_in_both_revisions(page: Page) -> None:
    page.goto(PAGE)
    links = page.locator(".redline--moved .redline__place a")
    for link in links.all()[:4]:
        address = link.evaluate("link => link.href")
        other = page.context.new_page()
        other.goto(address)
        expect(other.locator(f"[id='{address.partition('#')[2]}']")).to_be_visible()
        other.close()


def test_without_scripts_all_of_it_is_there(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    assert page.locator(".change:visible").count() > 20
    expect(page.get_by_role("button", name="Side by side")).to_have_count(0)
    summary = page.locator("details.unchanged summary").first
    summary.click()
    way = page.locator("details.unchanged a").first
    expect(way).to_be_visible()
    way.click()
    expect(page.locator(":target")).to_be_visible()
    context.close()


def test_what_did_not_change_is_opened_in_its_place(page: Page) -> None:
    page.goto(PAGE)
    folded = page.locator("details.unchanged")
    for place in range(0, folded.count(), 5):
        fold = folded.nth(place)
        count = int(fold.locator("summary").inner_text().split()[0])
        address = fold.locator("a").evaluate("link => link.href")
        fold.locator("summary").click()
        expect(fold.locator(":scope > :is(.passage, .example)")).to_have_count(count)
        expect(fold.locator(":scope > :is(.passage, .example)").last).to_be_visible()
        assert fold.locator(".permalink, [id]").count() == 0
        for inner in fold.locator("a").all()[:3]:
            assert page.request.get(inner.evaluate("link => link.href")).ok
        clause = page.context.new_page()
        clause.goto(address)
        taken, there = (
            (found.text_content() or "").replace("¶", "")
            for found in (fold.locator(":scope > *").nth(1), clause.locator(":target"))
        )
        assert taken.strip()
        assert there.startswith(taken)
        clause.close()


def test_what_can_not_be_fetched_is_led_to(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    page.goto(PAGE)
    page.route("**/2025-09-12/*/", lambda route: route.abort())
    fold = page.locator("details.unchanged").first
    with page.expect_event("requestfailed"):
        fold.locator("summary").click()
    expect(fold.get_by_role("link")).to_be_visible()
    context.close()


def test_what_changed_in_a_clause_is_opened_on_its_own_page(page: Page) -> None:
    page.goto("2025-12-18/embedded_content/")
    link = page.locator(".since a").first
    expect(link).to_have_attribute("aria-expanded", "false")
    link.click()
    expect(link).to_have_attribute("aria-expanded", "true")
    opened = page.locator(".since__changes")
    expect(opened.locator("ins, del").first).to_be_visible()
    for inner in opened.locator("a:visible").all()[:5]:
        assert page.request.get(inner.evaluate("link => link.href")).ok
    link.click()
    expect(opened).to_be_hidden()


def test_two_revisions_named_in_the_address_lead_to_their_comparison(page: Page) -> None:
    page.goto("compare/?from=2025-04-11&to=2025-09-12")
    expect(page).to_have_url(re.compile(r"/diff/2025-04-11\.\.2025-09-12/"))
    page.goto("compare/?from=2025-09-12&to=2025-04-11")
    expect(page).to_have_url(re.compile(r"/diff/2025-04-11\.\.2025-09-12/"))
    page.goto("compare/?from=2025-09-12&to=2025-09-12")
    expect(page.get_by_role("status")).to_contain_text("These are the same revision. Nearest:")
    assert all("2025-09-12" in pair for pair in page.get_by_role("status").locator("a").all_inner_texts())
    page.goto("compare/?from=2025-09-13&to=2025-09-12")
    expect(page.get_by_role("status")).to_contain_text("There is no revision 2025-09-13.")
    page.goto("compare/?from=2025-03-01&to=2025-09-12")
    expect(page.get_by_label("from")).to_have_value("2025-02-12")
    nearest = page.get_by_role("status").get_by_role("link").first
    expect(nearest).to_have_text("2025-02-12 → 2025-09-12")
    expect(nearest).to_have_attribute("href", re.compile(r"diff/2025-02-12\.\.2025-09-12/$"))
    page.goto("diff/")
    expect(page).to_have_url(re.compile(r"/compare/$"))
    page.locator("select[name=from]").select_option("2025-02-12")
    page.locator("select[name=to]").select_option("2025-04-11")
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile(r"/diff/2025-02-12\.\.2025-04-11/"))
