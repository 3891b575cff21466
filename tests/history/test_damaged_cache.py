"""A copy in the cache that is damaged is fetched again; a cache without room, or that can't be written, is told."""

from __future__ import annotations

import errno
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clausetree.history.git_access import cache, fetching
from clausetree.history.git_access.git_command import GitFailedError, run_git
from clausetree.history.opening import fetched_source
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError

from .conftest import cached, failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import GitRepository


def _overwrite(path: Path, data: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(data)


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(12, len(data) - 20, 7):
        data[at] ^= 0xFF
    _overwrite(path, bytes(data))


DAMAGE: dict[str, Callable[[Path], None]] = {
    "objects cut short": lambda path: _overwrite(path, path.read_bytes()[:5]),
    "objects empty": lambda path: _overwrite(path, b""),
    "objects of other bytes": lambda path: _overwrite(path, b"not an object"),
    "objects with some bytes turned": _flip,
    "objects gone": Path.unlink,
}


def damage(how: str) -> None:
    """Damages every object in the cache, packed or not."""
    found = [
        path for path in cached() if path.is_file() and "objects" in path.parts and path.suffix != ".idx"
    ]
    assert found
    for path in found:
        DAMAGE[how](path)


@pytest.fixture(params=["bundle", "address"])
def source(request: pytest.FixtureRequest, released: GitRepository, tmp_path: Path) -> str:
    if request.param == "address":
        return f"file://{released.path}"
    released.bundle(tmp_path / "spec.bundle")
    return "spec.bundle"


LABELS = ["2025-02-12", "2025-04-11", "2025-09-12"]


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_copy_is_fetched_again(source: str, tmp_path: Path, how: str) -> None:
    opened = open_source(source, start=tmp_path)
    before = opened.load_all()
    damage(how)
    said: list[str] = []
    again = open_source(source, start=tmp_path, report=said.append)
    assert again.load("2025-04-11").text == "# Two\n"
    assert len(said) == 1, "it is fetched once"
    assert [one.text for one in again.load_all()] == [one.text for one in before]
    assert [one.label for one in again.revisions()] == LABELS
    assert len(said) == 1


@pytest.mark.parametrize("gone", ["refs", "packed-refs", "objects", "HEAD"])
def test_a_copy_that_lacks_a_part_is_fetched_again(source: str, tmp_path: Path, gone: str) -> None:
    open_source(source, start=tmp_path).load(None)
    (repository,) = cached("repository")
    path = repository / gone
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    assert [one.label for one in open_source(source, start=tmp_path).revisions()] == LABELS


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_copy_does_not_stop_a_later_fetch(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    address = f"file://{released.path}"
    open_source(address, start=tmp_path).load(None)
    damage(how)
    released.commit("Release 2025-12-01", {"model_spec.md": "# Five\n"}, "2025-12-01")
    monkeypatch.setattr(fetched_source, "FRESH_SECONDS", 0)
    assert open_source(address, start=tmp_path).load("2025-12-01").text == "# Five\n"


@pytest.mark.parametrize("name", ["packed-refs", "HEAD", "config", "refs/heads/main"])
def test_a_copy_with_a_garbled_file_does_not_stop_a_later_fetch(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    address = f"file://{released.path}"
    open_source(address, start=tmp_path).load(None)
    (repository,) = cached("repository")
    (repository / name).write_text("[nothing that git can read\n", "utf-8")
    released.commit("Release 2025-12-01", {"model_spec.md": "# Five\n"}, "2025-12-01")
    monkeypatch.setattr(fetched_source, "FRESH_SECONDS", 0)
    said: list[str] = []
    assert open_source(address, start=tmp_path, report=said.append).load("2025-12-01").text == "# Five\n"
    assert said == [f"fetching {address}"]


def test_what_cannot_be_reached_is_asked_once_where_the_copy_is_whole(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def run(*arguments: str, **options: Any) -> bytes:
        asked.append(arguments[0])
        return run_git(*arguments, **options)

    address = f"file://{released.path}"
    open_source(address, start=tmp_path).load(None)
    released.path.rename(tmp_path / "away")
    monkeypatch.setattr(fetched_source, "FRESH_SECONDS", 0)
    monkeypatch.setattr(fetching, "run_git", run)
    assert open_source(address, start=tmp_path).load("2025-04-11").text == "# Two\n"
    assert asked.count("ls-remote") == 1


def test_a_damaged_copy_of_what_cannot_be_reached_is_an_error(
    released: GitRepository, tmp_path: Path
) -> None:
    address = f"file://{released.path}"
    open_source(address, start=tmp_path).load(None)
    damage("objects gone")
    released.path.rename(tmp_path / "away")
    error = failure(address, tmp_path)
    assert error.message.startswith(f"`{address}` can't be read")


def test_what_is_read_later_from_a_damaged_copy_says_what_to_delete(source: str, tmp_path: Path) -> None:
    snapshot = open_source(source, start=tmp_path).load("2025-04-11")
    damage("objects gone")
    with pytest.raises(ClausetreeError, match="in the cache is damaged") as caught:
        snapshot.eval_prompts()
    assert "delete `" in (caught.value.hint or "")


def _fail_with(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_with_the_folder(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(cache, "mkdtemp", _fail_with(number))
    error = failure(bundle.name, tmp_path)
    assert error.message.startswith("there is no space left in the cache folder `")
    assert os.environ["XDG_CACHE_HOME"] in error.message
    assert "XDG_CACHE_HOME" in (error.hint or "")


def test_git_that_finds_no_room_is_told_with_the_folder(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*arguments: str, **options: object) -> bytes:
        if "fetch" in arguments:
            said = "error: x\nfatal: write error: No space left on device\nfatal: invalid index-pack output\n"
            raise GitFailedError("x", "y", said)
        return run_git(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("clausetree.history.git_access.fetching.run_git", run)
    assert failure(source, tmp_path).message.startswith("there is no space left in the cache folder `")
    assert cached("fetch-") == [], "nothing is left of it"


def test_an_older_copy_is_read_where_the_cache_has_no_room_or_cannot_be_written(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"file://{released.path}"
    open_source(address, start=tmp_path).load(None)
    monkeypatch.setattr(fetched_source, "FRESH_SECONDS", 0)
    time.sleep(0.01)
    for number, line in (
        (errno.ENOSPC, "there is no space left"),
        (errno.EROFS, "can't be written: read-only"),
    ):
        monkeypatch.setattr(cache, "mkdtemp", _fail_with(number))
        said: list[str] = []
        assert open_source(address, start=tmp_path, report=said.append).load("2025-04-11").text == "# Two\n"
        assert line in said[-1]
        assert "; reading what was fetched on " in said[-1]
