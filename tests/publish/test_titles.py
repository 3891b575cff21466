"""Titles with marks in them: told as they are read, wherever one stands alone."""

from __future__ import annotations

import re
from html import unescape

import pytest

from clausetree.publish.books.edition_series import EditionSeries, build_series
from clausetree.publish.draw.citation import render_citation
from clausetree.publish.draw.timeline import ClauseHistory
from clausetree.publish.machine.news_feeds import build_feeds
from clausetree.publish.pages import life_page
from clausetree.publish.pages.clause_page import build_clause_page
from clausetree.publish.pages.diff_page import build_diff_page
from tests.publish.edition_reading import read

FILES = "Ask before you delete a file that somebody else has made, and wait until they answer you."
MAIL = "Never send mail in the name of another person unless they have asked you for it first."
OLD = f"""\
# *Rules* for `all` {{#rules}}

## Use `code` & **care** {{#care}}

{FILES}

{MAIL}

## See [?](#rules) and [that](#care)[^ab12] {{#second}}

Numbers have units.
"""
NEW = f"""\
# *Rules* for `all` {{#rules}}

## `One` half of *care* {{#one}}

{FILES}

## Other [?](#second) half {{#two}}

{MAIL}

## See [?](#one) and [?](#two)[^ab12] {{#second}}

Numbers have units, always.
"""
_SYNTAX = re.compile(r"`|\*|\[\?|\]\(|\[\^")


@pytest.fixture(scope="module")
def series() -> EditionSeries:
    return build_series((read(OLD, "2025-01-01"), read(NEW, "2025-02-02")), origin="x")


def find_syntax(html: str) -> list[str]:
    """Returns what stands in the text or in a name of a piece of HTML as it is written in Markdown."""
    text = unescape(re.sub(r"<[^>]*>", " ", html) + " ".join(re.findall(r'title="([^"]*)"', html)))
    return [text[max(found.start() - 30, 0) : found.end() + 30] for found in _SYNTAX.finditer(text)]


def test_a_comparison_and_its_list_have_no_source_of_titles(series: EditionSeries) -> None:
    old, new = series.editions
    page = build_diff_page(old, new, series.steps["2025-02-02"])
    assert "split" in page.body
    assert "moved from" in page.body
    assert find_syntax(page.body) == []


def test_histories_and_where_the_text_of_a_deleted_clause_went_have_none(series: EditionSeries) -> None:
    for page in life_page.build_pages(series):
        assert find_syntax(page.body) == [], page.path
    (gone,) = (page for page in life_page.build_pages(series) if page.path == "clauses/care.md")
    assert ">One half of care</a>" in gone.body


def test_clauses_citations_and_feeds_have_none(series: EditionSeries) -> None:
    for edition in series.editions:
        for clause in edition.document.clauses:
            assert find_syntax(build_clause_page(clause, edition, ClauseHistory()).body) == [], clause.id
            assert find_syntax(render_citation(clause, edition)) == []
    for path, feed in build_feeds(series, None):
        assert find_syntax(feed) == [], path


def test_titles_that_name_each_other_end() -> None:
    circle = read("# A [?](#b) {#a}\n\n# B [?](#a) {#b}\n\nSee [?](#a).\n")
    page = build_clause_page(circle.document.clauses[1], circle, ClauseHistory())
    assert find_syntax(page.body) == []
    assert "A B #a" in re.sub(r"<[^>]*>", "", page.body)
