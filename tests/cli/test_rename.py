"""`clausetree rename`, as a user runs it."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.history.files import writing
from clausetree.model.errors import ClausetreeError
from tests.cli.rename_specs import CHANGELOG, OLD, PROMPTS, SETTINGS, contents, write_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return write_project(tmp_path)


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
    assert "renamed from `rice`" in run("log", "grain", cwd=spec).out
    assert run("changelog", "2025-01-01", "head", "--check", "CHANGELOG.md", cwd=spec).code == 0
    assert run("lint", "--select", "REF,IDS,EXM007", cwd=spec).code == 0


BASELINE = "lint-baseline.json"
FLAWED = """\
# Rice {#rice authority=usr}

Wash it[^ab12] it it; see [?](#sault) and [?](#rice).

## Brown rice {#brown authority=user}

Longer than [?](#rice), [more](#nowhere), the the same.

# Salt {#salt authority=user}

After [?](#rice): the the rest. <!-- clausetree: allow STY004 -->
"""


@pytest.fixture
def flawed(run: Callable[..., Ran], spec: Path) -> Path:
    """A spec whose findings are all in its baseline: of its clauses, its references, its eval prompts, its changes."""
    (spec / "model_spec.md").write_text(FLAWED, encoding="utf-8")
    (spec / "examples" / "ab12.md").write_text(
        PROMPTS.replace("How?", "How &amp; see [?](#rice)?"), encoding="utf-8"
    )
    (spec / "examples" / "zz99.md").write_text(PROMPTS.replace("ab12", "zz99"), encoding="utf-8")
    with (spec / "clausetree.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[lint]\nbaseline = "{BASELINE}"\n')
    assert run("lint", "--write-baseline", BASELINE, "--against", "2025-01-01", cwd=spec).code == 0
    return spec


def read_entries(folder: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = json.loads((folder / BASELINE).read_text(encoding="utf-8"))["findings"]
    return entries


def test_what_a_baseline_lets_pass_it_lets_pass_afterwards(run: Callable[..., Ran], flawed: Path) -> None:
    before = read_entries(flawed)
    assert {entry["code"][:3] for entry in before} >= {"AUT", "EXM", "REF", "STY", "REV"}
    assert run("lint", cwd=flawed).code == run("lint", "--against", "2025-01-01", cwd=flawed).code == 0
    ran = run("rename", "rice", "grain", cwd=flawed)
    assert ran.code == 0
    assert BASELINE in ran.err.splitlines()[0]
    assert "note:" not in ran.err
    assert run("lint", cwd=flawed).out.startswith("no new findings in model_spec.md (")
    assert run("lint", "--against", "2025-01-01", cwd=flawed).out.startswith(
        "no new findings in model_spec.md ("
    )
    after = read_entries(flawed)
    assert [entry["clause"] for entry in after] == [
        "grain" if entry["clause"] == "rice" else entry["clause"] for entry in before
    ]
    changed = [old["code"] for old, new in zip(before, after, strict=True) if old != new]
    assert 0 < len(changed) < len(before)
    run("rename", "grain", "rice", cwd=flawed)
    assert read_entries(flawed) == before


def test_what_was_mended_since_cannot_follow_and_is_said(run: Callable[..., Ran], flawed: Path) -> None:
    mended = FLAWED.replace("it it", "it").replace("usr", "user")
    (flawed / "model_spec.md").write_text(mended, encoding="utf-8")
    before = read_entries(flawed)
    ran = run("rename", "rice", "grain", cwd=flawed)
    assert ran.code == 0
    pairs = list(zip(before, read_entries(flawed), strict=True))
    assert all(new["fingerprint"] for _, new in pairs)
    kept = {old["code"] for old, new in pairs if old == new | {"clause": old["clause"]}}
    assert {"AUT003", "STY004"} <= kept
    (note,) = [line for line in ran.err.splitlines() if line.startswith("note: ")]
    assert note.startswith(
        f"note: 2 findings are recorded in `{BASELINE}` under the old id and can't be followed"
    )
    assert note.endswith(f"`clausetree lint --write-baseline {BASELINE}` records what there is now")
    assert run("lint", cwd=flawed).out.startswith("no new findings in model_spec.md (")


def test_a_baseline_that_is_none_stops_the_rename(run: Callable[..., Ran], flawed: Path) -> None:
    (flawed / BASELINE).write_text("[]", encoding="utf-8")
    before = contents(flawed)
    ran = run("rename", "rice", "grain", cwd=flawed)
    assert (ran.code, f"`{BASELINE}` is not a baseline" in ran.err) == (2, True)
    assert contents(flawed) == before
    (flawed / BASELINE).unlink()
    assert run("rename", "rice", "grain", cwd=flawed).code == 0


def test_a_baseline_that_does_not_name_the_clause_stays_as_it_is_written(
    run: Callable[..., Ran], flawed: Path
) -> None:
    written = json.dumps({"findings": [e for e in read_entries(flawed) if e["clause"] == "salt"]})
    (flawed / BASELINE).write_text(written, encoding="utf-8")
    assert run("rename", "brown", "husky", cwd=flawed).code == 0
    assert (flawed / BASELINE).read_text(encoding="utf-8") == written


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
        (("rice", "a/b c"), "`a/b c` can't be an id: it contains `/ `"),
        (("rice", ""), "the new id is empty"),
        (("rice", "rice"), "`rice` is already the clause's id"),
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
