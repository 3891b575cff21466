"""A command says what it has written once it is written: where that fails, it says no more than why."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, NoReturn

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.history.files import writing
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "# House {#house authority=user }\n\nBe kind,  and be kind to all guests.   \n\n\n\nSee [?](#house).\n"
OTHER = TEXT.replace("guests", "hosts")
COMMANDS = {
    "fmt": ("fmt", "spec.md"),
    "lint --fix": ("lint", "spec.md", "--fix"),
    "lint --write-baseline": ("lint", "spec.md", "--write-baseline", "known.json"),
    "lint -o": ("lint", "spec.md", "-o", "found.txt"),
    "rename": ("rename", "house", "home", "spec.md"),
    "pin": ("pin", "rows.jsonl", "--rev", "spec.md"),
    "export --format jsonl": ("export", "spec.md", "--format", "jsonl", "-o", "out.jsonl"),
    "export": ("export", "spec.md", "-o", "out.json"),
    "merge": ("merge", "spec.md", "other.md", "spec.md", "-o", "merged.md"),
    "merge --report": ("merge", "spec.md", "other.md", "spec.md", "-o", "merged.md", "--report", "report.md"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "spec.md": TEXT,
        "other.md": OTHER,
        "rows.jsonl": json.dumps({"locator": "house/p1"}) + "\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refuse(*_: object) -> NoReturn:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_called_written_that_is_not(
    folder: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(writing, "replace_file", refuse)
    result = CliRunner().invoke(main, COMMANDS[command])
    assert isinstance(result.exception, ClausetreeError)
    assert "can't be written: permission denied" in result.exception.message
    assert result.output == ""
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_written_is_told(folder: Path, command: str) -> None:
    result = CliRunner().invoke(main, COMMANDS[command])
    assert not isinstance(result.exception, ClausetreeError)
    assert result.exit_code in {0, 1}
    assert any(path.name not in {"spec.md", "other.md", "rows.jsonl"} for path in folder.iterdir()) or (
        (folder / "spec.md").read_text() != TEXT
    )
    assert command in {"export", "merge", "merge --report"} or result.stderr
