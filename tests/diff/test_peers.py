"""The bench of other tools: how its page is written, and how generously it reads them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.bench.peers import git
from tests.bench.peers.cases import CASES, build_case
from tests.bench.peers.claims import read_claims
from tests.bench.peers.kinds import CANNOT, WIDE, widen
from tests.bench.peers.layout import Layout
from tests.bench.peers.page import Run, read_tables, render_tables
from tests.bench.peers.score import OURS, Cell, score_case
from tests.bench.peers.wording import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.diff.mutations.facts import Fact

_KIND = "## Kind {#kind authority=user}\n\nBe kind to whoever asks, and patient with whoever asks again.\n\n"
_BRIEF = (
    "## Brief {#brief authority=user}\n\nSay what was asked for, and stop when it has been said in full.\n\n"
)
_TRUE = "## True {#true authority=user}\n\nNever state what is false, and mark a guess as the guess that it is.\n\n"
_TEXT = f"# Rules {{#rules}}\n\n{_KIND}{_BRIEF}{_TRUE}"


def test_the_tables_of_the_page_have_the_form_that_the_bench_writes() -> None:
    score = Counter({Cell(table, OURS, kind, "right"): 2 for table in ("wide", "all") for kind in WIDE})
    versions = {"clausetree": "1.0", "git": "2.0", "redlines": "4.0", "xmldiff": "3.0", "Python": "3.11.1"}
    run = Run(date(2025, 1, 2), versions, score, [Reading("2025-01-01", "2025-01-02", 0, 1234, 5678)])
    written = [_find_form(line) for line in render_tables(run).splitlines()]
    forms = [_find_form(line) for line in read_tables().splitlines()]
    assert forms
    assert set(forms) == set(written)
    assert [form for form in forms if "cell" not in form] == [form for form in written if "cell" not in form]


def _find_form(line: str) -> str:
    """Returns a line with figures, versions, dates and names of facts left out."""
    row = re.sub(r"(?:\d\.\d\d|–) / (?:\d\.\d\d|–)", "cell", line)
    row = re.sub(r"\d[\d.,-]*", "0", row)
    return re.sub(r"^\| [^|]+ \|(?= 0 \|)", "| cell |", row)


def test_the_page_has_a_row_for_each_kind_that_every_tool_could_express() -> None:
    tables = read_tables()
    assert [kind for kind in WIDE if f"| {kind} |" not in tables] == []


def test_a_case_is_the_same_each_time() -> None:
    assert [build_case(seed) for seed in (4, 5)] == [build_case(seed) for seed in (4, 5)]
    assert build_case(4) != build_case(5)
    assert score_case(9, ["git diff"]) == score_case(9, ["git diff"])


def test_we_tell_all_facts_of_a_case() -> None:
    score = score_case(9, [])
    assert {cell.peer for cell in score} == {OURS}
    assert {cell.outcome for cell in score} == {"right"}
    assert CASES == 300


@pytest.mark.parametrize(
    ("new", "facts"),
    [
        (
            _TEXT.replace(_KIND, "").replace(_TRUE, _TRUE + _KIND),
            {("clause moved or reordered", "kind")},
        ),
        (_TEXT.replace("#brief", "#short"), {("id changed", "brief", "short")}),
        (_TEXT.replace("Brief {", "Few words {"), {("title changed", "brief")}),
        (
            _TEXT.replace("## Brief {#brief", "## Few words {#short"),
            {("id changed", "brief", "short"), ("title changed", "short")},
        ),
        (_TEXT.replace("brief authority=user", "brief authority=root"), {("level changed", "brief")}),
        (_TEXT.replace(_BRIEF, ""), {("clause deleted", "brief")}),
        (_TEXT.replace("full.", "full.\n\n## Warm {#warm}\n\nGreet people."), {("clause inserted", "warm")}),
        (_TEXT.replace("a guess as the", "any guess as the"), {("text changed", "true")}),
        (_TEXT.replace(", and mark", ",\nand mark"), {("text changed", "true")}),
    ],
)
def test_what_git_shows_counts_as_found(new: str, facts: set[Fact]) -> None:
    assert _read_git(_TEXT, new) == facts


def test_words_count_as_found_where_git_marks_them_and_no_others() -> None:
    new = _TEXT.replace("patient with", "gentle with")
    asked = [("redline", "kind", "patient", "gentle")]
    assert ("the very words changed", *asked[0][1:]) in _read_git(_TEXT, new, asked)


def test_a_merged_clause_is_deleted_and_its_text_is_not() -> None:
    new = _TEXT.replace("## True {#true authority=user}\n\n", "")
    assert _read_git(_TEXT, new) == {("clause deleted", "true")}


def _read_git(old: str, new: str, asked: Iterable[Fact] = ()) -> frozenset[Fact]:
    layouts = Layout(old), Layout(new)
    return widen(read_claims(git.look(*layouts), *layouts, asked), layouts[1])


def test_what_a_tool_cannot_express_is_a_kind_that_others_can() -> None:
    assert all(kinds < set(WIDE) for kinds in CANNOT.values())
