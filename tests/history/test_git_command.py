"""Git as we run it: bounded, without prompts or programs of others."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from clausetree.history.git_access.git_command import GitFailedError, GitStalledError, run_git
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from pathlib import Path


LOOK = ("-c", "alias.look=!env", "look")


def environment(seen: bytes) -> dict[str, str]:
    """What a program that git starts saw, which wrote its environment."""
    return dict(line.split("=", 1) for line in seen.decode().splitlines() if line.startswith("GIT_"))


def test_a_command_asks_nobody_and_reaches_no_other_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIT_SSH_COMMAND", raising=False)
    seen = environment(run_git(*LOOK))
    assert seen == environment(run_git(*LOOK, online=False))
    assert seen["GIT_TERMINAL_PROMPT"] == "0"
    assert seen["GIT_ALLOW_PROTOCOL"] == ""
    assert seen["GIT_NO_LAZY_FETCH"] == "1"
    assert seen["GIT_OPTIONAL_LOCKS"] == "0"
    assert seen["GIT_SSH_COMMAND"].split(" -o ") == ["ssh", "BatchMode=yes", "ConnectTimeout=15"]
    assert (seen["GIT_HTTP_LOW_SPEED_LIMIT"], seen["GIT_HTTP_LOW_SPEED_TIME"]) == ("1000", "15")


def test_a_command_that_may_fetch_uses_the_users_ssh_and_no_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_SSH_COMMAND", "myssh -v")
    seen = environment(run_git(*LOOK, online=True))
    assert seen["GIT_ALLOW_PROTOCOL"] == "https:http:ssh:git:file"
    assert seen["GIT_SSH_COMMAND"].startswith("myssh -v -o BatchMode=yes")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("core.hooksPath", os.devnull),
        ("protocol.ext.allow", "never"),
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
        ("submodule.recurse", "false"),
    ],
)
def test_a_command_runs_no_hooks_no_helpers_and_no_upkeep(key: str, value: str) -> None:
    assert run_git("config", "--get", key).decode().strip() == value


def test_a_failure_is_told_in_the_words_that_say_most() -> None:
    script = "!echo hint: x >&2; echo 'fatal: Not this way.' >&2; echo after >&2; exit 3"
    with pytest.raises(GitFailedError) as caught:
        run_git("-c", f"alias.x={script}", "x")
    assert caught.value.message == "not this way"
    assert caught.value.hint
    for said, message in (("echo ' Only this ' >&2", "only this"), ("true", "no reason given")):
        with pytest.raises(GitFailedError) as caught:
            run_git("-c", f"alias.x=!{said}; exit 1", "x")
        assert caught.value.message == message


def test_git_that_cannot_be_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    run_git("version")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ClausetreeError, match="git can't be run") as caught:
        run_git("version")
    assert "\n" not in caught.value.message
    assert caught.value.hint


def test_a_command_reads_what_it_is_fed_and_writes_bytes() -> None:
    assert run_git("-c", "alias.x=!cat", "x", feed=b"\0\xff\n") == b"\0\xff\n"


def test_a_command_that_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(GitStalledError, match=r"took longer than 0.2 seconds"):
        run_git("-c", f"alias.x=!(sleep 1; touch {tmp_path}/late) & sleep 60", "x", seconds=0.2)
    assert time.monotonic() - began < 30
    time.sleep(1.2)
    assert not (tmp_path / "late").exists()


def test_git_is_not_told_of_the_repository_of_a_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {"GIT_CONFIG", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS", "GIT_NO_REPLACE_OBJECTS"}
    listed = {*run_git("rev-parse", "--local-env-vars").decode().split()} - settings
    names = {name for name in listed if not name.startswith("GIT_INTERNAL_")} | {"GIT_NAMESPACE"}
    assert len(names) > 10
    for name in names:
        monkeypatch.setenv(name, "of/a/hook")
    assert "of/a/hook" not in environment(run_git(*LOOK)).values()
