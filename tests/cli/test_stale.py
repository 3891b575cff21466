"""Rows are pinned to the words that they were made from, and told stale when these change."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.utils.yaml import yaml_load

from clausetree.cli.main import main
from clausetree.model.errors import ClausetreeError
from tests.cli.stale_specs import CITED, NEW, OLD
from tests.folders import ROOT
from tests.history.conftest import GitRepository, make_repository
from tests.output.test_schemas import find_errors


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitRepository:
    """A spec with two releases, the second with everything that can happen to a row."""
    repository = make_repository(tmp_path / "spec")
    repository.commit("Release 2025-02-12", {"model_spec.md": OLD}, "2025-02-12")
    repository.commit("Release 2025-04-11", {"model_spec.md": NEW}, "2025-04-11")
    monkeypatch.chdir(repository.path)
    return repository


def call(*arguments: str, stdin: str = "") -> Result:
    result = CliRunner().invoke(main, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit | ClausetreeError), (
        result.exception
    )
    return result


def fail(*arguments: str, stdin: str = "") -> ClausetreeError:
    error = call(*arguments, stdin=stdin).exception
    assert isinstance(error, ClausetreeError), error
    return error


def write_rows(project: GitRepository, *cited: str, name: str = "rows.jsonl") -> None:
    rows = (json.dumps({"id": f"r{number}", "locator": locator}) for number, locator in enumerate(cited, 1))
    (project.path / name).write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def check(*arguments: str, stdin: str = "") -> dict[str, Any]:
    result = call("stale", *arguments, "--format", "json", stdin=stdin)
    assert find_errors("stale", result.stdout) == []
    told: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == (1 if told["summary"]["stale"] else 0)
    return told


def test_a_row_says_what_became_of_its_words(project: GitRepository) -> None:
    write_rows(project, *(f"2025-02-12#{cited}" for cited in CITED))
    told = check("rows.jsonl")
    found = {row["locator"].partition("#")[2]: (row["words"], row["to"], row["why"]) for row in told["rows"]}
    assert found == CITED
    assert told["summary"] == {"exact": 2, "touched": 2, "stale": 6}
    assert [row["row"] for row in told["rows"]] == [row["line"] for row in told["rows"]] == list(range(1, 11))
    assert [row["id"] for row in told["rows"]] == [f"r{number}" for number in range(1, 11)]
    assert told["to"]["label"] == "2025-04-11"


def test_words_follow_a_row_backwards(project: GitRepository) -> None:
    write_rows(project, "2025-04-11#love_people/p1", "2025-04-11#levels/p1")
    told = check("rows.jsonl", "--to", "2025-02-12")
    assert [(row["to"], row["why"]) for row in told["rows"]] == [
        (["2025-02-12#be_kind/p1"], "ladder"),
        (["2025-02-12#levels/p1"], "ladder"),
    ]


@pytest.mark.parametrize("form", ["jsonl", "chat", "preference"])
def test_exported_rows_need_no_pins(project: GitRepository, form: str) -> None:
    written = call("export", "2025-02-12", "--format", form).stdout
    (project.path / "rows.jsonl").write_text(written, encoding="utf-8")
    told = check("rows.jsonl")
    assert [row["id"] for row in told["rows"]] == [json.loads(line)["id"] for line in written.splitlines()]
    assert check("-", "--as", "jsonl", stdin=written)["rows"] == told["rows"]
    assert call("stale", "rows.jsonl", "--to", "2025-02-12").exit_code == 0


def test_pins_note_what_ids_mean_and_leave_the_file_as_it_is(project: GitRepository) -> None:
    file = project.path / "rubric.csv"
    file.write_text("clause,points\nbe_clear,1\nlevels,2\nbe_clear,3\n", encoding="utf-8")
    before = file.read_bytes()
    pinned = call("pin", "rubric.csv", "--rev", "2025-02-12")
    assert "3 rows, by the column `clause`" in pinned.stderr
    written = (project.path / "rubric.csv.pins.json").read_text(encoding="utf-8")
    assert find_errors("pins", written) == []
    assert len(re.findall(r'^  \{"id"', written, re.MULTILINE)) == 3
    assert [row["words"] for row in check("rubric.csv")["rows"]] == ["typographic", "edited", "typographic"]
    assert call("pin", "rubric.csv", "--rev", "2025-02-12").exit_code == 0
    assert (project.path / "rubric.csv.pins.json").read_text(encoding="utf-8") == written
    assert file.read_bytes() == before


def test_pins_of_other_rows_are_told(project: GitRepository) -> None:
    write_rows(project, "2025-02-12#levels", "2025-02-12#be_clear")
    assert call("pin", "rows.jsonl").exit_code == 0
    write_rows(project, "2025-02-12#levels")
    assert (
        fail("stale", "rows.jsonl").message
        == "rows.jsonl.pins.json:1: `rows.jsonl` has 1 row, its pins are for 2"
    )
    write_rows(project, "2025-02-12#levels", "2025-02-12#be_kind")
    error = fail("stale", "rows.jsonl")
    assert error.message.startswith(
        "rows.jsonl:2: the row `r2`, `2025-02-12#be_kind` has the pin of another row"
    )
    assert error.hint
    assert "clausetree pin rows.jsonl" in error.hint


def test_a_fingerprint_that_is_not_that_of_the_pin_is_told(project: GitRepository) -> None:
    (project.path / "rows.jsonl").write_text(call("export", "2025-02-12", "--format", "chat").stdout)
    assert call("pin", "rows.jsonl").exit_code == 0
    pins = project.path / "rows.jsonl.pins.json"
    row = json.loads(pins.read_text())["rows"][0]
    pins.write_text(pins.read_text().replace(row["fingerprint"], "0" * 64))
    assert fail("stale", "rows.jsonl").message.startswith("rows.jsonl:1: two fingerprints: ")


BROKEN = {
    "not JSON": ("{", "rows.jsonl.pins.json:1: not what `clausetree pin` writes"),
    "something else": ('{"a": 1}', "rows.jsonl.pins.json:1: not what `clausetree pin` writes"),
    "a conflict": ("{\n<<<<<<< ours\n", "rows.jsonl.pins.json:2: a merge conflict is left in it"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_stands_where_pins_go_is_not_written_over(project: GitRepository, case: str) -> None:
    held, told = BROKEN[case]
    write_rows(project, "2025-02-12#levels")
    (project.path / "rows.jsonl.pins.json").write_text(held)
    for command in ("pin", "stale"):
        assert fail(command, "rows.jsonl").message.startswith(told)
    assert (project.path / "rows.jsonl.pins.json").read_text() == held


def test_nothing_is_pinned_to_what_is_not_there(project: GitRepository) -> None:
    write_rows(project, "2025-02-12#levels", "2025-02-12#be_clearer")
    error = fail("pin", "rows.jsonl")
    assert (error.message, error.hint) == ("rows.jsonl:2: no clause `be_clearer`", "did you mean `be_clear`?")
    assert not (project.path / "rows.jsonl.pins.json").exists()
    assert fail("pin", "-").hint == "name a file instead of `-`"


def test_a_label_whose_text_has_changed_is_told_and_the_commit_goes_first(project: GitRepository) -> None:
    (project.path / "rows.jsonl").write_text(call("export", "2025-02-12", "--format", "chat").stdout)
    first = check("rows.jsonl", "--to", "2025-04-11")
    project.git("tag", "-f", "keep", "HEAD~1")
    project.commit("Release 2025-02-12 again", {"model_spec.md": OLD.replace("Hello", "Hullo")}, "2025-02-12")
    rows = [json.loads(line) for line in (project.path / "rows.jsonl").read_text().splitlines()]
    assert {row["commit"] for row in rows} == {project.git("rev-parse", "keep").strip()}
    again = call("stale", "rows.jsonl", "--to", "2025-04-11", "--format", "json")
    assert "the text of `2025-02-12` has changed since the rows were made: they are compared" in again.stderr
    assert [row["words"] for row in json.loads(again.stdout)["rows"]] == [
        row["words"] for row in first["rows"]
    ]


def test_words_of_a_text_that_is_nowhere_any_more_are_unknown(project: GitRepository) -> None:
    draft = project.path / "draft.md"
    draft.write_text(OLD)
    write_rows(project, "draft.md#be_kind/e1", "draft.md#be_clear")
    assert call("pin", "rows.jsonl").exit_code == 0
    draft.write_text(OLD.replace("Hello", "Hullo"))
    told = call("stale", "rows.jsonl", "--to", "2025-04-11", "--format", "json")
    assert "was not found" in told.stderr
    rows = json.loads(told.stdout)["rows"]
    assert [row["words"] for row in rows] == ["unknown", "typographic"]
    assert "has changed" in rows[0]["problem"]


def test_rows_of_another_spec_are_told(project: GitRepository) -> None:
    (project.path / "other.md").write_text(
        "# Ships {#ships}\n\nThey sail.\n\n# Sails {#sails}\n\nOf cloth.\n"
    )
    write_rows(project, "2025-02-12#levels", "other.md#ships")
    error = fail("stale", "rows.jsonl", "--to", "2025-04-11")
    assert error.message.startswith("rows.jsonl:2: ")
    assert "different specs" in error.message


@pytest.mark.parametrize("folder", ["", "data/"])
def test_rows_of_a_plain_file_are_those_of_the_file_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """Their label is the file's name, which says nothing of where it is; they say that too."""
    (tmp_path / folder).mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path)
    spec, rows = f"{folder}my spec.md", f"{folder}rows.jsonl"
    Path(spec).write_text(OLD, encoding="utf-8")
    Path("other.md").write_text(NEW, encoding="utf-8")
    assert call("export", spec, "--format", "chat", "-o", rows).exit_code == 0
    assert check(rows, "--to", spec)["summary"] == {"exact": 1, "touched": 0, "stale": 0}
    assert [row["words"] for row in check(rows, "--to", "other.md")["rows"]] == ["edited"]
    assert call("pin", rows, "--rev", spec).exit_code == 0
    told = check(rows, "--to", "other.md")
    assert [(row["words"], row["to"]) for row in told["rows"]] == [("edited", ["other#love_people/e1"])]
    Path(spec).write_text(NEW.replace("love_people", "be_kind"), encoding="utf-8")
    changed = call("stale", rows, "--to", spec, "--format", "json")
    assert f"the text of `{spec}` has changed since the rows were made" in changed.stderr
    assert [row["words"] for row in json.loads(changed.stdout)["rows"]] == ["unknown"]


