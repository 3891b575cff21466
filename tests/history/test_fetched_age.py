"""How long what was fetched from an address is read, and what is read where there is no network."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from clausetree.history.git_access import cache
from clausetree.history.opening import fetched_source
from clausetree.history.opening.source import UnknownLabelError
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository


def test_an_address_is_fetched_once_and_again_after_a_while(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, said = f"file://{released.path}", list[str]()
    for label in ("2025-02-12", "latest", "HEAD~2"):
        load_revision(f"{address}@{label}", start=tmp_path, report=said.append)
    assert said == [f"fetching {address}"]
    monkeypatch.setattr(fetched_source, "FRESH_SECONDS", 0)
    load_revision(address, start=tmp_path, report=said.append)
    assert said == [f"fetching {address}"] * 2


def test_a_label_that_is_not_there_is_looked_for_once_more(released: GitRepository, tmp_path: Path) -> None:
    address, said = f"file://{released.path}", list[str]()
    load_revision(address, start=tmp_path)
    released.commit("Release 2025-12-01", {"model_spec.md": "# Five\n"}, "2025-12-01")
    assert load_revision(f"{address}@latest", start=tmp_path, report=said.append).text == "# Three!\n"
    assert said == []
    assert load_revision(f"{address}@2025-12-01", start=tmp_path, report=said.append).text == "# Five\n"
    assert len(said) == 1


def test_without_the_network_the_cache_is_read_and_that_is_said(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, said = f"file://{released.path}", list[str]()
    load_revision(address, start=tmp_path)
    released.path.rename(tmp_path / "away")
    monkeypatch.setattr(fetched_source, "FRESH_SECONDS", 0.01)
    time.sleep(0.02)
    assert load_revision(address, start=tmp_path, report=said.append).text == "# Three!\n"
    assert len(said) == 2
    assert "reading what was fetched on" in said[1]


def test_a_failed_fetch_is_not_tried_again_at_once(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, said = f"file://{released.path}", list[str]()
    load_revision(address, start=tmp_path)
    entry = cache.open_entry(address)
    last = entry.load()
    assert last is not None
    monkeypatch.setattr(time, "time", lambda: last.at + fetched_source.FRESH_SECONDS + 1)
    released.path.rename(tmp_path / "away")
    for _ in range(3):
        load_revision(address, start=tmp_path, report=said.append)
    assert len(said) == 2


def test_a_copy_is_fresh_for_ten_minutes_and_a_failed_fetch_is_tried_again_after_one(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, said = f"file://{released.path}", list[str]()
    now = 1_000_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    for later, fetches in ((0, 1), (599, 1), (600, 2), (1199, 2), (1200, 3)):
        now = 1_000_000.0 + later
        load_revision(address, start=tmp_path, report=said.append)
        assert len(said) == fetches
    released.path.rename(tmp_path / "away")
    said.clear()
    for later, fetches in ((600, 1), (659, 1), (660, 2)):
        now = 1_001_200.0 + later
        load_revision(address, start=tmp_path, report=said.append)
        assert sum(line.startswith("fetching") for line in said) == fetches


def test_a_label_that_a_fetch_just_now_did_not_bring_is_not_looked_for_again(
    released: GitRepository, tmp_path: Path
) -> None:
    address, said = f"file://{released.path}", list[str]()
    with pytest.raises(UnknownLabelError):
        load_revision(f"{address}@2020-01-01", start=tmp_path, report=said.append)
    assert len(said) == 1
    with pytest.raises(UnknownLabelError):
        load_revision(f"{address}@2020-01-01", start=tmp_path, report=said.append)
    assert len(said) == 2


def test_what_is_said_of_an_older_copy_names_its_day(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, said = f"file://{released.path}", list[str]()
    monkeypatch.setattr(time, "time", lambda: 1_000_000.0)
    load_revision(address, start=tmp_path)
    monkeypatch.setattr(time, "time", lambda: 2_000_000.0)
    released.path.rename(tmp_path / "away")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")  # where it was the thirteenth already
    time.tzset()
    try:
        assert load_revision(address, start=tmp_path, report=said.append).text == "# Three!\n"
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    assert "1970-01-12" in said[1]
