"""The pages about clausetree as they are built: reachable, linked to what there is, and found by name."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from clausetree.cli.command_table import COMMANDS
from clausetree.config.setting_table import list_tables
from clausetree.lint.table import RULES, load_rule
from tests.folders import ROOT
from tests.publish.search_boxes import ASK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.publish.sites import Site

_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
_ID = re.compile(r'\bid="([^"]+)"')
_SIDE = re.compile(r'<div class="side side--nav.*?(?=<main|<div class="md-content")', re.DOTALL)
_CONSTRUCT = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)


def read(site: Site, address: str) -> str:
    return (site.folder / address / "index.html").read_text(encoding="utf-8")


def list_links(html: str, address: str) -> Iterator[tuple[str, str]]:
    """Yields the pages of the site that a text links to, and the anchors."""
    for href in _LINK.findall(html):
        target, anchor = urldefrag(urljoin(f"https://site/{address}", unescape(href)))
        if target.startswith("https://site/"):
            yield unquote(target.removeprefix("https://site/").partition("?")[0]), unquote(anchor)


def list_pages(site: Site) -> list[str]:
    folder = site.folder
    return sorted(
        f"{one.parent.relative_to(folder).as_posix()}/" for one in folder.glob("tool/**/index.html")
    )


def find_article(html: str) -> str:
    found = _ARTICLE.search(html)
    assert found
    return found[0]


def test_every_page_is_two_links_from_the_entry_page_without_the_sidebar(site: Site) -> None:
    pages = set(list_pages(site))
    assert len(pages) > 180
    near = {"tool/"}
    for _ in range(2):
        near |= {
            target
            for address in near
            for target, _ in list_links(find_article(read(site, address)), address)
            if target in pages
        }
    assert pages - near == set()


def test_the_sidebar_has_the_groups_of_the_entry_page(site: Site) -> None:
    html = read(site, "tool/")
    groups = re.findall(r"<h2[^>]*>(?:<a[^>]*>)?([^<]+)", find_article(html))
    assert groups == ["Start", "Tutorials", "By role", "How-to", "Reference", "Explanation", "About"]
    side = _SIDE.search(read(site, "tool/guide/install/"))
    assert side
    assert all(group in side[0] for group in groups)


def has_target(folder: Path, target: str, anchor: str, anchors: dict[Path, set[str]]) -> bool:
    path = folder / target / "index.html" if target.endswith("/") or not target else folder / target
    if not path.is_file():
        return False
    if not anchor or path.suffix != ".html":
        return True
    if path not in anchors:
        anchors[path] = set(_ID.findall(path.read_text(encoding="utf-8")))
    return anchor in anchors[path]


def test_no_link_on_a_page_about_the_tool_is_broken(site: Site) -> None:
    anchors: dict[Path, set[str]] = {}
    links = [
        (address, target, anchor)
        for address in list_pages(site)
        for target, anchor in list_links(find_article(read(site, address)), address)
    ]
    assert len(links) > 600
    assert [link for link in links if not has_target(site.folder, *link[1:], anchors)] == []


def list_named() -> dict[str, str]:
    """Returns for each name of the reference the address, or its beginning, that the first hit leads to."""
    named = {code: f"tool/rules/{code}/" for code in RULES}
    named |= {load_rule(code).name: f"tool/rules/{code}/" for code in RULES}
    named |= {name: f"tool/commands/{name}/" for name in COMMANDS}
    named |= {f"clausetree {name}": f"tool/commands/{name}/" for name in COMMANDS}
    named |= {
        f"{table.name}.{setting.name}": f"tool/settings/#{table.name}"
        for table in list_tables()
        for setting in table.settings
    }
    dialect = (ROOT / "site" / "guide" / "dialect.md").read_text(encoding="utf-8")
    return named | dict.fromkeys(_CONSTRUCT.findall(_FENCE.sub("", dialect)), "tool/guide/dialect/#")


@pytest.fixture
def tool(page: Page) -> Page:
    page.goto("tool/")
    return page


def test_every_setting_rule_command_and_construct_is_the_first_hit(tool: Page, site: Site) -> None:
    named = list_named()
    assert len(named) > 230
    hits = tool.evaluate(ASK, {"queries": list(named), "filters": {}})
    firsts = {name: found[0]["address"] if found else "" for name, found in zip(named, hits, strict=True)}
    assert {name: first for name, first in firsts.items() if not first.startswith(named[name])} == {}
    anchors: dict[Path, set[str]] = {}
    assert [
        first for first in firsts.values() if not has_target(site.folder, *urldefrag(first), anchors)
    ] == []


def test_names_of_both_belong_to_the_tool_on_its_pages_and_to_the_spec_elsewhere(
    page: Page, tool: Page
) -> None:
    asked = {"queries": ["Definitions", "lint.against", "upstream merge"], "filters": {}}
    own, setting, below = tool.evaluate(ASK, asked)
    assert own[0]["address"] == "tool/guide/dialect/#definitions"
    assert setting[0]["kind"] == "setting"
    assert below[0]["address"] == "tool/commands/upstream/#clausetree-upstream-merge"
    page.goto("2025-12-18/kindness/")
    spec, setting, _ = page.evaluate(ASK, asked)
    assert spec[0]["address"] == "2025-12-18/definitions/"
    assert setting[0]["address"] == "tool/settings/#lint"
