"""Sections are found at the anchors that MkDocs gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from clausetree.publish.engine.configuration import PACKAGED
from clausetree.publish.machine.tool_names import list_headings

if TYPE_CHECKING:
    from pathlib import Path

_ANCHOR = re.compile(r'<h[23] id="([^"]*)"')

PAGES = {
    "plain words": "# A page\n\n## Set up\n\n### In `code` and *more*\n\n#### Too deep\n",
    "other scripts": "# 안내\n\n## 시작하기\n\n## Größe & Maß\n\n## 你好\n\n## Žlutý kůň\n",
    "repeated": "# A page\n\n## Set up\n\n### Set up\n\n## Set up_1\n\n## set UP!\n\n#### Example\n\n## Example\n",
    "markup": "# A page\n\n## [A link](https://example.org/) in it\n\n## 3 &lt; 4 -- or *so*\n\n## A <b>tag</b>\n",
    "no headings": "# A page\n\n```sh\n## Not one\n```\n\n~~~~\n~~~\n## Nor this\n~~~~\n\n    ## Nor that\n\n## One\n",
    "underlined": "A page\n======\n\nA part\n------\n\n## Closed ##\n",
    "front matter": "---\ntitle: Something\n---\n\n# A page\n\n## A part\n",
    "a note": "# A page\n\n!!! note\n    ## Inside\n\n## Outside\n",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_section_is_found_at_its_anchor(tmp_path: Path, name: str) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    (docs / "page.md").write_text(PAGES[name], encoding="utf-8")
    build(load_config(str(PACKAGED), docs_dir=str(docs), site_dir=str(site), strict=False))
    anchors = _ANCHOR.findall((site / "page" / "index.html").read_text(encoding="utf-8"))
    found = [urldefrag(one.address).fragment for one in list_headings("page/", PAGES[name])]
    assert [anchor for anchor in found if anchor] == anchors
    assert anchors


def test_a_heading_is_found_by_its_words() -> None:
    page, part = list_headings("page/", "# Q & A\n\n## `log` and *who* &lt;x&gt;\n")
    assert page.keys == ("Q & A",)
    assert part.title == "log and who <x> (Q & A)"
    assert part.keys == ("log and who <x>", "log", "who <x>")
