"""The copy that a fetch leaves in the cache: whole or not there, and made by one process at a time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from clausetree.history.git_access import cache
from clausetree.history.opening import fetched_source
from clausetree.project.revs import load_revision

from .conftest import cached, failure

if TYPE_CHECKING:
    from pathlib import Path


def test_a_cache_that_cannot_be_written_is_an_error(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bundle.exists()
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    error = failure("spec.bundle", tmp_path)
    assert error.message.startswith("the cache folder `")
    assert "XDG_CACHE_HOME" in (error.hint or "")


def test_a_fetch_that_was_killed_is_never_read(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(fetched_source, "fetch_bundle", die)
        with pytest.raises(KeyboardInterrupt):
            load_revision("spec.bundle", start=tmp_path)
    assert cached("fetch-") == []
    root = cache.open_entry(str(bundle)).root
    (root / "fetch-left-behind" / "repository").mkdir(parents=True)
    (root / "current.json").write_text('{"folder": "fetch-left-beh')
    assert load_revision(str(bundle), start=tmp_path).revision.label == "2025-09-12"
    assert [path.name for path in cached("fetch-left")] == []


def test_a_cache_that_lost_its_repository_is_made_anew(bundle: Path, tmp_path: Path) -> None:
    load_revision(str(bundle), start=tmp_path)
    for folder in cached("fetch-"):
        shutil.rmtree(folder)
    assert load_revision(str(bundle), start=tmp_path).revision.label == "2025-09-12"


def test_two_processes_at_once_fetch_once(bundle: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from clausetree.project.revs import load_revision; "
        f"print(load_revision({str(bundle)!r}, start=Path({str(tmp_path)!r}), report=sys.stderr.write).revision.label)"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    told = [process.communicate() for process in running]
    assert [output for output, _ in told] == ["2025-09-12\n"] * 4
    assert "".join(errors for _, errors in told) == f"reading {bundle}"


def test_a_lock_that_is_never_let_go_ends_in_an_error(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LOCK_SECONDS", 0.1)
    with cache.open_entry(str(bundle)).lock():
        assert failure("spec.bundle", tmp_path).message.startswith("another process is still fetching into `")
