"""The folder of eval prompts: found beside the spec as beside the settings, and never taken for empty where it isn't looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.history.conftest import GitRepository, make_repository
from tests.upstream.conftest import SMALL, clausetree, run

if TYPE_CHECKING:
    from pathlib import Path

POINT = '[spec]\nfile = "docs/the-spec.md"\n'
PROMPTS = {
    "docs/examples/ab12.md": "Examples for [^ab12] in Lend tools:\n\n~~~xml\n<user>\nMay I?\n</user>\n~~~\n",
    "docs/examples/cd34.md": "Examples for [^cd34] in Lend tools:\n\n~~~xml\n<user>\nCan I?\n</user>\n~~~\n",
}


def write_spec(words: str) -> dict[str, str]:
    text = SMALL % (f"{words} book[^ab12] and list[^cd34]", "the lights")
    return {"docs/the-spec.md": text}


@pytest.fixture
def house(tmp_path: Path) -> GitRepository:
    """A repository whose spec and prompts are in a folder, and which has no settings at first."""
    repository = make_repository(tmp_path / "house")
    repository.commit("Release 2026-01-10", {**write_spec("blue"), **PROMPTS}, day="2026-01-10")
    return repository


@pytest.fixture
def flat(tmp_path: Path, house: GitRepository, monkeypatch: pytest.MonkeyPatch) -> GitRepository:
    """Its fork, whose settings name the prompts; the working directory."""
    assert house.path.is_dir()
    repository = make_repository(tmp_path / "fork")
    stated = f'{POINT}examples = "docs/examples"\n'
    repository.commit("ours", {**write_spec("blue"), **PROMPTS, "clausetree.toml": stated})
    monkeypatch.chdir(repository.path)
    run("add", "../house:docs/the-spec.md")
    repository.commit("follow", {})
    return repository


def count_rows(source: str) -> int:
    return len(clausetree("export", source, "--format", "prompts").stdout.splitlines())


def test_settings_that_only_name_the_spec_keep_its_prompts(house: GitRepository) -> None:
    file = f"{house.path}:docs/the-spec.md"
    assert count_rows(f"{file}@2026-01-10") == 2
    house.commit("Release 2026-02-10", {"clausetree.toml": POINT}, day="2026-02-10")
    assert [count_rows(name) for name in (str(house.path), f"{file}@2026-01-10", f"{file}@2026-02-10")] == [
        2
    ] * 3


@pytest.mark.parametrize(
    "settings", [POINT, f'{POINT}examples = "prompts"\n', f'{POINT}examples = "docs/none"\n']
)
def test_settings_of_upstream_delete_no_prompts_of_a_fork(
    house: GitRepository, flat: GitRepository, settings: str
) -> None:
    house.commit("Release 2026-02-10", {**write_spec("red"), "clausetree.toml": settings}, day="2026-02-10")
    assert run("merge").exit_code == 0
    assert "red book" in (flat.path / "docs/the-spec.md").read_text()
    for path, text in PROMPTS.items():
        assert (flat.path / path).read_text() == text


def test_prompts_that_upstream_left_behind_as_it_moved_one_stay(
    house: GitRepository, flat: GitRepository
) -> None:
    moved = {"prompts/ab12.md": PROMPTS["docs/examples/ab12.md"], "docs/examples/ab12.md": None}
    settings = f'{POINT}examples = "prompts"\n'
    house.commit(
        "Release 2026-02-10", {**write_spec("red"), **moved, "clausetree.toml": settings}, day="2026-02-10"
    )
    assert run("merge").exit_code == 0
    for path, text in PROMPTS.items():
        assert (flat.path / path).read_text() == text


def test_prompts_that_upstream_really_deletes_go(house: GitRepository, flat: GitRepository) -> None:
    house.commit("Release 2026-02-10", {**write_spec("red"), **dict.fromkeys(PROMPTS)}, day="2026-02-10")
    report = run("merge", "--dry-run").stdout
    merged = run("merge")
    assert merged.exit_code == 0
    for path in PROMPTS:
        assert f"- `{path}`: deleted\n" in report
    assert f"eval prompts deleted: {', '.join(PROMPTS)}\n" in merged.stderr
    assert not list((flat.path / "docs").glob("examples/*"))
