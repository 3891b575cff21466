"""What a command reads is not written over by what it says of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.model.errors import ClausetreeError
from tests.cli.stale_specs import NEW, OLD
from tests.history.conftest import make_repository

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "lint": "lint -o model_spec.md",
    "lint, by another name": "lint --format json -o ./examples/../model_spec.md",
    "lint, by a link": "lint -o link.md",
    "a prompt file": "lint -o examples/zz99.md",
    "a baseline": "lint --write-baseline model_spec.md",
    "the document": "export -o model_spec.md",
    "rows": "export --format chat -o model_spec.md",
    "rows of an older text": "export 2025-02-12 --format csv -o model_spec.md",
    "a report": "merge 2025-02-12 model_spec.md model_spec.md --report model_spec.md",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    repository = make_repository(tmp_path / "spec")
    prompts = {"examples/zz99.md": "Examples for [^zz99] in A:\n"}
    repository.commit("Release 2025-02-12", {"model_spec.md": OLD, **prompts}, "2025-02-12")
    repository.commit("Release 2025-04-11", {"model_spec.md": NEW}, "2025-04-11")
    os.link(repository.path / "model_spec.md", repository.path / "link.md")
    monkeypatch.chdir(repository.path)
    return repository.path


def read_files(folder: Path) -> dict[str, str]:
    """Returns what each file of a project holds."""
    return {str(path): path.read_text("utf-8") for path in folder.rglob("*.md")}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=list(COMMANDS))
def test_what_is_read_stays_as_it_is(command: str, folder: Path) -> None:
    before = read_files(folder)
    error = CliRunner().invoke(main, command.split()).exception
    assert isinstance(error, ClausetreeError)
    assert error.message == f"`{command.rsplit(maxsplit=1)[-1]}` is read, and would be overwritten"
    assert error.hint == "name another file to write to"
    assert read_files(folder) == before


@pytest.mark.parametrize(
    "command",
    [
        "lint --exit-zero -o said.txt",
        "lint --write-baseline said.txt",
        "export -o said.txt",
        "export --format chat -o said.txt",
    ],
)
def test_what_was_written_is_written_again(command: str, folder: Path) -> None:
    for _ in range(2):
        assert CliRunner().invoke(main, command.split()).exit_code == 0
        assert (folder / "said.txt").stat().st_size


def test_a_merge_is_written_to_the_text_that_it_began_from(folder: Path) -> None:
    done = CliRunner().invoke(
        main, ["merge", "2025-02-12", "model_spec.md", "2025-02-12", "-o", "model_spec.md"]
    )
    assert done.exit_code == 0
    assert (folder / "model_spec.md").read_text("utf-8") == NEW


def test_the_merged_text_and_the_report_go_to_two_files(folder: Path) -> None:
    before = read_files(folder)
    call = "merge 2025-02-12 model_spec.md 2025-04-11 -o merged.md --report ./merged.md"
    error = CliRunner().invoke(main, call.split()).exception
    assert isinstance(error, ClausetreeError)
    assert error.message == "`./merged.md` is where the merged text goes"
    assert read_files(folder) == before
