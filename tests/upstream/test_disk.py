"""Disks that are full, folders that can't be written: nothing is changed, and one line says so."""

from __future__ import annotations

import errno
import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError
from tests.history.conftest import GitRepository
from tests.upstream.conftest import disagree, run, settle, snapshot
from tests.upstream.processes import call, fails

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("most", "hint"), [(1, "check the disk"), *((most, "nothing was changed") for most in (40, 200, 320))]
)
def test_a_merge_that_finds_no_room_changes_nothing(small_fork: GitRepository, most: int, hint: str) -> None:
    before = snapshot(small_fork)
    fails(call(small_fork.path, "merge", most=most), "`.clausetree` can't be written: file too large", hint)
    assert snapshot(small_fork) == before
    assert call(small_fork.path, "merge")[0] == 0


def test_continue_and_abort_need_no_room(small_fork: GitRepository) -> None:
    disagree(small_fork)
    before = snapshot(small_fork)
    assert run("merge").exit_code == 1
    assert call(small_fork.path, "abort", most=0) == (0, "everything is as it was before the merge\n")
    assert snapshot(small_fork) == before
    run("merge")
    settle(small_fork.path / "model_spec.md")
    assert call(small_fork.path, "continue", most=0)[0] == 0
    assert not (small_fork.path / ".clausetree").exists()


def test_add_that_finds_no_room_leaves_the_lock_as_it_was(small_fork: GitRepository) -> None:
    before = snapshot(small_fork)
    ended = call(small_fork.path, "add", "../upstream", "--base", "2026-02-10", most=100)
    fails(ended, "`clausetree.lock` can't be written: file too large", "check the disk")
    assert snapshot(small_fork) == before


def test_a_fetch_that_finds_no_room_leaves_what_was_fetched(
    small_fork: GitRepository, small_upstream: GitRepository
) -> None:
    run("add", f"file://{small_upstream.path}", "--base", "2026-01-10")
    small_upstream.commit(
        "Release 2026-03-10", {"model_spec.md": f"{os.urandom(9000).hex()}\n"}, "2026-03-10"
    )
    before = snapshot(small_fork)
    fails(call(small_fork.path, "fetch", most=4096), "can't be", "")
    assert snapshot(small_fork) == before
    code, said = call(small_fork.path, "fetch")
    assert code == 0
    assert said.endswith("@2026-01-10`: 2026-02-10, 2026-03-10\n")


@contextmanager
def broken_renames(monkeypatch: pytest.MonkeyPatch, first: int, count: int) -> Iterator[list[Path]]:
    """Lets some of the renames fail, counted from `first`; gives the list of those that were asked for."""
    asked: list[Path] = []
    with monkeypatch.context() as patch:
        for name in ("rename", "replace"):
            real = getattr(Path, name)

            def refuse(path: Path, target: Path, real: object = real) -> Path:
                asked.append(path)
                if first < len(asked) <= first + count:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path), None, str(target))
                assert callable(real)
                return Path(real(path, target))

            patch.setattr(Path, name, refuse)
        yield asked


@pytest.mark.parametrize("count", [1, 99])
def test_a_rename_that_fails_is_undone_or_pending(
    small_fork: GitRepository, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    before = snapshot(small_fork)
    stuck = 0
    for first in range(8):
        with broken_renames(monkeypatch, first, count) as asked:
            with pytest.raises(ClausetreeError, match="no space left on device") as caught:
                run("merge")
            assert len(asked) > first
        assert caught.value.hint
        if "nothing was changed" in caught.value.hint:
            assert snapshot(small_fork) == before
            continue
        stuck += 1
        assert "fix that, then run `clausetree upstream" in caught.value.hint
        run("abort")
        assert snapshot(small_fork) == before
    assert stuck
    assert run("merge").exit_code == 0


def test_what_cannot_be_put_back_is_named_and_kept(small_fork: GitRepository) -> None:
    disagree(small_fork)
    before = snapshot(small_fork)
    run("merge")
    file = small_fork.path / "examples/aaaa.md"
    file.unlink()
    (file / "inside").mkdir(parents=True)
    with pytest.raises(ClausetreeError, match=r"`examples/aaaa\.md` can't be written") as caught:
        run("abort")
    assert "then run `clausetree upstream abort`" in (caught.value.hint or "")
    with pytest.raises(ClausetreeError, match="was being undone when it was stopped"):
        run("continue")
    (file / "inside").rmdir()
    file.rmdir()
    run("abort")
    assert snapshot(small_fork) == before


def test_a_file_where_the_workspace_must_be(small_fork: GitRepository) -> None:
    small_fork.commit("in the way", {".clausetree": "Mine.\n"})
    before = snapshot(small_fork)
    fails(call(small_fork.path, "merge"), "`.clausetree` is not a folder", "delete or rename it")
    assert snapshot(small_fork) == before


def test_a_link_where_the_workspace_must_be(small_fork: GitRepository, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (small_fork.path / ".clausetree").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ClausetreeError, match=r"`\.clausetree` is a link"):
        run("merge")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_report_that_cannot_be_written_comes_before_the_merge(small_fork: GitRepository) -> None:
    before = snapshot(small_fork)
    ended = call(small_fork.path, "merge", "--report", "CHANGELOG.md/report.md")
    assert ended == (
        2,
        (
            "error: `CHANGELOG.md/report.md` can't be written: not a directory\n"
            "hint: check the path and its permissions\n"
        ),
    )
    assert snapshot(small_fork) == before


def test_a_folder_that_cannot_be_written(small_fork: GitRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(small_fork)
    real = os.open

    def refuse(path: object, flags: int, *others: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
        return real(str(path), flags, *others)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ClausetreeError, match=r"`\.clausetree` can't be written: read-only file system"):
        run("merge")
    assert run("status").exit_code == 0
    assert run("merge", "--dry-run").exit_code == 0
    monkeypatch.undo()
    assert snapshot(small_fork) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 kB of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this user can't mount a disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_disk_that_is_really_full(small_fork: GitRepository, small_disk: Path) -> None:
    for path in ("model_spec.md", "CHANGELOG.md", "clausetree.lock", "examples"):
        subprocess.run(["cp", "-r", path, str(small_disk)], check=True, cwd=small_fork.path)
    fork = GitRepository(small_disk)
    lock = small_disk / "clausetree.lock"
    lock.write_text(lock.read_text().replace("../upstream", str(small_fork.path.with_name("upstream"))))
    before = snapshot(fork)
    for free in (4096, 16384, 24576):
        filler = small_disk / "filler"
        used = sum(-(-path.stat().st_size // 4096) * 4096 for path in small_disk.rglob("*") if path.is_file())
        filler.write_bytes(bytes(128 * 1024 - used - free))
        fails(call(small_disk, "merge"), "can't be written: no space left on device", "nothing was changed")
        filler.unlink()
        assert snapshot(fork) == before
    assert call(small_disk, "merge")[0] == 0


def test_a_fetch_onto_a_disk_that_is_really_full(
    small_fork: GitRepository, small_upstream: GitRepository, small_disk: Path
) -> None:
    run("add", f"file://{small_upstream.path}", "--base", "2026-01-10")
    before = snapshot(small_fork)
    small_upstream.commit("Much", {"much.txt": os.urandom(200_000).hex()})
    for filler in (0, 120_000):
        (small_disk / "filler").write_bytes(bytes(filler))
        ended = call(small_fork.path, "fetch", XDG_CACHE_HOME=str(small_disk / "cache"))
        fails(ended, "no space left in the cache folder `", "free space")
    assert snapshot(small_fork) == before
