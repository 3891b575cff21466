"""A site's style sheets are cut down to what its pages can use, and to no less; a page fetches one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import material
import pytest

from clausetree.publish.engine.bundles import find_names
from clausetree.publish.engine.configuration import THEME as THEME_FOLDER
from clausetree.publish.engine.style_sheet import parse_style_sheet, render_style_sheet
from clausetree.publish.engine.style_trimming import drop_overridden, drop_unused_variables, trim_style_sheet

if TYPE_CHECKING:
    from tests.publish.sites import Site

THEME = Path(THEME_FOLDER)
USED = {".here", ".there", ".a:b", "p", "[data-x]", "[dir]", "[dir=ltr]"}


@pytest.mark.parametrize(
    ("sheet", "trimmed"),
    [
        (".here{a:b}.gone{a:b}", ".here{a:b}"),
        (".here .gone{a:b}", ""),
        (".gone,.here>p,.gone p{a:b}", ".here>p{a:b}"),
        ("p,table{a:b}P:hover table,p::after{a:b}", "p{a:b}p::after{a:b}"),
        ("*,:root,p:is(table),#table{a:b}", "*,:root,p:is(table),#table{a:b}"),
        (".here:not(.gone){a:b}", ".here:not(.gone){a:b}"),
        (":is(.gone,.here) p{a:b}", ":is(.gone,.here) p{a:b}"),
        (".a\\:b{a:b}.a\\:c{a:b}", ".a\\:b{a:b}"),
        ("p,[data-x='.gone']{a:b}", "p,[data-x='.gone']{a:b}"),
        ("p[data-y],p[hidden='x'],p:not([data-y]){a:b}", "p:not([data-y]){a:b}"),
        (
            "[dir='ltr'] p,[dir] p,[dir='rtl'] p,[dir=rtl] p,p:dir(rtl),p:dir(ltr){a:b}",
            "[dir='ltr'] p,[dir] p,p:dir(ltr){a:b}",
        ),
        ("@media print{.gone{a:b}.here{a:b}}", "@media print{.here{a:b}}"),
        ("@media print{.gone{a:b}}p{a:b}", "p{a:b}"),
        ("@supports (a:b){@media print{.gone{a:b}}}", ""),
        ("@keyframes gone{from{a:b}}@font-face{a:b}", "@keyframes gone{from{a:b}}@font-face{a:b}"),
        ("/* .here */:root{--x:url('data:,.gone{}')}", ":root{--x:url('data:,.gone{}')}"),
    ],
)
def test_what_no_page_can_use_goes(sheet: str, trimmed: str) -> None:
    kept = trim_style_sheet(parse_style_sheet(sheet), USED)
    assert render_style_sheet(kept).replace('"', "'") == trimmed


@pytest.mark.parametrize(
    ("sheet", "shorter"),
    [
        ("p{--gone:1;a:b;--here:2}a{b:var(--here)}", "p{a:b;--here:2}a{b:var(--here)}"),
        ("p{--one:var(--two);--two:url('a;b')}", ""),
        ("p{--other:1}", "p{--other:1}"),
        ("p{--a:{b};--c:(d;e);f:var( --c )}", "p{--c:(d;e);f:var( --c )}"),
        ("@media print{p{--x:1}a{b:c}}", "@media print{a{b:c}}"),
    ],
)
def test_variables_that_nothing_uses_go(sheet: str, shorter: str) -> None:
    kept = drop_unused_variables(parse_style_sheet(sheet), {"--other"})
    assert render_style_sheet(kept).replace('"', "'") == shorter


@pytest.mark.parametrize(
    ("sheet", "shorter"),
    [
        ("p{a:b;c:d}p{a:e}", "p{c:d}p{a:e}"),
        ("p{a:b}q{a:c}p{a:d}", "q{a:c}p{a:d}"),
        ("p,q{a:b}p{a:c}", "p,q{a:b}p{a:c}"),
        ("p,q{a:b}p{a:c}q{a:d}", "p{a:c}q{a:d}"),
        ("p{a:b}q p{a:c}", "p{a:b}q p{a:c}"),
        ("p{a:b !important}p{a:c}", "p{a:b !important}p{a:c}"),
        ("p{a:b}@media print{p{a:c}}", "p{a:b}@media print{p{a:c}}"),
        ("@media print{p{a:b}}p{a:c}", "@media print{p{a:b}}p{a:c}"),
        (
            "p{margin-top:1em;margin:0;border-radius:1em}p{margin:1px;border:0}",
            "p{border-radius:1em}p{margin:1px;border:0}",
        ),
        ("p{margin:0}p{margin-top:1em}", "p{margin:0}p{margin-top:1em}"),
        ("p{display:-webkit-box;display:flex}", "p{display:-webkit-box;display:flex}"),
    ],
)
def test_what_a_later_rule_overrides_goes(sheet: str, shorter: str) -> None:
    assert render_style_sheet(drop_overridden(parse_style_sheet(sheet))) == shorter


def test_the_names_of_a_page_are_what_selectors_need() -> None:
    page = '<p class="a b" data-x title="it is > a"hidden>some words, class="c"</p><bdi dir="auto">x</bdi>'
    named = {"p", "bdi", ".a", ".b", "[class]", "[data-x]", "[title]", "[dir]", "[dir=ltr]", "[dir=rtl]"}
    assert named <= find_names(page)
    assert {"[is]", "[some]", "[words]"}.isdisjoint(find_names(page))
    assert {"[dir=ltr]", "[dir=rtl]"}.isdisjoint(find_names("<p dir>"))


def test_a_sheet_all_of_whose_classes_are_used_says_the_same() -> None:
    sheet = next(
        (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.css")
    ).read_text("utf-8")
    names = {re.sub(r"\\(.)", r"\1", name) for name in re.findall(r"\.?(?:[\w-]|\\.)+", sheet)}
    attributes = {f"[{name}]" for name in (*names, "dir=ltr", "dir=rtl")}
    kept = trim_style_sheet(parse_style_sheet(sheet), names | attributes)
    assert render_style_sheet(kept).count("{") == sheet.count("{")


@pytest.mark.parametrize(("bundle", "most"), [("reading", 50_000), ("overview", 60_000)])
def test_a_site_has_a_fraction_of_the_sheets_and_what_its_pages_need(
    site: Site, bundle: str, most: int
) -> None:
    sheet = (site.folder / f"stylesheets/{bundle}.css").read_text("utf-8")
    assert len(sheet) < most
    for kept in (".md-header", ".md-grid", ".passage", ".timeline"):
        assert kept in sheet
    for gone in (".md-search", ".md-tabs", ".md-nav", "--md-mermaid"):
        assert gone not in sheet


def test_a_page_fetches_one_sheet_and_one_script(site: Site) -> None:
    for page in (path for path in site.folder.rglob("*.html") if "<article" in path.read_text("utf-8")):
        text = page.read_text("utf-8")
        sheets = re.findall(r'<link rel="stylesheet" href="(?:\.\./|/)*([^"]*)"', text)
        scripts = re.findall(r'<script [^>]*\bsrc="(?:\.\./|/)*([^"]*)"', text)
        assert (len(sheets), len(scripts)) == (1, 1), page
        assert all((site.folder / file).is_file() for file in (*sheets, *scripts))


@pytest.mark.parametrize("bundle", ["reading", "overview"])
def test_every_colour_of_the_engine_that_a_page_uses_is_ours(site: Site, bundle: str) -> None:
    """The engine's own are those of a light page, whatever the reader's are."""
    sheet = (site.folder / f"stylesheets/{bundle}.css").read_text("utf-8")
    own = (THEME / "stylesheets/clausetree.css").read_text("utf-8")
    used = set(re.findall(r"var\(\s*(--md-[\w-]*color[\w-]*)", sheet))
    assert used
    assert used <= set(re.findall(r"(--md-[\w-]+):", own))


@pytest.mark.parametrize("bundle", ["reading", "overview"])
def test_the_colours_of_changes_are_there_where_they_are_used(site: Site, bundle: str) -> None:
    """A clause's page fetches `changes.css` once somebody opens its changes."""
    sheet, changes = (
        (site.folder / f"stylesheets/{name}.css").read_text("utf-8") for name in (bundle, "changes")
    )
    colours = set(re.findall(r"var\((--(?:inserted|deleted|moved)[\w-]*)\)", changes))
    assert len(colours) >= 5
    assert {colour for colour in colours if f"{colour}:" not in sheet} == set()
