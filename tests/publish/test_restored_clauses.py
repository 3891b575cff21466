"""A clause that was deleted and put back has one life with a gap, wherever the site tells of it; what became again what it was."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.books.edition_series import EditionSeries, build_series
from clausetree.publish.draw.heat_rows import build_rows
from clausetree.publish.draw.switcher import switch_clause
from clausetree.publish.draw.timeline import render_histories
from clausetree.publish.machine.news_feeds import build_feeds
from clausetree.publish.machine.search_names import render_names
from clausetree.publish.pages.diff_page import build_diff_page
from clausetree.publish.pages.life_page import build_pages
from clausetree.publish.pages.redirects import build_redirects
from tests.publish.edition_reading import read
from tests.publish.search_boxes import open_bare

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

HOUSE = "# House {#house}\n\nThe house stands on the rock.\n\n"
RADIO = (
    "## Answer the radio {#radio}\n\nWhoever calls on the radio gets an answer before the hour is over.\n\n"
)
BELL = "## Ring the bell {#bell}\n\nIn fog the bell is rung once a minute.\n"
OTHER = "## No music {#radio}\n\nNobody plays music in the kitchen after ten in the evening.\n\n"


def _build(*texts: str) -> EditionSeries:
    return build_series(tuple(read(text, f"2025-0{month}-01") for month, text in enumerate(texts, 1)))


def _switch(series: EditionSeries, place: int, clause_id: str = "radio") -> str:
    edition = series.editions[place]
    return str(switch_clause(edition.clauses[clause_id], edition, series))


RESTORED = _build(HOUSE + RADIO + BELL, HOUSE + BELL, HOUSE + BELL, HOUSE + RADIO + BELL)


def test_each_of_its_pages_leads_to_the_others_and_says_where_it_was_not() -> None:
    for place in (0, 3):
        links = _switch(RESTORED, place)
        assert 'href="../../2025-01-01/radio/"' in links
        assert 'href="../../2025-04-01/radio/"' in links
        assert links.count("not there: deleted in 2025-02-01") == 2
        assert "not there yet" not in links


def test_it_is_listed_and_found_once_and_not_as_deleted() -> None:
    listed, *pages = build_pages(RESTORED)
    assert "Deleted" not in listed.body
    (page,) = (page for page in pages if page.path == "clauses/radio.md")
    assert page.facets
    assert page.facets["kind"] == ("history",)
    assert "tombstone" not in page.body
    (row,) = build_rows(RESTORED, RESTORED.lives["radio"], Addresses(""))
    assert [cell.said for cell in row.cells] == ["·", "gone", "", "new"]
    names = json.loads(render_names(RESTORED))
    assert names["clauses"] == [["house"], ["radio"], ["bell"]]
    assert [state[-2:] for state in names["states"] if state[1] == "radio"] == [[0, 0], [3, 3]]


def test_two_clauses_with_one_id_have_their_titles_on_the_page_that_they_share() -> None:
    both = _build(HOUSE + RADIO + OTHER, HOUSE + RADIO + OTHER.replace("ten", "nine"))
    (page,) = (page for page in build_pages(both) if page.path == "clauses/radio.md")
    _, *parts = page.body.split("<h2>")
    told = {part.partition("</h2>")[0]: "edited" in part for part in parts}
    assert told == {"Answer the radio": False, "No music": True}
    (alone,) = (page for page in build_pages(RESTORED) if page.path == "clauses/radio.md")
    assert "<h2>" not in alone.body


def test_its_page_and_its_feed_tell_of_all_that_happened() -> None:
    told = str(render_histories(RESTORED, "2025-04-01")[RESTORED.editions[3].clauses["radio"].start].timeline)
    assert told.index("inserted") < told.index("deleted") < told.index("oldest revision here")
    feed = dict(build_feeds(RESTORED, None))["clauses/radio/feed.xml"]
    assert feed.index("inserted") < feed.index("deleted")
    before = str(
        render_histories(RESTORED, "2025-01-01")[RESTORED.editions[0].clauses["radio"].start].timeline
    )
    assert "deleted" not in before


def test_it_may_go_and_come_back_more_than_once_and_be_renamed_after_that() -> None:
    renamed = RADIO.replace("#radio", "#calls")
    series = _build(
        HOUSE + RADIO + BELL,
        HOUSE + BELL,
        HOUSE + RADIO + BELL,
        HOUSE + BELL,
        HOUSE + RADIO + BELL,
        HOUSE + renamed + BELL,
    )
    links = _switch(series, 5, "calls")
    assert links.count("as radio") == 3
    assert "deleted in 2025-02-01" in links
    assert "deleted in 2025-04-01" in links
    leading = dict(build_redirects(series))
    assert "2025-06-01/calls/" in leading["latest/radio/index.html"]
    assert "radio was renamed to calls" in leading["clauses/radio/index.html"]


def test_another_clause_under_its_id_is_another_where_its_words_came_back_elsewhere() -> None:
    calls = RADIO.replace("#radio", "#calls")
    series = _build(HOUSE + RADIO + BELL, HOUSE + BELL, HOUSE + OTHER + calls + BELL)
    assert len(series.lives["radio"]) == 2
    assert "not there yet" in _switch(series, 2)
    assert "deleted in 2025-02-01" in _switch(series, 0)
    feed = dict(build_feeds(series, None))["clauses/radio/feed.xml"]
    assert feed.index("inserted") < feed.index("deleted")


def test_show_changes_leads_to_changes_that_there_are() -> None:
    loud = HOUSE.replace("rock", "shore") + RADIO + BELL
    series = _build(
        HOUSE + RADIO + BELL, loud, HOUSE + RADIO + BELL.replace("once", "twice"), HOUSE + RADIO + BELL
    )
    found = 0
    for edition in series.editions:
        for history in render_histories(series, edition.label).values():
            for old, new, anchor in re.findall(r"/diff/([^/]+)\.\.([^/]+)/#([^\"]+)", history.since):
                pair = series.by_label[old], series.by_label[new]
                assert f'id="{anchor}"' in build_diff_page(*pair, series.diff(*pair)).body, (old, new, anchor)
                found += 1
    assert found > 3


def test_the_search_finds_it_in_each_revision_and_says_where_it_is_not(
    chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "revisions").mkdir()
    for edition in RESTORED.editions:
        (tmp_path / f"revisions/{edition.label}.md").write_text(edition.document.text, encoding="utf-8")
    (tmp_path / "model_spec.md").write_text(RESTORED.editions[-1].document.text, encoding="utf-8")
    for searched in open_bare(chromium, tmp_path, tmp_path):
        found = {}
        for edition in RESTORED.editions:
            radio, bell = searched.ask("radio", "bell", revision=edition.label)
            assert bell[0]["address"].startswith(f"{edition.label}/bell/")
            found[edition.label] = (radio[0]["kind"], radio[0]["address"].partition("#")[0], radio[0]["note"])
        assert found == {
            "2025-01-01": ("clause", "2025-01-01/radio/", ""),
            "2025-02-01": ("clause", "2025-01-01/radio/", "not in 2025-02-01, but in 2025-01-01"),
            "2025-03-01": ("clause", "2025-04-01/radio/", "not in 2025-03-01, but in 2025-04-01"),
            "2025-04-01": ("clause", "2025-04-01/radio/", ""),
        }
