"""Clauses that a fork leaves behind: by policy, or because only others were asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausetree.config.lock import parse_lock
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.document import parse_document
from tests.upstream.conftest import OWN, follow, read_release, run

if TYPE_CHECKING:
    from tests.history.conftest import GitRepository


def test_a_pinned_clause_stays_behind_and_is_offered_again(
    fork: GitRepository, upstream: GitRepository
) -> None:
    settings = '[upstream.clauses]\nrespect_law = "pin"\n'
    fork.commit("pin", {"clausetree.toml": settings})
    follow(fork)
    done = run("merge")
    assert "left as they are: respect_law" in done.stderr
    text = (fork.path / "model_spec.md").read_text()
    assert (
        _find_clause(text, "respect_law").split("\n", 1)[1]
        == _find_clause(read_release("2025-04-11"), "respect_law").split("\n", 1)[1]
    )
    lock = parse_lock((fork.path / "clausetree.lock").read_text(), "")
    assert list(lock.held) == ["respect_law"]
    assert "but for `respect_law`" in (fork.path / "CHANGELOG.md").read_text()
    fork.commit("took over", {"clausetree.toml": ""})
    clauses = json.loads(run("status", "--format", "json").stdout)["clauses"]
    assert next(row for row in clauses if row["id"] == "respect_law")["held"] == lock.held["respect_law"]
    upstream.commit("Release 2025-10-27", {"model_spec.md": read_release("2025-10-27")}, day="2025-10-27")
    assert run("merge").exit_code == 0
    text = (fork.path / "model_spec.md").read_text()
    assert _find_clause(text, "respect_law") == _find_clause(read_release("2025-10-27"), "respect_law")
    assert not parse_lock((fork.path / "clausetree.lock").read_text(), "").held


def test_only_the_clauses_that_are_asked_for_are_taken(fork: GitRepository) -> None:
    follow(fork)
    assert run("merge", "--only", "red_lines").exit_code == 0
    text = (fork.path / "model_spec.md").read_text()
    assert _find_clause(text, "red_lines") == _find_clause(read_release("2025-09-12"), "red_lines")
    assert _find_clause(text, "side_effects") == ""
    fork.commit("took one", {})
    assert run("merge").exit_code == 0
    text = (fork.path / "model_spec.md").read_text()
    assert text.replace(
        OWN.replace("platform", "root").replace("saying_no", "decline_well"), "\n"
    ) == read_release("2025-09-12")


def test_an_unknown_clause_is_refused_with_the_nearest(fork: GitRepository) -> None:
    follow(fork)
    with pytest.raises(ClausetreeError, match="upstream changed no clause `red_line`") as caught:
        run("merge", "--only", "red_line")
    assert caught.value.hint == "did you mean `red_lines`?"


def _find_clause(text: str, clause_id: str) -> str:
    document = parse_document(text)
    clause = document.clause(clause_id)
    return clause.content.source.strip() if clause else ""
