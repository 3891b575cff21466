"""Every page of the site, read from disk: valid HTML, whole links, unique ids."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import jsonschema
import pytest

from clausetree.publish.addresses.page_kinds import OVERVIEW_KINDS, REVISION_NAMES, SITE_NAMES
from clausetree.publish.machine.crawler_files import render_robots
from tests.publish.sites import BUILD, KINDS

if TYPE_CHECKING:
    from tests.publish.sites import Site

ATOM = "{http://www.w3.org/2005/Atom}"


class Anchors(HTMLParser):
    """The links of a page, and how often each id is there."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: Counter[str] = Counter()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
            elif name in {"href", "src"} and value is not None:
                self.links.append(value)
            elif name == "content" and tag == "meta" and (value or "").startswith("0; url="):
                self.links.append((value or "")[7:])


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[Path, Anchors]:
    return {path: Anchors(path.read_text(encoding="utf-8")) for path in site.folder.rglob("*.html")}


@cache
def find_file(target: str) -> Path:
    """Returns the file that an address leads to, whether or not it is there; many links lead to the same."""
    path = Path(target).resolve()
    return path / "index.html" if path.is_dir() else path


def test_no_link_and_no_anchor_is_broken(site: Site, pages: dict[Path, Anchors]) -> None:
    broken, folder = set(), site.folder.resolve()
    for path, anchors in pages.items():
        if path.name == "404.html":  # its links begin at the root
            continue
        for link in anchors.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = find_file(os.path.normpath(path.parent / unquote(parts.path))) if parts.path else path
            assert target.is_relative_to(folder), link
            wanted = unquote(parts.fragment)
            there = target in pages or target.is_file()
            if not there or (wanted and target in pages and wanted not in pages[target].ids):
                broken.add((path.relative_to(site.folder).as_posix(), link))
    assert broken == set()


def test_no_page_leads_to_another_host_to_fetch_anything(pages: dict[Path, Anchors]) -> None:
    for path, anchors in pages.items():
        assert not [link for link in anchors.links if link.startswith("//")], path


def test_ids_are_unique_on_every_page(pages: dict[Path, Anchors]) -> None:
    for path, anchors in pages.items():
        assert [name for name, count in anchors.ids.items() if count > 1] == [], path


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_well_formed_html(site: Site, kind: str) -> None:
    path = site.folder / KINDS[kind]
    path = path / "index.html" if path.is_dir() else path
    html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))


def test_every_page_is_valid_by_the_nu_html_checker(site: Site) -> None:
    checker = BUILD.parent / "npm" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not checker.is_file() or shutil.which("java") is None:
        pytest.skip("there is no Nu HTML Checker (needs Java and `npm install --prefix build/npm vnu-jar`)")
    command = [
        "java",
        "-jar",
        str(checker),
        "--errors-only",
        "--skip-non-html",
        "--format",
        "gnu",
        str(site.folder),
    ]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.stderr == ""


def test_every_revision_is_there_as_data_that_keeps_its_schema(site: Site) -> None:
    schema = json.loads((site.folder / "schema" / "document.json").read_text(encoding="utf-8"))
    versions = json.loads((site.folder / "versions.json").read_text(encoding="utf-8"))
    assert versions[0]["version"] == "head"
    assert [version["version"] for version in versions if version["aliases"]] == ["2025-12-18"]
    for version in versions:
        document = json.loads((site.folder / version["version"] / "spec.json").read_text(encoding="utf-8"))
        jsonschema.validate(document, schema)


def test_the_feed_has_an_entry_for_each_revision(site: Site) -> None:
    feed = ET.parse(site.folder / "feed.xml").getroot()  # noqa: S314 - our own feed
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries][1:3] == ["2025-12-18", "2025-10-27"]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids)) == 7
    assert feed.findtext(f"{ATOM}updated") == "2025-12-18T00:00:00Z"


def test_every_page_has_a_plain_copy(site: Site) -> None:
    lists = {*(kind.title for kind in OVERVIEW_KINDS), "release", "toolchain"}
    for kind in KINDS:
        if kind in {"redirect", "missing", "guide", *lists}:
            continue
        copy = site.folder / KINDS[kind] / "index.md"
        assert copy.is_file(), f"{kind}: its SitePage has to name its plain copy in `beside`"


def test_robots_are_told_of_the_sitemap_where_its_whole_address_is_known() -> None:
    assert render_robots(None) == "User-agent: *\nAllow: /\n"
    assert render_robots("https://example.org/spec/").endswith(
        "\nSitemap: https://example.org/spec/sitemap.xml\n"
    )


def test_the_plain_copy_of_a_clause_begins_with_its_own_source(site: Site) -> None:
    copy = (site.folder / KINDS["clause"] / "index.md").read_text(encoding="utf-8")
    source = (site.folder / "2025-12-18" / "spec.md").read_text(encoding="utf-8")
    own = copy.partition("\n\n---\n\nCommon Ground, revision")[0]
    assert own in source


def test_llms_txt_links_to_what_is_there(site: Site) -> None:
    text = (site.folder / "llms.txt").read_text(encoding="utf-8")
    links = [part.partition(")")[0] for part in text.split("](")[1:]]
    assert len(links) > 70
    for link in links:
        assert (site.folder / link).is_file(), link


def test_every_name_that_the_site_has_of_its_own_is_reserved(site: Site) -> None:
    """Else a clause's id or a revision's label could be the same, and one would take the other's place."""
    versions = json.loads((site.folder / "versions.json").read_text(encoding="utf-8"))
    labels = {version["version"] for version in versions}
    at_root = {path.name for path in site.folder.iterdir() if not path.name.startswith(".")} - labels
    at_root -= {f"{label}.html" for label in labels}
    assert at_root - SITE_NAMES == {"index.html", "index.md"}, "which are reserved in every folder"
    document = json.loads((site.folder / "2025-12-18" / "spec.json").read_text(encoding="utf-8"))
    ids = {clause["id"] for clause in document["clauses"]}
    in_revision = {path.name for path in (site.folder / "2025-12-18").iterdir()} - ids
    assert in_revision - REVISION_NAMES <= {"index.html", "index.md"}
