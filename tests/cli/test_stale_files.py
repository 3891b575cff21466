"""Rows that were exported from a plain file are found by where it is, for its label names nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_stale import call, check, fail

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

FILE = "# A {#a authority=user}\n\nSay it.\n\n~~~xml\n<user>\nHi.\n</user>\n<assistant>\nHello.\n</assistant>\n~~~\n"


@pytest.mark.parametrize("form", ["jsonl", "chat", "csv", "inspect"])
@pytest.mark.parametrize("folder", [".", "rows"])
def test_exported_rows_of_a_plain_file_are_found_by_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text(FILE, encoding="utf-8")
    Path("new.md").write_text(FILE.replace("Say", "Tell").replace("Hello.", "Hi you."), encoding="utf-8")
    Path("rows").mkdir(exist_ok=True)
    rows = f"{folder}/rows.{'csv' if form == 'csv' else 'jsonl'}"
    assert call("export", "old.md", "--format", form, "-o", rows).exit_code == 0
    assert check(rows, "--to", "old.md")["summary"] == {"exact": 1, "touched": 0, "stale": 0}
    (row,) = check(rows, "--to", "new.md")["rows"]
    assert row["words"] == "edited"
    assert call("pin", rows).exit_code == 0
    assert check(rows, "--to", "new.md")["summary"]["stale"] == 1


def test_rows_of_a_plain_file_are_found_from_elsewhere_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text(FILE, encoding="utf-8")
    call("export", "old.md", "--format", "jsonl", "-o", "rows.jsonl")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert check("../rows.jsonl", "--to", "../old.md")["summary"]["exact"] == 1


def test_a_plain_file_that_has_changed_since_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text(f"{FILE}\n# B {{#b}}\n\nGo.\n", encoding="utf-8")
    call("export", "old.md", "--format", "jsonl", "-o", "rows.jsonl")
    Path("old.md").write_text(f"{FILE}\n# B {{#b}}\n\nStay.\n", encoding="utf-8")
    result = call("stale", "rows.jsonl", "--to", "old.md")
    assert result.exit_code == 1
    assert "the text of `old.md` has changed since the rows were made" in result.stderr
    assert [row["words"] for row in check("rows.jsonl", "--to", "old.md")["rows"]] == ["exact", "unknown"]


def test_a_file_that_has_the_text_goes_before_one_that_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kept").mkdir()
    Path("kept/old.md").write_text(FILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "kept")
    call("export", "old.md", "--format", "jsonl", "-o", "rows.jsonl")
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text(FILE.replace("Say", "Tell"), encoding="utf-8")
    assert check("kept/rows.jsonl", "--to", "kept/old.md")["summary"]["exact"] == 1


def test_rows_of_a_file_that_is_gone_say_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text(FILE, encoding="utf-8")
    call("export", "old.md", "--format", "jsonl", "-o", "rows.jsonl")
    Path("new.md").write_text(FILE, encoding="utf-8")
    assert "`--to FILE`" in str(fail("stale", "rows.jsonl").hint)
    Path("old.md").unlink()
    assert "`old` is neither a file here" in fail("stale", "rows.jsonl", "--to", "new.md").message


@pytest.mark.parametrize("command", ["pin", "stale"])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("pairs", "there is no file `pairs`"),
        ("here", "`here` is a folder, not a file"),
        ("rows", "the form of `rows` is not known"),
    ],
)
def test_a_file_of_no_known_form_has_to_be_there(
    run: Callable[..., Ran], tmp_path: Path, command: str, name: str, message: str
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "rows").write_text("{}\n")
    ran = run(command, name, cwd=tmp_path)
    assert ran.code == 2
    assert ran.err.startswith(f"error: {message}")


def test_rows_without_a_revision_say_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my rows.csv").write_text("clause,points\nbe_kind,2\n")
    for command in ("stale", "pin"):
        error = fail(command, "my rows.csv")
        assert error.message == "my rows.csv:2: `be_kind` names no revision"
        assert (
            error.hint
            == "name it for all rows, `clausetree pin 'my rows.csv' --rev REV`, or write `LABEL#be_kind`"
        )
