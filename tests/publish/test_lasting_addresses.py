"""Addresses that stay: from a clause to itself in other revisions, from old names and old pages to where things are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from clausetree.model.errors import ClausetreeError
from clausetree.publish.addresses.redirect import render_redirect
from clausetree.publish.addresses.site_addresses import label_slug
from clausetree.publish.books.edition_series import build_series
from clausetree.publish.draw.switcher import list_near, switch_clause
from clausetree.publish.engine.configuration import load_configuration
from tests.publish.edition_reading import read
from tests.publish.sites import run_build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from tests.publish.sites import Site

ADDRESS = "https://example.org/spec/"


@pytest.fixture
def plain(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page of a window without scripts."""
    made = chromium.new_context(base_url=site.address, java_script_enabled=False)
    yield made.new_page()
    made.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that knows where it will be."""
    folder = tmp_path_factory.mktemp("addressed")
    (folder / "model_spec.md").write_text(
        "# Rules {#rules}\n\n## Be kind {#kind}\n\nSoftly.\n", encoding="utf-8"
    )
    finished = run_build("--site-url", ADDRESS.rstrip("/"), "--out", "out", cwd=folder)
    assert finished.returncode == 0, finished.stderr
    return folder / "out"


def test_the_switcher_leads_to_the_clause_without_scripts(plain: Page) -> None:
    plain.goto("2025-12-18/embedded_content/")
    switcher = plain.get_by_role("navigation", name="Other revisions")
    switcher.locator("summary").click()
    switcher.get_by_role("link", name="2025-04-11").click()
    expect(plain).to_have_url(re.compile(r"/2025-04-11/embedded_content/$"))
    expect(plain).to_have_title(re.compile(r"\(2025-04-11\)"))
    expect(plain.get_by_role("note").first).to_contain_text("older revision")


def test_every_page_of_a_revision_leads_to_its_like(plain: Page) -> None:
    for page in ("", "levels/", "all/", "glossary/"):
        plain.goto(f"2025-12-18/{page}")
        links = plain.get_by_role("navigation", name="Other revisions").locator("a")
        addresses = [link.get_attribute("href") for link in links.all()]
        assert f"{'../../' if page else '../'}2025-10-27/{page}" in addresses, page
        assert len(addresses) == 7


def test_a_clause_that_is_not_there_is_told_of(site: Site) -> None:
    def entries(path: str) -> list[str]:
        page = (site.folder / path / "index.html").read_text(encoding="utf-8")
        found = re.search(r'<nav class="switch.*?</nav>', page, re.DOTALL)
        assert found
        return [re.sub(r"<[^>]+>", " ", item) for item in found[0].split("<li>")[1:]]

    gone = " ".join(entries("2025-10-27/personal_remarks"))
    assert "not there: deleted in" in gone
    new = " ".join(entries("2025-12-18/under_18_principles"))
    assert "not there yet" in new


def test_what_was_split_or_merged_is_followed() -> None:
    one = "Say it softly and say it once, for nobody likes to hear a thing two times over. "
    two = "Wash every cup that you drank from, and put it back where the others of its kind stand. "
    old = read(f"# A {{#a}}\n\n## Manners {{#manners}}\n\n{one}\n\n{two}\n", "2025-01-01")
    new = read(f"# A {{#a}}\n\n## Talk {{#talk}}\n\n{one}\n\n## Cups {{#cups}}\n\n{two}\n", "2025-02-02")
    for older, newer in ((old, new), (new, old)):
        early, late = (
            read(edition.document.text, label)
            for edition, label in ((older, "2025-01-01"), (newer, "2025-02-02"))
        )
        series = build_series((early, late))
        for edition in series.editions:
            for clause in edition.document.clauses:
                assert "not there" not in switch_clause(clause, edition, series), (clause.id, edition.label)


def test_of_many_revisions_those_near_are_listed() -> None:
    editions = tuple(read("# A {#a}\n\nWords.\n", f"2025-01-{day:02}") for day in range(1, 31))
    assert [int(e.label[-2:]) for e in list_near(editions, "2025-01-15")] == [1, *range(13, 18), 30]
    assert len(list_near(editions[:12], "2025-01-01")) == 12
    series = build_series(editions)
    assert "All revisions" in switch_clause(editions[4].document.clauses[0], editions[4], series)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("latest/no_deception/#p2", "2025-12-18/no_deception/#p2"),
        ("latest/#all", "2025-12-18/#all"),
        ("latest/#no_deception", "2025-12-18/no_deception/"),
        ("latest/#saying_no", "2025-12-18/decline_well/"),
        ("latest/#personal_remarks", "clauses/personal_remarks/"),
        ("2025-04-11.html#follow_instructions", "2025-04-11/follow_instructions/"),
        ("2025-04-11.html#nowhere", "2025-04-11/#nowhere"),
        ("2025-04-11.html#100%", "2025-04-11/#100%"),
        ("latest/no_deception/#%E0%A4", "2025-12-18/no_deception/#%E0%A4"),
        ("guide/readers/#link-for-good", "tool/guide/readers/#link-for-good"),
        ("rules/REF001/", "tool/rules/REF001/"),
        ("commands/diff/", "tool/commands/diff/"),
        ("diff/", "compare/"),
    ],
)
def test_an_older_address_leads_to_where_it_is_now(page: Page, site: Site, address: str, leads: str) -> None:
    page.goto(address)
    expect(page).to_have_url(site.address + leads)


def test_an_older_address_leads_on_without_scripts(plain: Page, site: Site) -> None:
    plain.goto("latest/no_deception/")
    expect(plain).to_have_url(site.address + "2025-12-18/no_deception/")
    plain.goto("latest/#saying_no")
    expect(plain).to_have_url(site.address + "2025-12-18/")
    plain.goto("2025-04-11.html#follow_instructions")
    plain.locator("#follow_instructions a").click()
    expect(plain).to_have_url(site.address + "2025-04-11/follow_instructions/")


def test_a_label_does_not_take_the_address_of_another_revision() -> None:
    assert label_slug("2025-04-11.html") not in {"2025-04-11.html", label_slug("2025-04-11")}


def test_pages_can_be_read_from_a_disk(chromium: Browser, site: Site) -> None:
    page = chromium.new_page()
    page.goto((site.folder / "2025-12-18" / "embedded_content" / "index.html").as_uri())
    expect(page.get_by_role("note").first).to_contain_text("Opened from a disk")
    page.locator(".crumbs a").first.click()
    expect(page).to_have_url(re.compile(r"/2025-12-18/index\.html$"))
    page.goto((site.folder / "latest" / "no_deception" / "index.html").as_uri() + "#p2")
    expect(page).to_have_url(re.compile(r"/2025-12-18/no_deception/index\.html#p2$"))
    page.goto((site.folder / "latest" / "index.html").as_uri() + "#no_deception")
    expect(page).to_have_url(re.compile(r"/2025-12-18/no_deception/index\.html$"))
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("button", name="Copy Markdown")).to_have_count(0)
    page.close()


def test_what_needs_an_address_is_there_only_where_there_is_one(site: Site, small: Path) -> None:
    assert not (site.folder / "sitemap.xml").exists()
    assert not list(site.folder.rglob("sitemap.xml"))
    assert "Sitemap" not in (site.folder / "robots.txt").read_text(encoding="utf-8")
    known = (small / "head" / "kind" / "index.html").read_text(encoding="utf-8")
    unknown = (site.folder / "2025-12-18" / "embedded_content" / "index.html").read_text(encoding="utf-8")
    for mark in ('rel="canonical"', "og:url"):
        assert (mark in known, mark in unknown) == (True, False), mark
    locations = [found.text for found in ET.parse(small / "sitemap.xml").iter() if found.tag.endswith("loc")]  # noqa: S314 - our own
    assert f"{ADDRESS}head/kind/" in locations
    assert all(str(location).startswith(ADDRESS) for location in locations)
    assert not {f"{ADDRESS}{path}" for path in ("latest/", "latest/kind/", "diff/")} & set(locations)
    assert f"{ADDRESS}releases/head/" in (small / "feed.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "example.org",
            "//example.org/",
            "ftp://example.org/",
            "javascript:alert(1)",
            "https://",
            "https:///a",
        ),
        *(
            "https://example.org/?q=1",
            "https://example.org/#top",
            "https://example.org/a b/",
            "https://[::1/",
        ),
        "https://ana:hunter2@example.org/",
    ],
)
def test_what_pages_can_have_no_address_under_or_nobody_may_read_is_refused(
    tmp_path: Path, address: str
) -> None:
    with pytest.raises(ClausetreeError, match="is not the address of a site") as refused:
        load_configuration(tmp_path, address)
    assert "hunter2" not in refused.value.message


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://[::1]:8000/a", "https://ex\u00e4mple.org/@ana/\u00fc/", "HTTPS://E.org/"],
)
def test_any_other_address_of_the_web_is_taken(tmp_path: Path, address: str) -> None:
    assert load_configuration(tmp_path, address).site_url == address.rstrip("/") + "/"


def test_of_two_clauses_with_one_id_the_publishers_address_leads_to_the_first() -> None:
    page = render_redirect(
        "x/", "X", "", [("a", "One", "x/a/"), ("a", "Two", "x/a-2/"), ("b", "Three", "x/b/")]
    )
    assert re.findall(r'<li id="(\w+)"><a href="([^"]+)"', page) == [("a", "x/a/"), ("b", "x/b/")]
    assert "x/a-2/" in page


def test_an_address_must_be_one(tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n", encoding="utf-8")
    finished = run_build("--site-url", "example.org", cwd=tmp_path)
    assert finished.returncode == 2
    assert "`example.org` is not the address of a site" in finished.stderr


def test_the_page_for_a_missing_address_works_at_any_depth(chromium: Browser, small: Path) -> None:
    def answer(route: Route) -> None:
        asked = small / route.request.url.removeprefix(ADDRESS).split("?")[0]
        found = asked / "index.html" if asked.is_dir() else asked
        if found.is_file():
            route.fulfill(path=found)
        else:
            route.fulfill(path=small / "404.html", status=404)

    page = chromium.new_page()
    page.route("**/*", answer)
    failed: list[str] = []
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    for path in ("nowhere", "head/kind/deep/er/nowhere/"):
        page.goto(ADDRESS + path)
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky", (
            path
        )
        page.get_by_role("link", name="Home").first.click()
        expect(page).to_have_url(ADDRESS)
    assert [text for text in failed if "404" not in text] == []
    page.close()
