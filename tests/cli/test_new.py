"""A new project lints clean, can be published, and a fork of another one knows where it comes from."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clausetree.cli.main import main
from clausetree.cli.reading import load_document
from clausetree.config.lock import parse_lock
from clausetree.config.parsing import parse_settings
from clausetree.model.errors import ClausetreeError
from tests.folders import SPEC


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    if isinstance(result.exception, ClausetreeError):
        raise result.exception
    return result


def test_a_new_spec_lints_clean_and_is_in_its_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("new", "our-spec").exit_code == 0
    monkeypatch.chdir(tmp_path / "our-spec")
    assert run("lint").stdout.startswith("no findings in model_spec.md; ")
    assert run("fmt", "--check", "model_spec.md").exit_code == 0
    assert parse_settings(Path("clausetree.toml").read_text(), "").spec.name == "Our spec"
    assert Path(".pre-commit-config.yaml").is_file()
    assert Path(".github", "workflows", "spec.yml").is_file()


def test_a_fork_begins_as_the_revision_and_follows_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", "fork", "--from", f"{SPEC}@2025-09-12", "--name", 'The "other" one')
    monkeypatch.chdir(tmp_path / "fork")
    assert Path("model_spec.md").read_bytes() == (SPEC / "revisions" / "2025-09-12.md").read_bytes()
    assert parse_settings(Path("clausetree.toml").read_text(), "").spec.name == 'The "other" one'
    lock = parse_lock(Path("clausetree.lock").read_text(), "")
    assert (lock.label, (Path.cwd() / lock.source).resolve()) == ("2025-09-12", SPEC)
    told = json.loads(run("upstream", "status", "--format", "json").stdout)
    assert told["upstream"]["base"]["label"] == "2025-09-12"
    assert told["summary"]["fork"] == told["summary"]["both"] == 0


def test_a_stated_profile_follows_the_ladder_of_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", "fork", "--from", f"{SPEC}@2025-04-11")
    monkeypatch.chdir(tmp_path / "fork")
    settings = Path("clausetree.toml")
    settings.write_text(settings.read_text().replace("[spec]\n", "[spec]\nprofile = '2025-02' # theirs\n"))
    assert run("upstream", "merge", "--to", "2025-09-12").exit_code == 0
    assert settings.read_text().startswith('[spec]\nprofile = "2025-09" # theirs\n')
    assert not [
        d
        for d in json.loads(run("lint", "--format", "json").stdout)["diagnostics"]
        if d["severity"] == "error"
    ]


def test_a_fork_lints_clean_and_says_how_much_it_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("new", "fork", "--from", f"{SPEC}@2024-05-08")
    monkeypatch.chdir(tmp_path / "fork")
    recorded = len(json.loads(Path("lint-baseline.json").read_text())["findings"])
    assert recorded > 0
    assert made.stderr.startswith(f"recorded {recorded} findings in the text of {SPEC}@2024-05-08 in `lint-")
    linted = run("lint")
    assert linted.exit_code == 0
    assert linted.stdout.startswith(f"no new findings in model_spec.md ({recorded} known, in the baseline); ")


@pytest.mark.parametrize(
    ("folder", "called"), [("our_API-spec", "Our API spec"), ("R&D <x>", "R&D <x>"), ("é", "É")]
)
def test_a_spec_is_called_as_its_folder(folder: str, called: str) -> None:
    made = run("new", folder)
    assert (
        parse_settings((Path(folder) / "clausetree.toml").read_text(encoding="utf-8"), "").spec.name == called
    )
    assert made.stderr.startswith(f"next: cd {shlex.quote(folder)}; ")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("mine")
    with pytest.raises(ClausetreeError, match="is not empty"):
        run("new", "full")
    assert [path.name for path in tmp_path.iterdir()] == ["full"]


@pytest.mark.parametrize("folder", ["note.txt", "note.txt/spec", "note.txt/a/spec"])
def test_a_file_where_the_folder_would_be_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(ClausetreeError, match=r"^`note\.txt` is not a folder$"):
        run("new", folder)
    assert (tmp_path / "note.txt").read_text() == "mine"


def test_what_a_new_spec_says_of_itself_is_so(tmp_path: Path) -> None:
    assert run("new", "house").exit_code == 0
    document = load_document(str(tmp_path / "house"))
    assert document.settings
    assert all(document.find(chapter) for chapter in document.settings.spec.informative)
    provisions = sum(clause.level is not None for clause in document.clauses)
    assert provisions == 2
    assert "- Begins with two provisions.\n" in (tmp_path / "house/CHANGELOG.md").read_text()


@pytest.mark.parametrize("name", [".", "empty", "new"])
def test_an_empty_folder_is_filled_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder if name == "." else tmp_path)
    inode = folder.stat().st_ino
    assert run("new", name).exit_code == 0
    assert folder.stat().st_ino == inode
    made = {path.name for path in Path(name).iterdir()}
    assert {"model_spec.md", "clausetree.toml", "docs", ".gitignore"} <= made
    assert not any(
        part.startswith(".clausetree-") for part in made | {path.name for path in tmp_path.iterdir()}
    )


def test_where_it_cannot_be_put_whole_nothing_of_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target == Path("empty", "mkdocs.yml"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ClausetreeError, match="`empty` can't be written: no space left on device"):
        run("new", "empty")
    assert [*(tmp_path / "empty").iterdir()] == []


def test_who_may_read_a_project_is_up_to_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        run("new", "private")
    finally:
        os.umask(before)
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o700
