"""Two upstream commands in one fork at once: the second one says so; a lock that a killed one has left holds nobody up."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from clausetree.history.files.file_lock import hold_lock
from clausetree.model.errors import ClausetreeError
from tests.upstream.conftest import disagree, run, settle, snapshot
from tests.upstream.processes import call, fails, start

if TYPE_CHECKING:
    from tests.history.conftest import GitRepository

COMMANDS = (["merge"], ["continue"], ["abort"], ["add", "../upstream", "--base", "2026-01-10"])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_second_one_says_that_another_is_running(small_fork: GitRepository, command: list[str]) -> None:
    disagree(small_fork)
    if command[0] in {"continue", "abort"}:
        run("merge")
        settle(small_fork.path / "model_spec.md")
    before = {path: facts for path, facts in snapshot(small_fork).items() if ".clausetree/" not in path}
    with hold_lock(small_fork.path / ".clausetree" / "lock"):
        ended = call(small_fork.path, *command)
        fails(ended, "another `clausetree upstream` is running in `.`", "wait for it to end")
    after = {path: facts for path, facts in snapshot(small_fork).items() if ".clausetree/" not in path}
    assert after == before
    assert run(*command).exit_code in {0, 1}


def test_merges_that_start_together_merge_once(small_fork: GitRepository) -> None:
    running = [start(small_fork.path, "merge") for _ in range(4)]
    told = [(done.returncode, done.stderr.decode()) for done in (command.finish() for command in running)]
    assert [code for code, _ in told].count(0) >= 1
    assert sum("took over" in said for _, said in told) == 1
    for code, said in told:
        known = ("took over", "another `clausetree upstream` is running", "was already taken over")
        assert any(words in said for words in known), said
        assert code == (2 if "error: " in said else 0)
        assert said.count("error: ") <= 1
    assert (small_fork.path / "CHANGELOG.md").read_text().count("Takes over") == 1
    assert not (small_fork.path / ".clausetree").exists()


def test_continue_and_abort_that_start_together_do_one_of_the_two(small_fork: GitRepository) -> None:
    disagree(small_fork)
    before = snapshot(small_fork)
    run("merge")
    settle(small_fork.path / "model_spec.md")
    running = {word: start(small_fork.path, word) for word in ("continue", "abort")}
    done = {word: command.finish() for word, command in running.items()}
    codes = {word: ended.returncode for word, ended in done.items()}
    assert sorted(codes.values()) == [0, 2], done
    assert (snapshot(small_fork) == before) == (codes["abort"] == 0)


def test_who_is_killed_lets_go_of_the_lock(small_fork: GitRepository) -> None:
    code = (
        "import sys, time; from pathlib import Path; from clausetree.history.files.file_lock import hold_lock\n"
        "with hold_lock(Path('.clausetree/lock')): print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code], cwd=small_fork.path, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(ClausetreeError, match="another `clausetree upstream` is running"):
        run("merge")
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert (small_fork.path / ".clausetree/lock").exists()
    assert run("merge").exit_code == 0
    assert not (small_fork.path / ".clausetree").exists()
