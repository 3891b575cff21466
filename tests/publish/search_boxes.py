"""Sites whose search box is open and can be asked, many queries at once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.folders import ROOT
from tests.publish.bare_sites import build_bare_site
from tests.publish.sites import Watch, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from clausetree.publish.books.edition_series import EditionSeries
    from tests.publish.sites import Site

SPECS = ROOT / "tests" / "specs"
ASK = """async ({ queries, filters }) => {
  const { openSearch } = await import("/javascripts/search.js");
  await openSearch(new URL("/", location), "");
  const box = document.querySelector("dialog input[type=search]");
  const list = document.querySelector("dialog .search__results");
  const answers = [];
  while (!document.querySelector("dialog select")) await new Promise((done) => setTimeout(done, 2));
  for (const select of document.querySelectorAll("dialog select")) {
    const start = select.name === "revision" ? (select.dataset.start ??= select.value) : "";
    select.value = filters[select.name] ?? start;
  }
  for (const query of queries) {
    box.value = query;
    box.dispatchEvent(new Event("input"));
    while (list.ariaBusy) await new Promise((done) => setTimeout(done, 2));
    answers.push([...document.querySelectorAll("dialog .search__results > li")].map((item) => {
      const hit = item.querySelector("a");
      const said = (name) => item.querySelector(name)?.textContent ?? "";
      return {
        found: hit.className === "search__hit",
        address: hit.pathname.slice(1) + decodeURIComponent(hit.hash), title: hit.textContent, kind: said(".search__kind"),
        query: hit.search, note: said(".search__note"), facts: said(".search__facts"), excerpt: said(".search__excerpt"),
        marked: [...item.querySelectorAll(".search__excerpt mark")].map((mark) => mark.textContent),
        below: [...item.querySelectorAll("ul a")].map((link) => link.pathname + link.hash),
      };
    }));
  }
  return answers;
}"""


class Searched(NamedTuple):
    """A site whose box is open.

    Attributes:
        series: What it is made from.
        page: Where the box is open.
        ask: Types queries and returns for each the hits; `filters` are chosen first.
    """

    series: EditionSeries
    page: Page
    ask: Callable[..., list[list[dict[str, Any]]]]


def open_box(chromium: Browser, site: Site, series: EditionSeries) -> Iterator[Searched]:
    """Opens the box of a site, and asserts that nothing is fetched from elsewhere or fails in a script."""
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    watch = Watch(context, site.address)
    page.goto("robots.txt")

    def ask(*queries: str, **filters: str) -> list[list[dict[str, Any]]]:
        found: list[list[dict[str, Any]]] = page.evaluate(ASK, {"queries": queries, "filters": filters})
        return found

    yield Searched(series, page, ask)
    context.close()
    assert not watch.found, watch.found


def open_bare(chromium: Browser, source: Path, work: Path) -> Iterator[Searched]:
    """Builds the bare site of a spec and opens its box; a spec of this repository is copied out of its history."""
    if source.is_relative_to(ROOT):
        source = Path(shutil.copy(source, work / f"{source.parent.name}.md"))
    series = build_bare_site(source, work / "site")
    for site in serve(work / "site"):
        yield from open_box(chromium, site, series)
