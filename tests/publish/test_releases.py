"""The page of a release, the heat maps, and the front page."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from clausetree.config.settings import SpecSettings
from clausetree.diff.importance import sort_by_importance
from clausetree.diff.summary import count_changed
from clausetree.project.publication import load_publication
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.books.edition_series import EditionSeries, build_series
from clausetree.publish.draw.heat_rows import build_chapter_rows, build_rows
from clausetree.publish.pages import release_page
from clausetree.publish.pages.home_page import build_home_page
from clausetree.publish.pages.life_page import build_pages as build_lives
from tests.folders import SAMPLES
from tests.publish.edition_reading import read

OLD = """\
# Rules {#rules}

## Be kind {#kind authority=user}

Say it softly, and say it once. A joke is welcome where it helps.

## Be brief {#brief authority=user}

Ten words are enough for most questions that people ask.

## Be punctual {#punctual authority=developer}

Come when you said that you would come.

## Dress {#dress authority=guideline}

Wear "what" you like.
"""
NEW = """\
# Rules {#rules}

## Be kind {#kind authority=developer}

Say it softly, and say it once. A joke is welcome where it helps.

## Be brief {#brief authority=user}

Twenty words are enough for nearly all questions that people ask.

## Dress {#dress authority=guideline}

Wear “what” you like.

## Sing {#sing authority=root}

