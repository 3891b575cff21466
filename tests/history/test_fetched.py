from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.history import cache, fetched_source, fetching
from clausetree.history.address import KNOWN_NAMES
from clausetree.history.source import UnknownLabelError
from clausetree.history.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import GitRepository


def failure(text: str, start: Path) -> ClausetreeError:
    with pytest.raises(ClausetreeError) as caught:
        load_revision(text, start=start)
    assert caught.value.hint, "an error says what to do about it"
    return caught.value


def cached(start: str = "") -> list[Path]:
    root = Path(os.environ["XDG_CACHE_HOME"])
    return sorted(path for path in root.rglob("*") if path.name.startswith(start))


@pytest.fixture
def bundle(released: GitRepository, tmp_path: Path) -> Path:
    return released.bundle(tmp_path / "spec.bundle")


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that accepts and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_bundle_is_read_at_its_latest_release(bundle: Path, tmp_path: Path) -> None:
    snapshot = load_revision("spec.bundle", start=tmp_path)
    assert (snapshot.text, snapshot.revision.label) == ("# Three!\n", "2025-09-12")
    assert (snapshot.revision.source, snapshot.revision.path) == ("spec.bundle", "model_spec.md")
    assert load_revision("spec.bundle@head", start=tmp_path).text == "# Four\n"
    assert load_revision(f"{bundle}@HEAD~4", start=tmp_path).eval_prompts() == {"abcd": "first prompt"}


def test_a_bundle_is_known_by_its_first_line_not_its_name(bundle: Path, tmp_path: Path) -> None:
    bundle.rename(tmp_path / "odd.md")
    assert load_revision("odd.md", start=tmp_path).revision.label == "2025-09-12"


def test_a_bundle_is_fetched_once_and_again_when_it_changes(
    bundle: Path, released: GitRepository, tmp_path: Path
) -> None:
    said: list[str] = []
    for _ in range(3):
        open_source("spec.bundle", start=tmp_path, report=said.append).revisions()
    assert said == ["reading spec.bundle"]
    released.commit("Release 2025-12-01", {"model_spec.md": "# Five\n"}, "2025-12-01")
    released.bundle(bundle)
    for _ in range(2):
        assert load_revision("spec.bundle", start=tmp_path, report=said.append).text == "# Five\n"
    assert said == ["reading spec.bundle"] * 2


def test_a_bundle_without_head_or_with_head_alone_is_read(released: GitRepository, tmp_path: Path) -> None:
    released.git("branch", "--move", "main", "trunk")
    released.bundle(tmp_path / "branch.bundle", "trunk")
    released.bundle(tmp_path / "head.bundle", "HEAD")
    for name in ("branch.bundle", "head.bundle"):
        assert load_revision(f"{name}@HEAD~1", start=tmp_path).revision.label == "2025-09-12"


@pytest.mark.parametrize("size", [40, 200, 500])
def test_a_truncated_bundle_is_an_error_and_leaves_nothing(bundle: Path, tmp_path: Path, size: int) -> None:
    bundle.write_bytes(bundle.read_bytes()[:size])
    error = failure("spec.bundle", tmp_path)
    assert error.message.startswith("the bundle `spec.bundle` is broken: ")
    assert error.hint
    assert cached("fetch-") == []


def test_what_is_called_a_bundle_and_is_none_is_an_error(tmp_path: Path) -> None:
    for data in (b"", b"\x00\xff\x12garbage"):
        (tmp_path / "x.bundle").write_bytes(data)
        assert failure("x.bundle", tmp_path).message == "`x.bundle` is no git bundle"


def test_a_bundle_that_builds_on_other_commits_says_so(released: GitRepository, tmp_path: Path) -> None:
    released.bundle(tmp_path / "thin.bundle", "main~1..main")
    expected = "the bundle `thin.bundle` builds on commits that it does not hold"
    assert failure("thin.bundle", tmp_path).message == expected


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


def test_a_bundle_is_read_again_where_its_size_or_its_time_differs(bundle: Path, tmp_path: Path) -> None:
    said = list[str]()

    def read() -> int:
        open_source("spec.bundle", start=tmp_path, report=said.append).revisions()
        return len(said)

    at = bundle.stat().st_mtime_ns
    assert (read(), read()) == (1, 1)
    os.utime(bundle, ns=(at, at + 1_000_000_000))
    assert (read(), read()) == (2, 2)
    bundle.write_bytes(bundle.read_bytes() + b"\n")
    os.utime(bundle, ns=(at, at + 1_000_000_000))
    assert (read(), read()) == (3, 3)


def test_a_bundle_that_is_not_there_any_more_is_an_error(bundle: Path, tmp_path: Path) -> None:
    source = open_source("spec.bundle", start=tmp_path)
    bundle.unlink()
    with pytest.raises(ClausetreeError) as caught:
        source.revisions()
    assert "`spec.bundle`" in caught.value.message


def test_the_known_name_stands_for_its_address(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KNOWN_NAMES, "openai", f"file://{released.path}")
    revision = load_revision("openai@2025-04-11", start=tmp_path).revision
    assert (revision.source, revision.label) == ("openai", "2025-04-11")


def test_an_address_that_never_answers_ends_in_an_error_in_time(
    silent_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "ANSWER_SECONDS", 0.3)
    for scheme in ("http", "git"):
        began = time.monotonic()
        address = f"{scheme}://127.0.0.1:{silent_port}/x.git"
        assert (
            failure(address, tmp_path).message
            == f"`{address}` does not answer: git took longer than 0.3 seconds"
        )
        assert time.monotonic() - began < 5
    assert cached("fetch-") == []


def test_the_time_to_answer_is_short() -> None:
    assert fetching.ANSWER_SECONDS <= 20


def test_an_address_that_refuses_is_an_error_without_its_password(tmp_path: Path) -> None:
    error = failure("http://me:secret@127.0.0.1:1/x.git", tmp_path)
    assert error.message.startswith("`http://me:***@127.0.0.1:1/x.git` can't be read: ")
    assert "secret" not in error.message + (error.hint or "")


def test_an_address_without_a_repository_or_commits_is_an_error(
    repository: GitRepository, tmp_path: Path
) -> None:
    assert "can't be read" in failure(f"file://{tmp_path}/nowhere", tmp_path).message
    expected = f"the repository `file://{repository.path}` has no commits"
    assert failure(f"file://{repository.path}", tmp_path).message == expected


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c 'touch pwned'",
        "fd::17",
        "foo://host/x",
        "ssh://-oProxyCommand=touch%20pwned/x",
        "-oProxyCommand=x:y",
        "https://host/x\ny",
    ],
)
def test_an_address_that_could_run_something_is_refused(tmp_path: Path, address: str) -> None:
    assert failure(address, tmp_path).hint
    assert list(tmp_path.iterdir()) == []
    assert cached() == []


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
    root = cached("lock")[0].parent
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


def test_without_git_the_error_says_so(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundle.exists()
    monkeypatch.setitem(sys.modules, "git", None)
    assert failure("spec.bundle", tmp_path).message == "git is not installed, or can't be run"
