from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from clausetree.history.files.folder_writing import replace_folder
from clausetree.model.errors import ClausetreeError
from tests.folders import ROOT
from tests.history.replacing import fill, look, tidy


def run_rounds(what: str, way: str, folder: Path) -> list[list[Any]]:
    command = [sys.executable, "-m", "tests.history.replacing", what, way, str(folder)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    return [json.loads(line) for line in ran.stdout.splitlines()]


def make_twice(folder: Path) -> None:
    folder.mkdir()
    folder.mkdir()


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_whenever_it_is_killed_the_folder_is_the_old_one_or_the_new_one(way: str, tmp_path: Path) -> None:
    rows = run_rounds("kill", way, tmp_path / "site")
    assert len(rows) > 50
    for before, after, found, restored, beside in rows:
        assert found in {before, after, *(["missing"] if way == "renames" else [])}
        assert restored in {before, after}
        assert beside == []
    assert {found == after for _, after, found, _, _ in rows} == {True, False}
    assert any(found == "missing" for _, _, found, _, _ in rows) == (way == "renames")


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_three_at_once_leave_the_folder_of_one_of_them(way: str, tmp_path: Path) -> None:
    rows = run_rounds("at once", way, tmp_path / "site")
    for texts, always_there, found, beside in rows:
        assert found in texts
        assert always_there or way == "renames"
        assert beside == []


def test_folders_beside_each_other_do_not_wait_for_each_other(tmp_path: Path) -> None:
    def refuse() -> None:
        pytest.fail("waits for another folder")

    with replace_folder(tmp_path / "one", refuse) as one, replace_folder(tmp_path / "other", refuse) as other:
        fill(one, "first")
        fill(other, "second")
    assert [look(tmp_path / name) for name in ("one", "other")] == ["first", "second"]


def test_where_the_block_raises_the_folder_stays_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out"
    fill(out, "old")
    with pytest.raises(FileExistsError), replace_folder(out, lambda: None) as stage:
        make_twice(stage)
    assert look(out) == "old"
    assert tidy(out) == []


def test_where_nothing_is_made_the_folder_stays_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out"
    fill(out, "old")
    inode = out.stat().st_ino
    assert tidy(out) == []
    assert look(out) == "old"
    assert out.stat().st_ino == inode


def test_what_a_link_leads_to_is_replaced(tmp_path: Path) -> None:
    fill(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to("real")
    fill(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert look(tmp_path / "real") == "new"


def test_a_folder_in_a_file_is_an_error_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ClausetreeError, match="/file` is not a folder"):
        tidy(tmp_path / "file" / "site")


def test_other_folders_beside_it_are_left_alone(tmp_path: Path) -> None:
    for name in (".sit.new-1", ".site[.new-1", ".site.news", "site.old"):
        (tmp_path / name).mkdir()
    fill(tmp_path / "site", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".sit.new-1",
        ".site.news",
        ".site[.new-1",
        "site",
        "site.old",
    ]


def test_what_has_no_folder_around_it_is_refused() -> None:
    with (
        pytest.raises(ClausetreeError, match="`/` can't be replaced"),
        replace_folder(Path("/"), lambda: None),
    ):
        pytest.fail("replaced")
