"""Footnotes that the text defines in prose: words for readers, and no eval prompts, whatever asks."""

from __future__ import annotations

import json

import pytest

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.output.diff.changelog import render_changelog
from clausetree.query.fitting import select_fitting
from clausetree.query.query_facts import QueryFacts
from clausetree.query.query_parsing import parse_query
from clausetree.syntax.document import parse_document
from tests.diff.conftest import diff_texts, show_changes

OLD = """# A {#a}

## B {#b authority=root}

We act within a day[^1].

## C {#c authority=user}

We answer letters in full[^2].

[^1]: Public holidays do not count.
[^2]: Postcards are letters too.
"""
NEW = (
    OLD.replace("act within a day[^1]", "act[^1] within a day[^2]")
    .replace("full[^2]", "full[^3]")
    .replace("[^2]: Post", "[^3]: Post")
    .replace("[^1]: Public", "[^1]: Or ask for more time.\n[^2]: Public")
)


@pytest.mark.parametrize(
    ("definition", "is_prompt"),
    [
        ("Public holidays do not count.", False),
        ("https://example.org/a/report.html", False),
        ("See https://example.org/a/report.html, page 4.", False),
        ("Ibid.", False),
        ("祝日は数えない。", False),
        ("[C](#c) says more.", False),
        ("tests/test_days.py::test_a_day", True),
        ("Tested by tests/test_days.py::test_a_day", True),
        ("evals/days.jsonl", True),
        ("suite::a_day", True),
    ],
)
def test_a_mark_that_prose_explains_is_no_eval_prompt(definition: str, is_prompt: bool) -> None:  # noqa: FBT001 - of the table
    document = parse_document(OLD.replace("Public holidays do not count.", definition))
    clause = document.clauses[1]
    assert clause.footnotes == ("1",)
    assert clause.eval_prompts == (("1",) if is_prompt else ())


def test_a_mark_without_a_definition_is_an_eval_prompt() -> None:
    assert parse_document(OLD.partition("[^1]: ")[0]).clauses[1].eval_prompts == ("1",)


def test_of_two_definitions_the_first_counts() -> None:
    assert parse_document(f"{OLD}[^1]: tests/test_x.py::test_y\n").clauses[1].eval_prompts == ()


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD)])
def test_footnotes_that_are_numbered_anew_move_no_eval_prompt(old: str, new: str) -> None:
    changes = diff_texts(old, new)
    assert all("eval_prompts" not in change.kinds for change in changes.clauses)
    assert "eval prompt" not in show_changes(changes) + render_changelog("x", changes)
    assert {
        tuple(one["eval_prompts"]["moved"]) for one in json.loads(show_changes(changes, "json"))["clauses"]
    } == {()}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (OLD, NEW, "[C](#c): a footnote is new: “Or ask for more time”."),
        (NEW, OLD, "[C](#c): a footnote was deleted: “Or ask for more time”."),
        (OLD, f"{OLD}[^3]: One.\n[^4]: Two.\n", "[C](#c): the footnotes have 2 new ones."),
        (
            OLD.replace("[^2]: Postcards are letters too.\n", "").replace(
                "[^1]: Public holidays do not count.\n", ""
            ),
            OLD,
            "[C](#c): the footnote is new.",
        ),
    ],
)
def test_the_changelog_tells_of_footnotes_and_claims_agrees(old: str, new: str, said: str) -> None:
    changes = diff_texts(old, new)
    notes = render_changelog("x", changes)
    assert f"- {said}\n" in notes
    checked = check_claims(read_claims(notes, "-"), changes, "o", "n")
    assert {one.finding.verdict for one in checked} == {"supported"}


def test_no_query_finds_an_eval_prompt() -> None:
    facts = QueryFacts(parse_document(OLD), {}, pytest.fail)
    for query in ("has:prompt", "prompts>0"):
        assert select_fitting(parse_query(query), facts) == ()
