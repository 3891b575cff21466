"""A page of the newest revision is drawn from itself alone, as it will look in the end."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from clausetree.publish.engine.bundles import OVERVIEW, READING
from clausetree.publish.engine.first_style import cut_first_style, put_first_style
from clausetree.publish.engine.style_sheet import parse_style_sheet
from tests.publish.sites import run_build, serve

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.publish.sites import Site

NEWEST = "2025-12-18"
# Not the entries of the lists beside the text: scripts mark the one that is read, and scroll to it.
_IN_SIGHT = """() => [...document.body.querySelectorAll(":not(.side *, [data-contents] *)")].map((part) => [part, part.getBoundingClientRect()])
  .filter(([part, { top, width }]) => top < innerHeight && width && part.checkVisibility())
  .map(([part, { x, y, width }]) => {
    const { color, backgroundColor, fontSize, fontWeight, display } = getComputedStyle(part);
    return [part.tagName, part.className, Math.round(x), Math.round(y), Math.round(width), color, backgroundColor, fontSize, fontWeight, display];
  })"""


def _read_style(page: str) -> str:
    found = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_screen_looks_the_same_before_the_sheet_comes(
    chromium: Browser, site: Site, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = chromium.new_context(
        base_url=site.address, viewport={"width": width, "height": 844}, color_scheme=scheme
    )
    waiting, whole = context.new_page(), context.new_page()
    waiting.route("**/*.css", lambda route: route.abort())
    pages = sorted(f"{NEWEST}/{path.parent.name}/" for path in (site.folder / NEWEST).glob("*/index.html"))
    different = []
    for name in ["", f"{NEWEST}/", *pages[:: 2 if scheme == "light" else 8]]:
        seen = []
        for page in (waiting, whole):
            page.goto(name, wait_until="load")
            seen.append(page.evaluate(_IN_SIGHT))
        different += [name] if seen[0] != seen[1] else []
    context.close()
    assert different == []


def test_only_the_home_page_and_the_pages_of_the_newest_revision_carry_their_style(site: Site) -> None:
    for path in site.folder.rglob("index.html"):
        begins = path.relative_to(site.folder).as_posix() == "index.html" or NEWEST in path.parent.parts[-2:]
        page = path.read_text("utf-8")
        if "<article" in page and "releases" not in path.parts:
            assert bool(_read_style(page)) == begins, path


def test_the_policy_of_a_page_names_its_style_and_the_line_that_chooses_the_colours(site: Site) -> None:
    for path in [*site.folder.rglob("index.html"), site.folder / "404.html"]:
        page = path.read_text("utf-8")
        policy = re.search(r'"Content-Security-Policy" content="([^"]*)"', page)
        for inline in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.DOTALL):
            assert policy
            assert f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'" in policy[1], path


def test_a_page_that_an_earlier_build_left_gets_the_style_of_this_one(tmp_path: Path) -> None:
    page = tmp_path / "new/index.html"
    page.parent.mkdir()
    page.write_text("<meta content=\"style-src 'self' 'sha256-';\"><style></style><p>", "utf-8")
    in_use = tmp_path / "in use.html"
    in_use.hardlink_to(page)
    (tmp_path / "stylesheets").mkdir()
    (tmp_path / OVERVIEW.path).write_text("", "utf-8")
    (tmp_path / "index.html").write_text("<p>", "utf-8")
    for sheet in ("p{a:b}", "p{c:d}"):
        (tmp_path / READING.path).write_text(sheet, "utf-8")
        put_first_style(tmp_path, "new")
        digest = b64encode(sha256(sheet.encode()).digest()).decode()
        expected = f"<meta content=\"style-src 'self' 'sha256-{digest}';\"><style>{sheet}</style><p>"
        assert page.read_text("utf-8") == expected
    assert "<style></style>" in in_use.read_text("utf-8")


@pytest.mark.parametrize(
    ("sheet", "first"),
    [
        (".seen{a:b}.later{a:b}", ".seen{a:b}"),
        (".seen:hover{a:b}.seen,.seen:focus-visible{a:b}", ".seen{a:b}"),
        (".seen::before{a:b}.seen:first-child{a:b}", ".seen::before{a:b}.seen:first-child{a:b}"),
        ("@media print{.seen{a:b}}@page{margin:0}@keyframes x{to{a:b}}", ""),
        ("@media (width>1em){.seen{a:b}}", "@media (width>1em){.seen{a:b}}"),
        (".seen{--x:1;a:var(--y);--y:2}", ".seen{a:var(--y);--y:2}"),
        ("[data-colours='dark']{a:b}.seen[hidden]{a:b}", '[data-colours="dark"]{a:b}'),
        ("summary p{a:b}.folded{a:b}.open{a:b}", "summary p{a:b}.open{a:b}"),
        (".seen{cursor:pointer;transition:a 1s;outline:none}.seen{outline-color:a;out:b}", ".seen{out:b}"),
    ],
)
def test_what_is_seen_first_is_styled_and_nothing_else(sheet: str, first: str) -> None:
    folded = '<details class="cite"><summary><p></p></summary><b class="folded"></b></details>'
    unfolded = '<details class="cite" open><summary></summary><b class="open"></b></details>'
    page = f'<article><nav></nav><p class="seen"></p>{folded}{unfolded}{"x" * 6000}<p class="later"></p></article>'
    assert cut_first_style(parse_style_sheet(sheet), page) == first


def test_a_sheet_of_the_project_goes_before_ours(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n\nSay [so](#a).\n", "utf-8")
    (tmp_path / "docs/stylesheets").mkdir(parents=True)
    (tmp_path / "docs/stylesheets/house.css").write_text("body { --accent: rgb(1, 2, 3) }", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "INHERIT: !!python/name:clausetree.publish.engine.configuration.PREVIEW\n"
        "extra_css: [stylesheets/house.css]\n",
        "utf-8",
    )
    run_build("--out", "out", cwd=tmp_path).check_returncode()
    for site in serve(tmp_path / "out"):
        page = chromium.new_page(base_url=site.address)
        page.goto("head/a/")
        assert page.locator("head style").count() == 1
        expect(page.locator(".passage p a")).to_have_css("color", "rgb(1, 2, 3)")
        page.close()
