"""Tables of the text: one that is wider than its place scrolls in itself, with all its columns and their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publish.sites import Site, run_build, serve
from tests.publish.test_accessibility import find_violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


def _draw(columns: int) -> str:
    row = "| " + " | ".join(f"word{number}" for number in range(columns)) + " |\n"
    return row.replace("word", "heading") + "|---" * columns + "|\n" + row + row


TEXT = "# Tables {#tables}\n\n## Few {#few}\n\n" + "\n\n".join(map(_draw, (2, 3))) + "\n\n## Many {#many}\n\n"
TEXT += (
    "\n\n".join(map(_draw, (5, 25)))
    + f"\n\n| a | b | c | d |\n|---|---|---|---|\n| {'x' * 300} | b | c | d |\n"
)


@pytest.fixture(scope="module")
def tables(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "model_spec.md").write_text(TEXT, encoding="utf-8")
    assert run_build("--out", "out", cwd=folder).returncode == 0
    for site in serve(folder / "out"):
        assert isinstance(site, Site)
        context = chromium.new_context(base_url=site.address)
        yield context.new_page()
        context.close()


def _measure(page: Page) -> list[tuple[bool, bool]]:
    """Returns for each table whether it is wider than its place, and whether the keyboard reaches it."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    return [
        tuple(pair)
        for pair in page.locator("article table").evaluate_all(
            "all => all.map(table => [table.scrollWidth > table.clientWidth, table.tabIndex === 0])"
        )
    ]


@pytest.mark.parametrize(("width", "wide"), [(390, [True, True, True]), (1280, [False, True, True])])
def test_a_wide_table_scrolls_and_the_page_does_not(tables: Page, width: int, wide: list[bool]) -> None:
    tables.set_viewport_size({"width": width, "height": 900})
    for path, expected in (("head/few/", [False, False]), ("head/many/", wide)):
        tables.goto(path)
        assert _measure(tables) == [(is_wide, is_wide) for is_wide in expected]
        assert tables.evaluate("document.documentElement.scrollWidth") <= width
        headings = tables.locator("article th")
        assert headings.count() == headings.locator("visible=true").count()
        assert find_violations(tables) == []


def test_columns_stand_under_their_headings_at_any_width(tables: Page) -> None:
    tables.set_viewport_size({"width": 390, "height": 900})
    tables.goto("head/many/")
    for table in tables.locator("article table").all():
        heads, cells = (
            table.locator(f"{part} tr")
            .first.locator("th, td")
            .evaluate_all("all => all.map(cell => cell.getBoundingClientRect().left)")
            for part in ("thead", "tbody")
        )
        assert heads == cells


def test_a_table_that_no_longer_fits_can_be_reached(tables: Page) -> None:
    tables.set_viewport_size({"width": 1280, "height": 900})
    tables.goto("head/many/")
    _measure(tables)
    tables.set_viewport_size({"width": 390, "height": 900})
    assert _measure(tables)[0] == (True, True)
    tables.set_viewport_size({"width": 1280, "height": 900})
    assert _measure(tables)[0] == (False, False)
