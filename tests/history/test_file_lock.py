"""Locks between processes and within one."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from clausetree.history.files.file_lock import LockHeldError, hold_lock

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_held_once_and_goes_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "lock"
    with hold_lock(file):
        assert file.exists()
        with pytest.raises(LockHeldError), hold_lock(file):
            pytest.fail("held twice")
        assert file.exists()
    assert not file.exists()
    with hold_lock(file):
        assert file.exists()


def test_a_file_that_was_left_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("12345")
    with hold_lock(tmp_path / "lock"):
        pass


def test_who_waits_says_so_once_and_gets_it(tmp_path: Path) -> None:
    file, waits = tmp_path / "lock", []
    held = hold_lock(file)
    held.__enter__()
    release = threading.Timer(0.3, held.__exit__, (None, None, None))
    release.start()
    with hold_lock(file, seconds=20, report_wait=lambda: waits.append(time.monotonic())):
        assert len(waits) == 1
    release.join()


def test_of_many_one_is_in_it_at_a_time(tmp_path: Path) -> None:
    inside, most = [], []

    def work() -> None:
        for _ in range(20):
            with hold_lock(tmp_path / "folder" / "lock", seconds=60):
                inside.append(1)
                most.append(len(inside))
                inside.pop()
            if not (tmp_path / "folder" / "lock").exists():
                try:
                    (tmp_path / "folder").rmdir()
                except OSError:
                    continue

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 80


def test_what_cannot_be_made_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"exists|directory"), hold_lock(tmp_path / "file" / "lock"):
        pytest.fail("held")
