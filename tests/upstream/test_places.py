"""Upstream commands from any folder of a fork, whatever its path and its upstream's are."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausetree.config.lock import parse_lock
from clausetree.model.errors import ClausetreeError
from tests.history.conftest import GitRepository, make_repository
from tests.upstream.conftest import SMALL, SMALL_RELEASES, disagree, run, settle, snapshot

FOLDERS = ["our förk", "répertoire 'b'", "仕様 規範", "a & b; $(c)", "-x", "x@y", "#1"]


@pytest.fixture(params=FOLDERS)
def odd(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitRepository:
    """A fork in a folder with such a name, its spec in `spec/`; the working directory is a folder in it."""
    upstream = make_repository(tmp_path / f"{request.param} upstream")
    for label, (words, _) in SMALL_RELEASES.items():
        files = {"model_spec.md": SMALL % words, "examples/é à.md": f"Since {label}.\n"}
        upstream.commit(f"Release {label}", files, day=label)
    fork = make_repository(tmp_path / request.param)
    files = {
        "spec/clausetree.toml": '[spec]\nname = "Ours"\n',
        "spec/model_spec.md": SMALL % SMALL_RELEASES["2026-01-10"][0],
        "spec/CHANGELOG.md": "# Changes\n",
        "spec/examples/é à.md": "Since 2026-01-10.\n",
        "docs of ours/è/x.txt": "x",
    }
    fork.commit("ours", files)
    monkeypatch.chdir(fork.path / "docs of ours" / "è")
    return fork


def test_a_fork_is_followed_from_any_folder_of_it(
    odd: GitRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = odd.path.name
    source = f"../../../{name} upstream"
    assert run("add", "--", source).stderr.startswith("../../spec/clausetree.lock: this spec comes from")
    lock = odd.path / "spec" / "clausetree.lock"
    assert parse_lock(lock.read_text(), "").source == f"../../{name} upstream"
    odd.commit("follow", {})
    text = (odd.path / "spec/model_spec.md").read_text()
    odd.commit("disagree", {"spec/model_spec.md": text.replace("blue book", "green book")})
    before = snapshot(odd)
    assert "newer  2026-02-10" in run("status").stdout
    done = run("merge")
    assert done.exit_code == 1
    assert "../../spec/model_spec.md:" in done.stderr
    assert (odd.path / "spec/examples/é à.md").read_text() == "Since 2026-02-10.\n"
    monkeypatch.chdir(odd.path)
    run("abort")
    assert snapshot(odd) == before
    monkeypatch.chdir(odd.path / "spec" / "examples")
    assert run("merge").exit_code == 1
    settle(odd.path / "spec/model_spec.md")
    monkeypatch.chdir(odd.path.parent / name / "docs of ours")
    assert run("continue").exit_code == 0
    assert parse_lock(lock.read_text(), "").label == "2026-02-10"
    assert not (odd.path / "spec" / ".clausetree").exists()


def test_changes_that_are_not_committed_are_named_from_there(odd: GitRepository) -> None:
    run("add", "--", f"../../../{odd.path.name} upstream")
    odd.commit("follow", {})
    (odd.path / "spec/examples/é à.md").write_text("Ours.\n")
    with pytest.raises(ClausetreeError, match=r"`\.\./\.\./spec/examples/é à\.md` has changes"):
        run("merge")


def test_a_link_to_the_fork_leads_to_it(small_fork: GitRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    disagree(small_fork)
    before = snapshot(small_fork)
    link = small_fork.path.with_name("a link")
    link.symlink_to(small_fork.path)
    monkeypatch.chdir(link / "examples")
    assert run("merge").exit_code == 1
    run("abort")
    assert snapshot(small_fork) == before
    with (Path("..") / "CHANGELOG.md").open("a") as file:
        file.write("More.\n")
    with pytest.raises(ClausetreeError, match=r"CHANGELOG\.md` has changes"):
        run("merge")
