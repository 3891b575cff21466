"""The engine's style sheet is cut down to what the pages of a site can use, and to no less."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import material
import pytest

from clausetree.publish.engine.style_trimming import trim_sheet

if TYPE_CHECKING:
    from tests.publish.sites import Site

USED = {"here", "there", "a:b"}


@pytest.mark.parametrize(
    ("sheet", "trimmed"),
    [
        (".here{a:b}.gone{a:b}", ".here{a:b}"),
        (".here .gone{a:b}", ""),
        (".gone,.here>p,.gone p{a:b}", ".gone,.here>p,.gone p{a:b}"),
        (".here:not(.gone){a:b}", ".here:not(.gone){a:b}"),
        (":is(.gone,.here) p{a:b}", ":is(.gone,.here) p{a:b}"),
        (".a\\:b{a:b}.a\\:c{a:b}", ".a\\:b{a:b}"),
        ("p,[data-x='.gone']{a:b}", "p,[data-x='.gone']{a:b}"),
        ("@media print{.gone{a:b}.here{a:b}}", "@media print{.here{a:b}}"),
        ("@media print{.gone{a:b}}p{a:b}", "p{a:b}"),
        ("@supports (a:b){@media print{.gone{a:b}}}", ""),
        ("@keyframes gone{from{a:b}}@font-face{a:b}", "@keyframes gone{from{a:b}}@font-face{a:b}"),
        ("/* .here */:root{--x:url('data:,.gone{}')}", ":root{--x:url('data:,.gone{}')}"),
    ],
)
def test_what_no_page_can_use_goes(sheet: str, trimmed: str) -> None:
    assert re.sub(r"\s+", " ", trim_sheet(sheet, USED)).replace('"', "'") == trimmed


def test_a_sheet_all_of_whose_classes_are_used_says_the_same() -> None:
    sheet = next(
        (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.css")
    ).read_text("utf-8")
    classes = set(re.findall(r"\.((?:[\w-]|\\.)+)", sheet))
    kept = trim_sheet(sheet, {re.sub(r"\\(.)", r"\1", name) for name in classes})
    assert kept.count("{") == sheet.count("{")


def test_a_site_has_a_fraction_of_the_sheet_and_what_its_pages_need(site: Site) -> None:
    sheet = next(site.folder.glob("assets/stylesheets/main.*.css")).read_text("utf-8")
    assert len(sheet) < 60_000
    for kept in (".md-typeset table:not([class])", ".md-header", ".md-grid", "@media print"):
        assert kept in sheet
    for gone in (".md-search", ".md-tabs", ".md-nav"):
        assert gone not in sheet
