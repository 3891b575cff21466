"""Following an upstream in real git: the sample spec's releases, and a fork of one of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausetree.config.lock import parse_lock
from clausetree.model.errors import ClausetreeError
from tests.upstream.conftest import OWN, follow, read_release, run, settle, snapshot

if TYPE_CHECKING:
    from tests.history.conftest import GitRepository


def test_the_base_is_found_by_content_and_kept_in_the_lock(fork: GitRepository) -> None:
    run("add", "../upstream")
    lock = parse_lock((fork.path / "clausetree.lock").read_text(), "clausetree.lock")
    assert (lock.source, lock.label) == ("../upstream", "2025-04-11")
    assert lock.commit is not None
    with pytest.raises(ClausetreeError, match="names this upstream already"):
        run("add", "../upstream")


def test_status_says_what_is_behind_and_who_changed_what(fork: GitRepository) -> None:
    follow(fork)
    told = json.loads(run("status", "--format", "json").stdout)
    assert told["upstream"]["behind"] == ["2025-09-12"]
    clauses = {row["id"]: row for row in told["clauses"]}
    assert clauses["our_rule"] == {
        "id": "our_rule",
        "fork": ["inserted"],
        "upstream": [],
        "policy": "follow",
        "held": None,
        "merge": "none",
    }
    assert clauses["red_lines"]["merge"] == "clean"
    assert told["summary"]["conflicts"] == 0
    text = run("status").stdout
    assert "newer  2025-09-12\n" in text
    assert "changed by you alone (2)" in text


def test_a_release_is_taken_over_and_the_forks_own_text_follows_its_renames(fork: GitRepository) -> None:
    follow(fork)
    assert run("merge").exit_code == 0
    text = (fork.path / "model_spec.md").read_text()
    assert "{#our_rule authority=root}\n\nKnock first, see [?](#decline_well)." in text
    assert text.replace(
        OWN.replace("platform", "root").replace("saying_no", "decline_well"), "\n"
    ) == read_release("2025-09-12")
    assert "Since 2025-09-12." in (fork.path / "examples/aaaa.md").read_text()
    assert "- Takes over `../upstream@2025-09-12` from upstream." in (fork.path / "CHANGELOG.md").read_text()
    assert parse_lock((fork.path / "clausetree.lock").read_text(), "").label == "2025-09-12"
    assert not (fork.path / ".clausetree").exists()


def test_the_next_release_is_taken_from_where_the_last_one_ended(
    fork: GitRepository, upstream: GitRepository
) -> None:
    follow(fork)
    run("merge")
    fork.commit("took over", {})
    upstream.commit("Release 2025-10-27", {"model_spec.md": read_release("2025-10-27")}, day="2025-10-27")
    assert run("merge").exit_code == 0
    kept = (fork.path / "model_spec.md").read_text()
    assert kept.replace(
        OWN.replace("platform", "root").replace("saying_no", "decline_well"), "\n"
    ) == read_release("2025-10-27")


def _disagree(fork: GitRepository) -> None:
    """Makes the fork change a sentence that upstream changes too."""
    text = (fork.path / "model_spec.md").read_text()
    titles = ("## Say no without fuss", "## Decline well")
    old, new = (
        next(clause for clause in _clauses(label) if clause.startswith(titles))
        for label in ("2025-04-11", "2025-09-12")
    )
    sentence = next(part for part in old.split("\n\n")[1].split(". ") if part not in new)
    fork.commit("disagree", {"model_spec.md": text.replace(sentence, f"{sentence}, and never twice")})


def _clauses(label: str) -> list[str]:
    return [f"## {part}" for part in read_release(label).split("\n## ")]


def test_what_both_changed_waits_for_a_decision(fork: GitRepository) -> None:
    follow(fork)
    _disagree(fork)
    before = snapshot(fork)
    done = run("merge")
    assert done.exit_code == 1
    assert "settle it, then run `clausetree upstream continue`" in done.stderr
    assert parse_lock((fork.path / "clausetree.lock").read_text(), "").label == "2025-04-11"
    with pytest.raises(ClausetreeError, match=r"the merge of `\.\./upstream@2025-09-12` is pending"):
        run("merge")
    with pytest.raises(ClausetreeError, match="has a conflict marker in line"):
        run("continue")
    run("abort")
    assert snapshot(fork) == before
    with pytest.raises(ClausetreeError, match="no merge is in progress"):
        run("continue")


def test_a_settled_merge_is_continued(fork: GitRepository) -> None:
    follow(fork)
    _disagree(fork)
    run("merge")
    settle(fork.path / "model_spec.md")
    assert run("continue").exit_code == 0
    assert parse_lock((fork.path / "clausetree.lock").read_text(), "").label == "2025-09-12"


def test_a_merge_is_the_same_one_from_another_folder(
    fork: GitRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(fork)
    _disagree(fork)
    before = snapshot(fork)
    run("merge")
    monkeypatch.chdir(fork.path / "examples")
    with pytest.raises(ClausetreeError, match="has a conflict marker in line"):
        run("continue")
    run("abort")
    assert snapshot(fork) == before


def test_a_dry_run_writes_nothing(fork: GitRepository) -> None:
    follow(fork)
    before = snapshot(fork)
    assert "Nothing is left to decide." in run("merge", "--dry-run").stdout
    assert snapshot(fork) == before


def test_uncommitted_changes_are_refused(fork: GitRepository) -> None:
    follow(fork)
    with (fork.path / "model_spec.md").open("a") as file:
        file.write("\nMore.\n")
    with pytest.raises(ClausetreeError, match="changes that are not committed"):
        run("merge")


def test_a_base_that_upstream_has_no_more_is_said(fork: GitRepository, upstream: GitRepository) -> None:
    follow(fork)
    upstream.git("checkout", "--quiet", "--orphan", "anew")
    upstream.commit("Release 2025-09-12", {"model_spec.md": read_release("2025-09-12")}, day="2025-09-12")
    upstream.git("branch", "-D", "main")
    upstream.git("reflog", "expire", "--expire=now", "--all")
    upstream.git("gc", "--prune=now", "--quiet")
    with pytest.raises(ClausetreeError, match="no longer exists"):
        run("status")


def test_a_spec_with_nothing_in_common_has_no_base(fork: GitRepository) -> None:
    fork.commit("other", {"model_spec.md": "# Rockets {#rockets}\n\nNever point them down.\n"})
    with pytest.raises(ClausetreeError, match="has enough in common"):
        run("add", "../upstream")


def test_without_an_upstream_the_hint_says_how_to_name_one(fork: GitRepository) -> None:
    assert fork.path.is_dir()
    with pytest.raises(ClausetreeError, match="nothing says what the upstream") as caught:
        run("status")
    assert caught.value.hint == "name it: `clausetree upstream add openai`"
