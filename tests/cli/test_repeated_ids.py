"""Where two clauses have one id, every command that takes an id takes `id~2` for the second."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

OLD = """# First {#twice authority=root}

The first says what is done with letters that nobody reads.

# Second {#twice authority=user}

The second speaks of birds that winter in the harbour.
"""
NEW = OLD.replace("winter in", "leave").replace("authority=user", "authority=developer")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    (tmp_path / "revisions").mkdir()
    (tmp_path / "revisions" / "2025-01-01.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "model_spec.md").write_text(NEW, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "titles"), [("twice", {"First"}), ("twice~1", {"First"}), ("twice~2", {"Second"})]
)
def test_log_follows_the_one_that_is_named(
    run: Callable[..., Ran], spec: Path, name: str, titles: set[str]
) -> None:
    ran = run("log", name, "--format", "json", cwd=spec)
    assert ran.code == 0
    assert {stage["title"] for stage in json.loads(ran.out)["stages"]} == titles
    told = run("log", name, cwd=spec).out
    assert ("promoted, `user` → `developer`" in told) == (titles == {"Second"})
    assert ("#twice~2" in told) == (titles == {"Second"})


def test_log_follows_a_second_one_that_is_renamed_later(run: Callable[..., Ran], spec: Path) -> None:
    (spec / "model_spec.md").write_text(
        NEW.replace("{#twice authority=dev", "{#birds authority=dev"), encoding="utf-8"
    )
    stages = json.loads(run("log", "twice~2", "--format", "json", cwd=spec).out)["stages"]
    assert [stage["id"] for stage in stages] == ["twice", "birds"]
    assert run("log", "birds", cwd=spec).out == run("log", "twice~2", cwd=spec).out


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        (("diff", "--clause", "twice"), ["Second"]),
        (("diff", "--clause", "twice~2"), ["Second"]),
        (("diff", "--clause", "twice~1"), []),
    ],
)
def test_diff_shows_the_one_that_is_named(
    run: Callable[..., Ran], spec: Path, arguments: tuple[str, ...], titles: list[str]
) -> None:
    found = json.loads(run(*arguments, "--format", "json", cwd=spec).out)
    assert [change["title"]["new"] for change in found["clauses"]] == titles


def test_other_commands_take_the_second_one_too(run: Callable[..., Ran], spec: Path) -> None:
    for command in (("show",), ("who",), ("resolve",)):
        told = run(*command, "twice~2", cwd=spec)
        assert (told.code, told.err) == (0, "")
        assert told.out != run(*command, "twice", cwd=spec).out
    (row,) = run("export", "--format", "jsonl", "--clause", "twice~2", cwd=spec).out.splitlines()
    assert json.loads(row)["title"] == "Second"
    assert "twice" in run("who", "2025-01-01..head#twice~2", cwd=spec).out
    assert "Second" not in run("who", "2025-01-01..head#twice~1", cwd=spec).out


@pytest.mark.parametrize(
    "command", [("log", "twice~3"), ("diff", "--clause", "twice~3"), ("show", "twice~3")]
)
def test_a_third_one_that_is_not_there_is_an_error(
    run: Callable[..., Ran], spec: Path, command: tuple[str, ...]
) -> None:
    ran = run(*command, cwd=spec)
    assert ran.code == 2
    assert "`twice~3`" in ran.err
    assert "`twice`" in ran.err
