"""The cache: what is read from it is whole, and it keeps no more than it must."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausetree.history.git_access import cache
from clausetree.history.git_access.cache import CacheEntry, Fetched, open_entry
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def entry(tmp_path: Path) -> CacheEntry:
    (tmp_path / "entry").mkdir()
    return CacheEntry(root=tmp_path / "entry")


def bring(text: str) -> Callable[[Path], None]:
    """What a fetch does: it makes or changes a repository in a folder."""

    def fetch(folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "HEAD").write_text(
            (folder / "HEAD").read_text() + text if (folder / "HEAD").exists() else text
        )

    return fetch


def test_what_was_fetched_is_what_is_loaded(entry: CacheEntry, monkeypatch: pytest.MonkeyPatch) -> None:
    assert entry.load() is None
    monkeypatch.setattr("time.time", lambda: 12.5)
    fetched = entry.fetch(bring("one"), "stamp")
    assert entry.load() == fetched
    assert (fetched.stamp, fetched.at, fetched.tried) == ("stamp", 12.5, 0)
    assert (fetched.folder / "HEAD").read_text() == "one"


def test_a_fetch_works_on_a_copy_of_the_last_one(entry: CacheEntry) -> None:
    first = entry.fetch(bring("one"), "")
    second = entry.fetch(bring("two"), "")
    assert first.folder != second.folder
    assert (first.folder / "HEAD").read_text() == "one"
    assert (second.folder / "HEAD").read_text() == "onetwo"


def test_only_the_newest_and_the_one_before_are_kept(entry: CacheEntry) -> None:
    folders = [entry.fetch(bring(str(number)), "").folder.parent for number in range(4)]
    assert [folder.exists() for folder in folders] == [False, False, True, True]
    assert sorted(path.name for path in entry.root.iterdir()) == sorted(
        ["current.json", *(folder.name for folder in folders[2:])]
    )


def test_a_fetch_that_fails_leaves_all_as_it_was(entry: CacheEntry) -> None:
    first = entry.fetch(bring("one"), "")

    def fail(folder: Path) -> None:
        bring("half")(folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        entry.fetch(fail, "")
    assert entry.load() == first
    assert [path.name for path in entry.root.glob("fetch-*")] == [first.folder.parent.name]


def test_a_mark_holds_all_that_is_known_of_a_fetch(entry: CacheEntry) -> None:
    fetched = entry.fetch(bring("one"), "s")
    tried = Fetched(folder=fetched.folder, stamp="t", at=1.5, tried=2.5)
    entry.mark(tried)
    assert entry.load() == tried
    assert [path.name for path in entry.root.glob("current*")] == ["current.json"]


@pytest.mark.parametrize("key", ["folder", "stamp", "at", "tried"])
def test_a_marker_that_lacks_something_is_as_good_as_none(entry: CacheEntry, key: str) -> None:
    entry.fetch(bring("one"), "s")
    marker = entry.root / "current.json"
    state = json.loads(marker.read_text())
    del state[key]
    marker.write_text(json.dumps(state))
    assert entry.load() is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"x"', '{"folder": 3, "stamp": "", "at": 0, "tried": 0}']
)
def test_a_broken_marker_is_as_good_as_none(entry: CacheEntry, text: str) -> None:
    (entry.root / "current.json").write_text(text)
    assert entry.load() is None


def test_a_repository_without_head_is_none(entry: CacheEntry) -> None:
    fetched = entry.fetch(bring("one"), "")
    (fetched.folder / "HEAD").unlink()
    assert entry.load() is None
    (fetched.folder / "HEAD").mkdir()
    assert entry.load() is None


def test_each_address_has_a_place_of_its_own_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    one, other = open_entry("https://host/a"), open_entry("https://host/b")
    assert one == open_entry("https://host/a")
    assert one.root != other.root
    assert one.root.parent == tmp_path / "cache" / "clausetree" / "repositories"
    assert open_entry("/odd/\udcff").root.parent == one.root.parent
    assert not (tmp_path / "cache").exists()


def test_a_lock_makes_its_folder_and_is_let_go_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LOCK_SECONDS", 0.0)
    entry = CacheEntry(root=tmp_path / "deep" / "entry")
    for _ in range(2):
        with entry.lock(), pytest.raises(ClausetreeError, match="another process") as caught, entry.lock():
            pass
        assert str(entry.root) in caught.value.message
        assert caught.value.hint


def test_a_lock_that_is_let_go_in_time_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = CacheEntry(root=tmp_path)
    held = entry.lock()
    held.__enter__()
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        held.__exit__(None, None, None)

    monkeypatch.setattr("time.sleep", wait)
    with entry.lock():
        assert len(waited) == 1
    assert 0 < waited[0] < 1


def test_a_cache_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    entry = CacheEntry(root=tmp_path / "file")
    for attempt in (lambda: entry.fetch(bring("x"), ""), lambda: entry.lock().__enter__()):
        with pytest.raises(ClausetreeError) as caught:
            attempt()
        assert str(entry.root) in caught.value.message
        assert "XDG_CACHE_HOME" in (caught.value.hint or "")