Sing in the morning, and let others sleep.
"""
NOTES = "## v2025.02.02\n\n- Be [brief](#brief) <script>alert(1)</script>: twenty words.\n"
LEVELS = ("root", "developer", "user", "guideline")


@pytest.fixture(scope="module")
def series() -> EditionSeries:
    old = replace(read(OLD, "2025-01-01", LEVELS), standing="older")
    return build_series((old, read(NEW, "2025-02-02", LEVELS)), notes={"2025-02-02": NOTES})


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def test_what_matters_most_comes_first(series: EditionSeries) -> None:
    changes = series.steps["2025-02-02"]
    told = [(change.clause.id, change.kinds) for change in sort_by_importance(changes)]
    assert [clause_id for clause_id, _ in told] == ["kind", "sing", "punctual", "brief", "dress"]


def test_one_count_of_changes_leaves_typography_out(series: EditionSeries) -> None:
    changes = series.steps["2025-02-02"]
    assert (count_changed(changes), len(changes.clauses)) == (4, 5)
    home = text_of(build_home_page(series, SpecSettings(), [], []).body)
    listed, newest, _ = ([*release_page.build_pages(series)][index] for index in (0, 2, 1))
    assert "4 clauses since 2025-01-01" in home
    chart = re.search(
        r"<rect.*(?=<figcaption>Clauses changed)", build_home_page(series, SpecSettings(), [], []).body
    )
    assert chart
    pieces = re.findall(
        r"2025-02-02: (\d+) (?:inserted|deleted|promoted or demoted|edited|changed otherwise)<", chart[0]
    )
    assert sum(map(int, pieces)) == 4
    assert "2025-02-02 4 clauses changed" in text_of(listed.body)
    assert newest.path == "releases/2025-02-02.md"


def test_a_release_has_notes_beside_what_was_found(series: EditionSeries) -> None:
    _, first, second = release_page.build_pages(series)
    assert "notes" not in text_of(first.body)
    assert '<a href="../../2025-02-02/brief/" title="§ 1.2 Be brief (user)" class="reference">' in second.body
    assert "<script" not in second.body
    told = text_of(second.body)
    assert "released 2025-02-02" in told
    assert "5 clauses" in told
    assert told.index("The publisher's notes") < told.index("twenty words") < told.index("What changed")
    found = told.partition("What changed")[2]
    assert found.index("Be kind") < found.index("Sing") < found.index("Be punctual") < found.index("Be brief")
    assert "Dress" not in found
    assert 'href="../../diff/2025-01-01..2025-02-02/#punctual/gone"' in second.body


def test_a_draft_says_that_it_is_none_of_the_releases(series: EditionSeries) -> None:
    draft = replace(series.editions[1], standing="draft")
    pages = release_page.build_pages(build_series((series.editions[0], draft)))
    assert "Draft (unreleased)" in [*pages][2].body


def test_a_heat_map_has_a_cell_for_each_clause_and_release(series: EditionSeries) -> None:
    rows = {
        text_of(row.name).split()[-1]: row
        for row in build_rows(series, series.lineage.lives, Addresses("../"))
    }
    assert [cell.said for cell in rows["kind"].cells] == ["·", "relevelled"]
    assert [cell.level for cell in rows["kind"].cells] == [3, 2]
    assert rows["punctual"].cells[1].said == "gone"
    assert rows["sing"].cells[0].told == ""
    assert rows["sing"].cells[1].share == 1
    assert rows["brief"].cells[1].said == "19%"
    assert rows["brief"].cells[1].address == "../diff/2025-01-01..2025-02-02/#brief"
    assert rows["dress"].cells[1].share == 0


def test_chapters_are_summed_up(series: EditionSeries) -> None:
    assert [text_of(row.name) for row in build_chapter_rows(series, Addresses(""))] == [
        "Be kind",
        "Be brief",
        "Dress",
        "Sing",
    ]
    two = OLD + "\n# Words {#words}\n\nA word.\n"
    wider = build_series(
        (read(two, "2025-01-01", LEVELS), read(NEW + "\n# Words {#words}\n\nA word.\n", "2025-02-02", LEVELS))
    )
    rules, words = build_chapter_rows(wider, Addresses(""))
    assert rules.cells[1].told.startswith("2025-02-02: 4 clauses of 6 changed")
    assert 0 < rules.cells[1].share < 1
    assert words.cells[1].told == "2025-02-02: unchanged"


def test_a_chapter_counts_what_was_deleted_under_it() -> None:
    lost = "## Radio {#radio}\n\nWhoever calls gets an answer.\n\n### Bell {#bell}\n\nRing it twice.\n\n"
    chapters = "# Tower {#tower}\n\nHigh.\n\n", "# Garden {#garden}\n\nGreen.\n"
    old, new = lost.join(chapters), "".join(chapters)
    texts = (read(old, "2025-01-01"), read(new, "2025-02-02"), read(new, "2025-03-03"))
    tower, garden = build_chapter_rows(build_series(texts), Addresses(""))
    assert tower.cells[1].told.startswith("2025-02-02: 2 clauses of 3 changed, ")
    assert tower.cells[1].share > 0.8
    assert tower.cells[2].told == "2025-03-03: unchanged"
    assert garden.cells[1].told == "2025-02-02: unchanged"


def test_all_clauses_are_a_heat_map_where_there_are_two_releases(series: EditionSeries) -> None:
    listed = next(build_lives(series))
    assert listed.body.count("<tr>") == 2 + len(series.lineage.lives)
    assert listed.body.index("Sing") < listed.body.index("Deleted") < listed.body.index("Be punctual")
    alone = next(build_lives(build_series((read(OLD),))))
    assert "<table" not in alone.body
    assert "Be punctual" in alone.body


def test_the_front_page_says_what_the_spec_is(series: EditionSeries) -> None:
    about = SpecSettings(
        description="How we live *here*.",
        publisher="The <b>house</b>",
        licence="CC0-1.0",
        url="https://example.org/",
    )
    home = build_home_page(series, about, [], [("Why", "why/")])
    told = text_of(home.body)
    assert "How we live <em>here</em>." in home.body
    assert "Published by The &lt;b&gt;house&lt;/b&gt; · licence CC0-1.0" in home.body
    assert '<a href="https://example.org/">' in home.body
    order = [
        "How we live",
        "Be brief",
        "New in 2025-02-02",
        "Revisions",
        "What changed where",
        "Guides",
        "For programs",
    ]
    assert sorted(order, key=told.index) == order


def test_without_a_description_the_first_paragraph_says_it(series: EditionSeries) -> None:
    home = build_home_page(series, SpecSettings(), [], [])
    assert "Say it softly, and say it once." in home.body
    assert "Published by" not in home.body


def test_notes_come_from_the_changelog() -> None:
    notes = load_publication("spec", start=SAMPLES).notes
    assert "2025-12-18" in notes
    assert notes["2025-12-18"].startswith("## ")
    assert len(notes) == len(set(notes.values()))


def test_one_clause_is_one() -> None:
    home = build_home_page(build_series((read("# A {#a}\n\nWords.\n"),)), SpecSettings(), [], [])
    assert "1 clause, in 1 revision." in home.body
