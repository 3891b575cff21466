"""`upstream abort` gives everything back to the byte: files, modes, links, folders."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError
from tests.upstream.conftest import disagree, run, settle, snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from tests.history.conftest import GitRepository


@pytest.fixture
def pending(small_fork: GitRepository) -> GitRepository:
    """A fork that disagrees with upstream."""
    disagree(small_fork)
    return small_fork


def test_files_that_were_changed_deleted_and_inserted_are_as_before(pending: GitRepository) -> None:
    before = snapshot(pending)
    assert run("merge").exit_code == 1
    names = {path.name for path in (pending.path / "examples").iterdir()}
    assert names == {"aaaa.md", "cccc.md"}
    run("abort")
    assert snapshot(pending) == before
    assert pending.git("status", "--porcelain", "--ignored") == ""


def test_modes_stay_in_the_merge_and_come_back_with_deleted_files(pending: GitRepository) -> None:
    modes = {
        "model_spec.md": 0o640,
        "examples/bbbb.md": 0o600,
        "CHANGELOG.md": 0o755,
        "clausetree.lock": 0o604,
    }
    for name, mode in modes.items():
        (pending.path / name).chmod(mode)
    pending.commit("modes", {})
    before = snapshot(pending)
    run("merge")
    assert (pending.path / "model_spec.md").stat().st_mode & 0o7777 == 0o640
    assert (pending.path / "CHANGELOG.md").stat().st_mode & 0o7777 == 0o755
    run("abort")
    assert snapshot(pending) == before
    run("merge")
    settle(pending.path / "model_spec.md")
    run("continue")
    assert (pending.path / "clausetree.lock").stat().st_mode & 0o7777 == 0o604


def test_a_folder_that_was_deleted_since_is_there_again(pending: GitRepository) -> None:
    before = snapshot(pending)
    run("merge")
    shutil.rmtree(pending.path / "examples")
    run("abort")
    assert snapshot(pending) == before


def test_links_are_links_afterwards(pending: GitRepository) -> None:
    (pending.path / "docs").mkdir()
    for name in ("model_spec.md", "examples/bbbb.md"):
        path = pending.path / name
        path.rename(pending.path / "docs" / path.name)
        path.symlink_to(("../" if "/" in name else "") + f"docs/{path.name}")
    pending.commit("links", {})
    before = snapshot(pending)
    assert run("merge").exit_code == 1
    assert (pending.path / "model_spec.md").is_symlink()
    assert not (pending.path / "examples/bbbb.md").is_symlink()
    run("abort")
    assert snapshot(pending) == before


def test_edits_since_the_merge_are_undone_and_files_of_ones_own_stay(pending: GitRepository) -> None:
    before = snapshot(pending)
    run("merge")
    (pending.path / "model_spec.md").write_text("Broken.\n")
    (pending.path / "examples/aaaa.md").unlink()
    (pending.path / "notes.md").write_text("Mine.\n")
    run("abort")
    after = snapshot(pending)
    assert after.pop("notes.md")[1] == b"Mine.\n"
    assert after == before


@pytest.mark.parametrize("damage", ["deleted", "binary", "folder of settings"])
def test_a_fork_that_cannot_be_read_any_more_is_given_back(pending: GitRepository, damage: str) -> None:
    before = snapshot(pending)
    run("merge")
    file = pending.path / "model_spec.md"
    if damage == "deleted":
        file.unlink()
    elif damage == "binary":
        file.write_bytes(b"\0\xff" * 500)
    else:
        (pending.path / "clausetree.toml").write_text("[[[")
    run("abort")
    (pending.path / "clausetree.toml").unlink(missing_ok=True)
    assert snapshot(pending) == before


def test_no_line_of_ours_that_is_left_over_passes_for_settled(pending: GitRepository) -> None:
    run("merge")
    file = pending.path / "model_spec.md"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(("<<<<<<<", "======="))))
    with pytest.raises(ClausetreeError, match=r"`model_spec\.md` has a conflict marker in line \d+"):
        run("continue")


@pytest.mark.parametrize("path", ["../taken", ".git/hooks/post-commit", "sub/../../taken", ".GIT/config"])
def test_what_came_with_a_clone_writes_nothing_elsewhere(
    small_fork: GitRepository, tmp_path: Path, path: str
) -> None:
    place = small_fork.path / ".clausetree" / "merge"
    place.mkdir(parents=True)
    for name in ("0.new", "0.old", "1.new"):
        (place / name).write_text("taken")
    steps = [[path, "replace"], ["clausetree.lock", "replace"]]
    (place / "merge.json").write_text(json.dumps({"release": "x", "steps": steps}))
    for command in ("abort", "continue", "status", "merge"):
        with pytest.raises(ClausetreeError, match="is not among the files of the fork"):
            run(command)
    assert not (tmp_path / "taken").exists()
    assert not (small_fork.path / ".git/hooks/post-commit").exists()


@pytest.mark.parametrize("kept", ["", "{}", "[]", '{"release": 1, "steps": []}', "\0"])
def test_what_is_kept_and_cannot_be_read_is_said(small_fork: GitRepository, kept: str) -> None:
    place = small_fork.path / ".clausetree" / "merge"
    place.mkdir(parents=True)
    (place / "merge.json").write_text(kept)
    with pytest.raises(ClausetreeError, match=r"merge\.json` can't be read") as caught:
        run("abort")
    assert "then delete" in (caught.value.hint or "")
