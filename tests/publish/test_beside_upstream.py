"""The site of a fork that is shown beside its upstream."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clausetree.project.publication import load_publication
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.books.edition_series import EditionSeries, build_series
from clausetree.publish.engine.configuration import load_configuration
from clausetree.publish.engine.site_plan import plan_site
from clausetree.publish.pages.upstream_page import build_upstream_pages, render_origin
from tests.publish.edition_reading import read

if TYPE_CHECKING:
    from pathlib import Path

UPSTREAM = """\
# Rules {#rules}

## Be kind {#kind}

Say it softly, and say it once.

## Be brief {#brief}

Ten words are enough for most questions.

## Dress {#dress}

Wear "what" you like.

## Be punctual {#punctual}

Come when you said that you would come.
"""
FORK = """\
# Rules {#rules}

## Be kind {#kind}

Say it softly, and say it once.

## Be brief {#brief}

Twenty words are enough for most questions.

## Dress {#dress}

Wear “what” you like.

## Sing {#sing}

Every morning, and let the neighbours sleep.
"""


@pytest.fixture(scope="module")
def series() -> EditionSeries:
    upstream = replace(read(UPSTREAM, "2025-01-01"), standing="upstream")
    return build_series((read(FORK, "2025-02-02"),), upstream=upstream)


def test_each_clause_says_where_it_comes_from(series: EditionSeries) -> None:
    assert series.beside
    changes = series.beside.by_clause()
    told = {
        clause.id: render_origin(changes.get(clause.index), series.beside, Addresses("../../"))
        for clause in series.newest.document.clauses
    }
    assert ">As upstream.<" in told["kind"]
    assert ">As upstream.<" in told["dress"]
    assert "Edited here: <a" in told["brief"]
    assert 'href="../../diff/2025-01-01..2025-02-02/#brief"' in told["brief"]
    assert ">Only here<" in told["sing"]


def test_the_page_lists_what_differs(series: EditionSeries) -> None:
    assert series.beside
    origins, diff = build_upstream_pages(series.beside)
    sections = dict(re.findall(r"<h2[^>]*>(.*?)</h2>(.*?)(?=<h2|$)", origins.body, re.DOTALL))
    assert set(sections) == {"Edited here: 1", "Only here: 1", "Only upstream: 1", "As upstream: 3"}
    assert "../2025-02-02/brief/" in sections["Edited here: 1"]
    assert "../2025-01-01/punctual/" in sections["Only upstream: 1"]
    assert diff.path == "diff/2025-01-01..2025-02-02.md"


def test_what_only_upstream_has_leads_to_no_history(series: EditionSeries) -> None:
    assert series.beside
    _, diff = build_upstream_pages(series.beside)
    histories = re.findall(r'href="../../clauses/(\w+)/"', diff.body)
    assert set(histories) <= set(series.lives)
    assert "brief" in histories
    assert "../../2025-01-01/punctual/" in diff.body


def test_without_upstream_nothing_is_said_of_it() -> None:
    assert build_series((read(FORK),)).beside is None


def test_the_revision_of_upstream_is_the_one_that_was_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    up, fork = tmp_path / "up", tmp_path / "fork"
    for folder, text in ((up, UPSTREAM), (fork, FORK), (up / "revisions", "")):
        folder.mkdir(parents=True)
        if text:
            (folder / "model_spec.md").write_text(text, encoding="utf-8")
    for label in ("2025-01-01", "2025-03-03"):
        (up / "revisions" / f"{label}.md").write_text(UPSTREAM + f"\n{label}\n", encoding="utf-8")
    monkeypatch.chdir(fork)

    def find(upstream: str) -> str:
        publication = load_publication(None, start=fork, upstream=upstream)
        plan = plan_site(publication, load_configuration(fork), {})
        assert plan.upstream
        return plan.upstream.revision.label

    assert find("../up") == "upstream-2025-03-03"
    lock = f'[upstream]\nsource = "../up"\nlabel = "2025-01-01"\nsha256 = "{"0" * 64}"\n'
    (fork / "clausetree.lock").write_text(lock, encoding="utf-8")
    assert find("../up") == "upstream-2025-01-01"
    assert find("../up@2025-03-03") == "upstream-2025-03-03"
