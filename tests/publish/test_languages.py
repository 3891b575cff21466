"""Words of a spec stand in an element that says their language and their direction, on every kind of page."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from clausetree.config.settings import SpecSettings
from clausetree.publish.books.edition_series import build_series
from clausetree.publish.draw.switcher import switch_clause
from clausetree.publish.draw.timeline import render_histories
from clausetree.publish.pages import diff_page
from clausetree.publish.pages.page_lists import build_overview_pages, build_revision_pages
from tests.publish.edition_reading import read

if TYPE_CHECKING:
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

LEVELS = ("root", "user")
OLD = """# المنارة {#lighthouse}

يضيء المصباح كل ليلة من الغروب إلى الفجر.

## الحارس {#keeper authority=root}

لا ينام الحارس قبل الفجر. انظر [?](#visitors) و[الزوار](#visitors).

**Example**: سؤال

~~~xml
<user>
هل أنام؟
</user>
<comparison>
<assistant> <!-- GOOD: صادق -->
لا.
</assistant>
<assistant> <!-- BAD[#visitors] -->
نعم.
</assistant>
</comparison>
~~~

## الزوار {#visitors authority=user}

يأتي الزوار يوم الأحد، وينتظرون الحارس عند الباب.

## الجرس {#bell}

يدق الجرس في الضباب.
"""
NEW = (
    OLD.replace("كل ليلة", "كل مساء")
    .replace("لا ينام", "ينام")
    .replace("## الجرس {#bell}\n\nيدق الجرس في الضباب.\n", "")
)
LETTERS = range(0x600, 0x700)
VOID = {"br", "hr", "input", "img", "meta", "link"}


class _Unspoken(HTMLParser):
    """Collects words in Arabic letters that stand in no element that says their language or their direction."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(ord(letter) in LETTERS for letter in data):
            return
        spoken = [
            attributes
            for _, attributes in self.open
            if attributes.get("lang") == "ar" and "dir" in attributes
        ]
        names = [tag for tag, _ in self.open]
        if not spoken and not {"code", "option", "pre", "title"} & set(names):
            self.found.append((data.strip(), " ".join(names)))


def _read(text: str, label: str, language: str | None) -> Edition:
    return replace(read(text, label, LEVELS), language=language)


def _draw(language: str | None) -> dict[str, str]:
    """Returns what stands in the pages of all kinds."""
    editions = _read(OLD, "2025-01-01", language), _read(NEW, "2025-02-02", language)
    notes = {"2025-02-02": "## 2025-02-02\n\nتغير الضوء.\n"}
    series: EditionSeries = build_series(editions, notes=notes)
    old, new = editions
    pages = [*build_overview_pages(series, SpecSettings(description="كتاب المنارة."), ()).pages]
    pages += build_revision_pages(new, render_histories(series, new.label)).pages
    pages += [diff_page.build_diff_page(old, new, series.diff(old, new), has_data=False)]
    drawn = {f"{page.path}: {page.title}": f"{page.notice or ''}{page.body}" for page in pages}
    switched = switch_clause(old.clauses["bell"], old, series)
    return drawn | {"switcher": str(switched)}


def test_words_say_their_language_and_direction() -> None:
    unspoken = {}
    for path, body in _draw("ar").items():
        parser = _Unspoken()
        parser.feed(body)
        if parser.found:
            unspoken[path] = parser.found
    assert unspoken == {}


def test_what_is_not_stated_is_not_said() -> None:
    assert not any("lang=" in body for body in _draw(None).values())
