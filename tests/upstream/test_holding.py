"""Clauses that a fork leaves behind: by policy, or because only others were asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausetree.config.lock import parse_lock
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.document import parse_document
from tests.upstream.conftest import OWN, clausetree, follow, read_release, run

if TYPE_CHECKING:
    from tests.history.conftest import GitRepository


def test_a_pinned_clause_stays_behind_and_is_offered_again(
    fork: GitRepository, upstream: GitRepository
) -> None:
    settings = '[upstream.clauses]\nrespect_law = "pin"\n'
    fork.commit("pin", {"clausetree.toml": settings})
    follow(fork)
    done = run("merge")
    assert "left behind (pin): respect_law" in done.stderr
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
    assert next(row for row in clauses if row["id"] == "respect_law")["held"] == "2025-04-11"
    upstream.commit("Release 2025-10-27", {"model_spec.md": read_release("2025-10-27")}, day="2025-10-27")
    assert run("merge").exit_code == 0
    text = (fork.path / "model_spec.md").read_text()
    assert _find_clause(text, "respect_law") == _find_clause(read_release("2025-10-27"), "respect_law")
    assert not parse_lock((fork.path / "clausetree.lock").read_text(), "").held


def test_a_clause_that_the_fork_renames_stays_pinned_and_held(
    fork: GitRepository, upstream: GitRepository
) -> None:
    settings = '[upstream.clauses]\nrespect_law = "pin" # for good\nsaying_no = "review"\n'
    fork.commit("pin", {"clausetree.toml": settings})
    follow(fork)
    clausetree("rename", "respect_law", "obey_law")
    renamed = (fork.path / "clausetree.toml").read_text()
    assert 'obey_law = "pin" # for good\nsaying_no = "review"' in renamed
    fork.commit("renamed", {})
    rows = {row["id"]: row for row in json.loads(run("status", "--format", "json").stdout)["clauses"]}
    assert (rows["obey_law"]["policy"], rows["decline_well"]["policy"]) == ("pin", "review")
    done = run("merge")
    assert "left behind (pin): respect_law" in done.stderr
    assert "left behind (review): saying_no" in done.stderr
    clausetree("rename", "obey_law", "heed_law")
    lock = parse_lock((fork.path / "clausetree.lock").read_text(), "")
    assert set(lock.held) == {"respect_law", "saying_no"}
    fork.commit("renamed again", {})
    rows = {row["id"]: row for row in json.loads(run("status", "--format", "json").stdout)["clauses"]}
    assert (rows["heed_law"]["policy"], rows["heed_law"]["held"]) == ("pin", "2025-04-11")
    upstream.commit("Release 2025-10-27", {"model_spec.md": read_release("2025-10-27")}, day="2025-10-27")
    assert run("merge").exit_code == 0
    text = (fork.path / "model_spec.md").read_text()
    assert _find_body(text, "heed_law") == _find_body(read_release("2025-04-11"), "respect_law")
    assert parse_lock((fork.path / "clausetree.lock").read_text(), "").held == lock.held


@pytest.mark.parametrize("name", ["saying_no", "decline_well"])
def test_a_clause_that_upstream_renames_is_pinned_by_either_id(fork: GitRepository, name: str) -> None:
    fork.commit("pin", {"clausetree.toml": f'[upstream.clauses]\n{name} = "pin"\n'})
    follow(fork)
    assert "left behind (pin): saying_no" in run("merge").stderr
    text = (fork.path / "model_spec.md").read_text()
    assert _find_body(text, "saying_no") == _find_body(read_release("2025-04-11"), "saying_no")


@pytest.mark.parametrize("name", ["respect_law", "obey_law"])
def test_a_renamed_clause_is_asked_for_by_either_id(fork: GitRepository, name: str) -> None:
    fork.commit("settings", {"clausetree.toml": "[spec]\n"})
    follow(fork)
    clausetree("rename", "respect_law", "obey_law")
    fork.commit("renamed", {})
    assert run("merge", "--only", name).exit_code == 0
    text = (fork.path / "model_spec.md").read_text()
    assert _find_body(text, "obey_law") == _find_body(read_release("2025-09-12"), "respect_law")
    assert _find_clause(text, "red_lines") == ""


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


def test_each_command_says_the_same_of_what_is_left_behind(fork: GitRepository) -> None:
    text = read_release("2025-04-11").replace(
        "The assistant does not itself", "Our assistant does not itself"
    )
    settings = '[upstream.clauses]\nrespect_law = "pin"\nred_lines = "review"\nsaying_no = "pin"\n'
    fork.commit("own", {"model_spec.md": text, "clausetree.toml": settings})
    follow(fork)
    assert run("merge").exit_code == 0
    fork.commit("took over", {})
    rows = {row["id"]: row for row in json.loads(run("status", "--format", "json").stdout)["clauses"]}
    assert {name: row["fork"] for name, row in rows.items() if row["fork"]} == {"respect_law": ["edited"]}
    upstreams = {name: row["upstream"] for name, row in rows.items() if row["policy"] != "follow"}
    assert upstreams == {
        "respect_law": ["relevelled", "edited"],
        "red_lines": ["inserted"],
        "decline_well": ["renamed", "retitled", "edited"],
    }
    yours, theirs = (run("diff", side).stdout for side in ("yours", "theirs"))
    assert [line for line in yours.splitlines() if line.startswith(("edited ", "deleted ", "renamed "))] == [
        "edited           respect_law"
    ]
    assert "1 renamed, 1 inserted, 1 demoted, 1 retitled, 2 edited, " in theirs
    assert "inserted         red_lines\n" in theirs
    report = run("merge", "--dry-run").stdout
    assert "ours alone changed 1 clause," in report


def test_a_clause_is_held_at_the_label_of_a_text_that_another_took_the_place_of(
    fork: GitRepository, upstream: GitRepository
) -> None:
    fork.commit("pin", {"clausetree.toml": '[upstream.clauses]\nrespect_law = "pin"\n'})
    follow(fork)
    assert run("merge").exit_code == 0
    upstream.commit("Release 2025-09-12", {"model_spec.md": read_release("2025-10-27")}, day="2025-09-12")
    assert "held at 2025-04-11" in run("status").stdout
    held = (fork.path / "clausetree.lock").read_text()
    gone = upstream.git("rev-parse", "HEAD~1")
    text, _, _ = held.rpartition(" = ")
    (fork.path / "clausetree.lock").write_text(f'{text} = "{gone}"\n')
    assert "held at 2025-09-12-rev1" in run("status").stdout


def test_an_unknown_clause_is_refused_with_the_nearest(fork: GitRepository) -> None:
    follow(fork)
    with pytest.raises(ClausetreeError, match="upstream changed no clause `red_line`") as caught:
        run("merge", "--only", "red_line")
    assert caught.value.hint == "did you mean `red_lines`?"


def test_a_policy_for_no_clause_is_told(fork: GitRepository) -> None:
    stated = '[upstream.clauses]\nred_line = "pin"\nred_lines = "follow"\nour_rule = "pin"\nxyz = "review"\n'
    fork.commit("policies", {"clausetree.toml": stated})
    follow(fork)
    told = (
        "`[upstream.clauses]` names `red_line`, which no clause has; did you mean `red_lines`?\n"
        "`[upstream.clauses]` names `xyz`, which no clause has\n"
    )
    assert run("status").stderr == told
    assert run("merge", "--dry-run").stderr.startswith(told)


def _find_clause(text: str, clause_id: str) -> str:
    document = parse_document(text)
    clause = document.clause(clause_id)
    return clause.content.source.strip() if clause else ""


def _find_body(text: str, clause_id: str) -> str:
    return _find_clause(text, clause_id).partition("\n")[2]
