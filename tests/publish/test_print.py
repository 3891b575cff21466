"""The text on paper: in the margins what it is, nothing for the screen alone, nothing cut, an outline in the file."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.publish.sites import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.publish.sites import Site


def find_streams(pdf: bytes) -> list[bytes]:
    """Returns what the streams of a PDF hold."""
    found = []
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            # Its last byte can be a line end, which is lost here: the check sum is cut then, and no text.
            found.append(zlib.decompressobj().decompress(match[1]))
        except zlib.error:
            continue
    return found


def read_text(pdf: bytes) -> str:
    """Returns the text of a PDF in the order in which it is drawn, without blanks."""
    streams = find_streams(pdf)
    letters: dict[int, str] = {}
    for stream in streams:
        for first, last, to in re.findall(rb"<(\w{4})> (?:<(\w{4})> )?<(\w{4})>\n", stream):
            start = int(first, 16)
            for glyph in range(start, int(last or first, 16) + 1):
                letters.setdefault(glyph, chr(int(to, 16) + glyph - start))
    drawn = (glyphs for stream in streams for glyphs in re.findall(rb"<((?:\w{4})+)> Tj", stream))
    text = "".join(letters.get(int(part, 16), "") for run in drawn for part in re.findall(rb"\w{4}", run))
    return re.sub(r"\s", "", text)


def test_the_margins_say_which_revision_it_is_where_it_stands_and_the_page(page: Page, site: Site) -> None:
    page.goto(KINDS["All on one page"])
    pdf = page.pdf(outline=True, tagged=True)
    pages = pdf.count(b"/Type /Page\n")
    text = read_text(pdf)
    assert pages > 10
    assert text.count("CommonGround,2024-05-08,ononepage") == pages
    assert text.count(f"{site.address}{KINDS['All on one page']}") == pages
    for number in (1, 2, pages):
        assert f"{number}/{pages}" in text
    titles = [title.decode("latin-1") for title in re.findall(rb"/Title \((.*?)\)\n", pdf)]
    assert b"/Outlines" in pdf
    contents = page.locator(".outline a").all_inner_texts()
    assert len(contents) > 15
    for clause in contents:
        assert any(title.startswith(clause) for title in titles), clause


@pytest.mark.parametrize("kind", ["clause", "diff", "release", "All on one page"])
def test_paper_has_the_text_alone_and_all_of_it(page: Page, kind: str) -> None:
    page.set_viewport_size({"width": 680, "height": 960})
    page.goto(KINDS[kind])
    page.emulate_media(media="print")
    screen = ".skip, header, footer, .side, .outline, .change-list, .switch, .tools, .permalink, button, select, input"
    assert page.locator(screen).locator("visible=true").count() == 0
    folded = page.locator("article details:not(.tools *, .switch *, .change-list *) > :not(summary)")
    assert folded.locator("visible=true").count() == folded.count()
    cut = page.locator("article *").evaluate_all(
        """all => all.filter(element => element.checkVisibility() && element.clientHeight
            && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
            && !["visible", "clip"].includes(getComputedStyle(element).overflowY)).map(element => element.className)"""
    )
    assert cut == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
