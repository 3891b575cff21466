"""`clausetree rename`, as a user runs it."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.history import writing
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

OLD = """\
# Rice {#rice authority=user}

Wash it[^ab12]; see [?](#salt).

# Salt {#salt authority=user}

After[^cd34] [?](#rice).
"""
PROMPTS = (
    "Examples for [^ab12] in Rice:\n\n**Example**: as [?](#rice) says\n\n~~~xml\n<user>\nHow?\n</user>\n~~~"
)
SETTINGS = '[spec]\nname = "Rice" # ours\n\n[[revision]]\nlabel = "2025-01-01"\n'
CHANGELOG = (
    "# Changelog\n\n## Unreleased\n\n- [Rice](#rice): new words.\n\n## v2025.01.01\n\n- [Rice](#rice).\n"
)


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    files = {
        "model_spec.md": OLD.replace("Wash it", "Wash it well"),
        "examples/ab12.md": PROMPTS,
        "examples/cd34.md": PROMPTS.replace("ab12", "cd34").replace("Rice", "Salt").replace("#rice", "#salt"),
        "clausetree.toml": SETTINGS,
        "CHANGELOG.md": CHANGELOG,
        "revisions/2025-01-01.md": OLD,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


def test_all_that_names_the_clause_follows(run: Callable[..., Ran], spec: Path) -> None:
    before = contents(spec)
    ran = run("rename", "rice", "grain", cwd=spec)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "renamed `rice` to `grain`, with 2 references; wrote model_spec.md, examples/ab12.md, clausetree.toml, CHANGELOG.md\n"
    )
    after = contents(spec)
    assert after["model_spec.md"] == before["model_spec.md"].replace("#rice", "#grain")
    assert after["examples/ab12.md"] == PROMPTS.replace("#rice", "#grain")
    assert after["clausetree.toml"].startswith(SETTINGS)
    assert tomllib.loads(after["clausetree.toml"])["lineage"] == [
        {"from": "rice", "to": ["grain"], "at": "head", "kind": "renamed"}
    ]
    assert after["CHANGELOG.md"] == CHANGELOG.replace(
        "(#rice): new words.\n",
        "(#grain): new words.\n- **Renamed.** “Rice” (`rice`) is now [Rice](#grain).\n",
    )
    unchanged = {"examples/cd34.md", "revisions/2025-01-01.md"}
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}
    assert set(after) == set(before)


def test_the_history_knows_the_rename_and_the_notes_tell_it(run: Callable[..., Ran], spec: Path) -> None:
    run("rename", "rice", "grain", cwd=spec)
    assert "renamed from rice" in run("log", "grain", cwd=spec).out
    assert run("changelog", "2025-01-01", "head", "--check", "CHANGELOG.md", cwd=spec).code == 0
    assert run("lint", "--select", "REF,IDS,EXM007", cwd=spec).code == 0


def test_a_second_rename_and_one_back_leave_one_declaration_or_none(
    run: Callable[..., Ran], spec: Path
) -> None:
    before = contents(spec)
    run("rename", "rice", "grain", cwd=spec)
    assert run("rename", "grain", "paddy", cwd=spec).code == 0
    after = contents(spec)
    assert [entry["to"] for entry in tomllib.loads(after["clausetree.toml"])["lineage"]] == [["paddy"]]
    assert after["CHANGELOG.md"].count("Renamed") == 1
    assert "(`rice`) is now [Rice](#paddy)" in after["CHANGELOG.md"]
    run("rename", "paddy", "rice", cwd=spec)
    back = contents(spec)
    assert back["model_spec.md"] == before["model_spec.md"]
    assert tomllib.loads(back["clausetree.toml"]) == tomllib.loads(SETTINGS)


def test_a_dry_run_shows_a_diff_that_git_applies_and_writes_nothing(
    run: Callable[..., Ran], spec: Path
) -> None:
    before = contents(spec)
    ran = run("rename", "rice", "grain", "--dry-run", cwd=spec)
    assert ran.code == 0
    assert contents(spec) == before
    subprocess.run(["git", "apply", "-"], input=ran.out.encode(), cwd=spec, check=True)
    applied = contents(spec)
    for name, text in before.items():
        (spec / name).write_bytes(text.encode())
    run("rename", "rice", "grain", cwd=spec)
    assert applied == contents(spec)


def test_a_path_names_the_spec_from_anywhere(run: Callable[..., Ran], spec: Path) -> None:
    elsewhere = spec / "examples"
    ran = run("rename", "rice", "grain", "../model_spec.md", cwd=elsewhere)
    assert ran.code == 0, ran.err
    assert "{#grain " in (spec / "model_spec.md").read_text(encoding="utf-8")
    assert "lineage" in (spec / "clausetree.toml").read_text(encoding="utf-8")


def test_what_is_left_undone_is_said(run: Callable[..., Ran], spec: Path) -> None:
    (spec / "clausetree.toml").unlink()
    (spec / "CHANGELOG.md").write_text("# Changelog\n\n## v2025.01.01\n", encoding="utf-8")
    ran = run("rename", "rice", "grain", cwd=spec)
    assert ran.code == 0
    assert "note: the lineage is not noted, since there is no `clausetree.toml`" in ran.err
    assert "note: `CHANGELOG.md` has no heading such as `Unreleased` to note the rename under" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rise", "grain"), "no clause has the id `rise`\nhint: did you mean `rice`?"),
        (("rice", "salt"), "the id `salt` is in use: line 5, Salt"),
        (("rice", "a/b c"), "`a/b c` can't be an id: it holds `/ `"),
        (("rice", ""), "the new id is empty"),
        (("rice", "rice"), "`rice` is the id that the clause has"),
        (("rice", "grain", "2025-01-01"), "is kept as it was released"),
        (("rice", "grain", "-"), "`-` is not a file that can be written"),
        (("twice", "once", "twice.md"), "2 clauses have the id `twice`: lines 1 and 3"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    run: Callable[..., Ran], spec: Path, arguments: tuple[str, ...], said: str
) -> None:
    (spec / "twice.md").write_text("# A {#twice}\n\n# B {#twice}\n", encoding="utf-8")
    before = contents(spec)
    ran = run("rename", *arguments, cwd=spec, stdin=OLD.encode())
    assert ran.code == 2
    assert said in ran.err
    assert contents(spec) == before


def test_a_commit_is_not_written_to(run: Callable[..., Ran], spec: Path) -> None:
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "A"],
    ):
        subprocess.run(["git", *arguments], cwd=spec, check=True)
    ran = run("rename", "rice", "grain", ".@HEAD", cwd=spec)
    assert ran.code == 2
    assert "is not a file that can be written" in ran.err


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [str(tmp_path / name) for name in "abc"]
    for name in names:
        Path(name).write_text("old", encoding="utf-8")
    replace = writing.replace_file

    def fail(path: Path, data: bytes) -> None:
        if path.name == "c":
            raise OSError(28, "No space left on device")
        replace(path, data)

    monkeypatch.setattr(writing, "replace_file", fail)
    with pytest.raises(ClausetreeError, match="no space left"):
        writing.rewrite_texts(dict.fromkeys(names, "new"))
    assert [Path(name).read_text(encoding="utf-8") for name in names] == ["old"] * 3
