"""Every term that the documentation shows answers as somebody who read the spec wrote down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.cli.reference_pages import build_references
from clausetree.diff.time.blame import blame_clauses
from clausetree.model.errors import ClausetreeError
from clausetree.project.clause_queries import select_clauses
from clausetree.query.fitting import select_fitting
from clausetree.query.key_table import KEYS
from clausetree.query.query_parsing import parse_query

if TYPE_CHECKING:
    from clausetree.diff.time.lineage import Lineage
    from clausetree.project.spec_documents import SpecDocument
    from clausetree.query.query_facts import QueryFacts

ANSWERS = json.loads((Path(__file__).parent / "answers.json").read_text(encoding="utf-8"))
EXAMPLES = [example for key in KEYS.values() for example in key.examples]


def ask(facts: QueryFacts, expression: str) -> list[str]:
    return [clause.id for clause in select_fitting(parse_query(expression), facts)]


def test_the_answers_are_those_of_the_examples() -> None:
    assert list(ANSWERS) == EXAMPLES
    assert all(ANSWERS.values())


@pytest.mark.parametrize("expression", EXAMPLES)
def test_a_term_of_the_table_answers_as_written_down(facts: QueryFacts, expression: str) -> None:
    assert ask(facts, expression) == ANSWERS[expression]


@pytest.mark.parametrize("expression", EXAMPLES)
def test_excluding_a_term_leaves_the_others(facts: QueryFacts, expression: str) -> None:
    other = expression[1:] if expression.startswith("-") else f"-{expression}"
    ids = [clause.id for clause in facts.document.clauses]
    assert ask(facts, other) == [one for one in ids if one not in ANSWERS[expression]]


def test_the_page_of_the_command_has_every_key_and_example() -> None:
    page = build_references()["commands/query.md"]
    for key in KEYS.values():
        (row,) = (line for line in page.splitlines() if line.startswith(f"| `{key.name}` |"))
        assert key.finds in row
        assert all(f"`{example}`" in row for example in key.examples)
        assert ("`>=`" in row.split("|")[2]) == bool(key.takes_compared)


def test_what_changed_is_what_blame_says(facts: QueryFacts, lineage: Lineage) -> None:
    labels = [revision.label for revision in lineage.revisions]
    assert len(labels) > 4
    blamed = blame_clauses(lineage)
    for place, label in enumerate(labels):
        changed, since = ask(facts, f"changed:{label}"), ask(facts, f"since:{label}")
        for one in blamed:
            last = labels.index(one.origin.changed.label)
            assert (one.clause.id in since) == (last > place)
            assert one.clause.id in changed or last != place
            assert one.clause.id in changed or one.origin.introduced.label != label


def test_what_log_tells_of_a_clause_is_what_changed_it(facts: QueryFacts, lineage: Lineage) -> None:
    life = lineage.of("no_deception")
    assert life
    edited = {s.revision.label for s in life.stages if s.change and "edited" in s.change.kinds}
    assert edited
    assert all("no_deception" in ask(facts, f"changed:{label}") for label in edited)


@pytest.mark.parametrize("expression", ["since:2025-09-13", "changed:2025-09-1", "-since:2025-09-21"])
def test_an_unknown_revision_is_told_with_the_nearest_day(facts: QueryFacts, expression: str) -> None:
    with pytest.raises(ClausetreeError) as raised:
        ask(facts, expression)
    assert "is not one of the revisions up to `2025-12-18`" in raised.value.message
    assert (raised.value.hint or "").startswith("did you mean `2025-09-12`? there are `2024-05-08`, ")


def test_latest_is_the_newest_release(facts: QueryFacts) -> None:
    assert ask(facts, "changed:latest") == ask(facts, "changed:2025-12-18") == ask(facts, "since:2025-10-27")
    assert ask(facts, "since:latest") == []


def test_a_document_is_asked_about_its_history_only_where_a_term_needs_it(
    released: SpecDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def trace(document: SpecDocument) -> Lineage:
        asked.append(document.revision.label)
        raise ClausetreeError("history was read")

    monkeypatch.setattr("clausetree.project.clause_queries.load_lineage", trace)
    assert select_clauses(released, "level:root who:nobody")
    assert asked == []
    with pytest.raises(ClausetreeError, match="history was read"):
        select_clauses(released, "since:2025-10-27")
