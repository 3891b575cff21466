"""Upstream commands that are killed anywhere: the fork is as it was or complete, and the next command says which."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.folders import SAMPLES
from tests.forking import Call
from tests.upstream.conftest import disagree, run, settle
from tests.upstream.killing import kill_as_told, look

if TYPE_CHECKING:
    from tests.history.conftest import GitRepository

UNDER_WAY = ("is pending", "conflict marker", "before all files were written", "was being undone")
Row = dict[str, Any]


class Killed(NamedTuple):
    rows: list[Row]
    before: Row
    whole: Row


def kill(fork: GitRepository, command: str, points: int, *after: str) -> Killed:
    told = {
        "template": str(fork.path),
        "command": command.split(),
        "points": points,
        "next": [word.split() for word in after],
    }
    program = f"from {kill_as_told.__module__} import {kill_as_told.__name__}; {kill_as_told.__name__}()"
    ran = Call((), SAMPLES, os.environ, stdin=json.dumps(told).encode(), program=program).run()
    assert ran.returncode == 0, ran.stderr
    *rows, last = [json.loads(line) for line in ran.stdout.splitlines()]
    assert all(row["killed"] for row in rows)
    assert {row["at"] for row in rows} >= {"pending.py", "settling.py", "shutil.py"}
    return Killed(rows, last["before"], last["whole"])


def check_files(killed: Killed) -> None:
    """No file is ever torn: each is as before or as after, and none stands there that is in neither."""
    for row in killed.rows:
        for path, facts in row["found"].items():
            assert facts in {killed.before.get(path), killed.whole.get(path)}, path
        assert row["tidy"] == (not any(words in row["said"] for words in UNDER_WAY))


def test_a_merge_is_as_before_or_completed(small_fork: GitRepository) -> None:
    killed = kill(small_fork, "merge", 36, "abort", "continue", "status")
    check_files(killed)
    assert len(killed.rows) > 36
    said = "".join(row["said"] for row in killed.rows)
    for words in ("stopped before it changed anything", "is complete"):
        assert words in said
    assert any(row["found"] not in (killed.before, killed.whole) for row in killed.rows)
    for row in killed.rows:
        if row["next"] == "abort" and "everything is as it was" in row["said"]:
            assert row["left"] == killed.before
        elif row["next"] == "continue" and "took over" in row["said"]:
            assert row["left"] == killed.whole
        elif row["next"] == "status" and "error" in row["said"]:
            assert row["left"] == row["found"]
            assert "`clausetree" not in row["said"]
        else:
            assert row["left"] in (killed.before, killed.whole)
            if row["left"] == killed.whole:
                assert "is complete" in row["said"] or not row["kept"]


def test_a_merge_that_asks_is_as_before_or_pending(small_fork: GitRepository) -> None:
    disagree(small_fork)
    killed = kill(small_fork, "merge", 12, "abort", "continue")
    check_files(killed)
    for row in killed.rows:
        if "has a conflict marker" in row["said"]:
            assert row["left"] == killed.whole
        else:
            assert row["left"] == killed.before


def test_continue_completes_or_can_be_undone(small_fork: GitRepository) -> None:
    disagree(small_fork)
    first = look(small_fork.path)
    run("merge")
    settle(small_fork.path / "model_spec.md")
    killed = kill(small_fork, "continue", 30, "continue", "abort", "status")
    check_files(killed)
    assert len(killed.rows) >= 30
    for row in killed.rows:
        if row["next"] == "status" and "is pending" in row["said"]:
            assert row["left"] == killed.before
        elif row["next"] == "abort" and "everything is as it was" in row["said"]:
            assert row["left"] == first
        else:
            assert row["left"] == killed.whole
            assert "took over" in row["said"] or "is complete" in row["said"] or not row["kept"]


def test_abort_gives_everything_back_however_often_it_is_killed(small_fork: GitRepository) -> None:
    disagree(small_fork)
    run("merge")
    killed = kill(small_fork, "abort", 36, "abort", "continue", "status")
    check_files(killed)
    assert len(killed.rows) >= 30
    said = "".join(row["said"] for row in killed.rows)
    assert "was being undone when it was stopped" in said
    for row in killed.rows:
        if row["next"] == "abort":
            assert row["left"] == killed.whole
            assert row["tidy"]
        elif "error" in row["said"] and "no merge" not in row["said"]:
            assert row["left"] == row["found"]
            assert "stopped" in row["said"] or "conflict marker" in row["said"]
        else:
            assert row["left"] == killed.whole


def test_continue_that_rewrites_references_is_completed_after_a_kill(
    small_fork: GitRepository, small_upstream: GitRepository
) -> None:
    for repository, name in ((small_upstream, "their_lights"), (small_fork, "our_lights")):
        text = (repository.path / "model_spec.md").read_text()
        text = text.replace("{#lights ", f"{{#{name} ").replace("Write the", "See [?](#lights). Write the")
        renamed = {"model_spec.md": text.replace("(#lights)", f"(#{name})")}
        repository.commit("Release 2026-03-10", renamed, day="2026-03-10")
    first = look(small_fork.path)
    assert run("merge").exit_code == 1
    file = small_fork.path / "model_spec.md"
    settle(file)
    file.write_text(file.read_text().replace("{#our_lights ", "{#their_lights "))
    killed = kill(small_fork, "continue", 18, "continue", "abort")
    assert "[?](#their_lights)" in killed.whole["model_spec.md"]
    assert "[?](#our_lights)" in killed.before["model_spec.md"]
    check_files(killed)
    for row in killed.rows:
        if row["next"] == "abort" and "everything is as it was" in row["said"]:
            assert row["left"] == first
        else:
            assert row["left"] == killed.whole