@pytest.mark.usefixtures("project")
def test_the_newest_is_that_of_the_source_that_rows_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = call("export", "2025-02-12", "--format", "chat").stdout
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "rows.jsonl").write_text(written, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert "--to SOURCE@LABEL" in str(fail("stale", "rows.jsonl").hint)
    assert check("rows.jsonl", "--to", "../spec@2025-04-11")["to"]["label"] == "2025-04-11"
    assert call("pin", "rows.jsonl", "--rev", "../spec@2025-02-12").exit_code == 0
    assert check("rows.jsonl")["to"]["label"] == "2025-04-11"
    assert check("rows.jsonl", "--to", "2025-02-12")["summary"] == {"exact": 1, "touched": 0, "stale": 0}


def test_other_formats_say_where_rows_are(project: GitRepository) -> None:
    write_rows(project, *(f"2025-02-12#{cited}" for cited in CITED), "2025-02-12#levels")
    lines = call("stale", "rows.jsonl", "--format", "github").stdout.splitlines()
    assert [line.split("::")[1] for line in lines[:2]] == [
        "error title=Stale row,file=rows.jsonl,line=4",
        "error title=Stale row,file=rows.jsonl,line=5",
    ]
    assert sum(line.startswith("::error") for line in lines) == 7
    assert (
        lines[-1]
        == "::notice title=Touched rows,file=rows.jsonl,line=1::2 rows since 2025-02-12: typographic"
    )
    table = call("stale", "rows.jsonl", "--format", "markdown").stdout
    assert "11 rows: 2 exact, 2 touched, 7 stale." in table
    assert (
        "| `2025-02-12#levels` | edited (only a level's new name): “platform” → “root” | `2025-04-11#levels` | lines 5, 11 |"
        in table
    )
    assert "- typographic: 2 rows" in table
    assert len({line.count("|") for line in table.splitlines() if line.startswith("|")}) == 1


def test_the_text_fits_a_terminal(project: GitRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    write_rows(project, *(f"2025-02-12#{cited}" for cited in CITED))
    monkeypatch.setenv("COLUMNS", "60")
    lines = call("stale", "rows.jsonl").stdout.splitlines()
    assert lines[0] == "2025-02-12 → 2025-04-11: 2 exact, 2 touched, 6 stale"
    assert lines[-2:] == ["touched", "  typographic: 2 rows"]
    assert any("{+there+}" in line for line in lines)
    assert max(map(len, lines)) <= 60


def test_the_command_for_the_rest_can_be_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder that is not the project, whose path has a space."""
    words = "Of two rules, the platform one holds. " * 12
    repository = make_repository(tmp_path / "my spec")
    old = OLD.replace("Of two rules, the platform one holds.", words)
    repository.commit("Release 2025-02-12", {"model_spec.md": old}, "2025-02-12")
    new = old.replace("Of two", "From both")
    repository.commit("Release 2025-04-11", {"model_spec.md": new}, "2025-04-11")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "60")
    Path("rows.jsonl").write_text('{"locator": "my spec@2025-02-12#levels"}\n', encoding="utf-8")
    shown = call("stale", "rows.jsonl", "--to", "my spec@2025-04-11").stdout.splitlines()
    _, _, command = next(line for line in shown if "all of it" in line).partition(": ")
    assert command == "clausetree migrate levels --from 'my spec@2025-02-12' --to 'my spec@2025-04-11'"
    answer = call(*shlex.split(command)[1:])
    assert "From both" in answer.stdout


def test_the_hook_checks_the_file_that_its_settings_name(project: GitRepository) -> None:
    listed: Any = yaml_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    hooks = {hook["id"]: hook for hook in listed}
    hook = hooks["clausetree-stale"]
    write_rows(project, "2025-02-12#levels")
    assert call(*hook["entry"].split()[1:], "rows.jsonl").exit_code == 1
    write_rows(project, "2025-02-12#be_clear")
    assert call(*hook["entry"].split()[1:], "rows.jsonl").exit_code == 0
    assert (hook["pass_filenames"], hook["always_run"]) == (False, True)
