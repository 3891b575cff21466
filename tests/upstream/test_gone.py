"""An upstream that is not what it was: its history written anew, a label at another commit, or nothing there at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from clausetree.config.lock import Lock, parse_lock
from tests.history.conftest import GitRepository, make_repository
from tests.upstream.conftest import SMALL, run, snapshot
from tests.upstream.processes import call, fails

if TYPE_CHECKING:
    from pathlib import Path

NEW = SMALL % ("white book", "every light in the house")


def read_lock(fork: GitRepository) -> Lock:
    return parse_lock((fork.path / "clausetree.lock").read_text(), "clausetree.lock")


def write_anew(upstream: GitRepository, releases: dict[str, str], *, keep: bool = False) -> None:
    """Gives the repository another history, and forgets the one that it had."""
    upstream.git("checkout", "--quiet", "--orphan", "anew")
    for label, text in releases.items():
        upstream.commit(f"Release {label}", {"model_spec.md": text}, day=label)
    upstream.git("branch", "--delete", "--force", "main")
    upstream.git("branch", "--move", "main")
    if not keep:
        upstream.git("reflog", "expire", "--expire=now", "--all")
        upstream.git("gc", "--prune=now", "--quiet")


def test_a_label_at_another_commit_is_said_and_the_commit_stays_the_base(
    small_fork: GitRepository, small_upstream: GitRepository
) -> None:
    old = read_lock(small_fork).commit or ""
    write_anew(small_upstream, {"2026-01-10": NEW}, keep=True)
    now = small_upstream.git("rev-parse", "HEAD")
    said = (
        f"upstream's `2026-01-10` is commit `{now[:7]}` now; "
        f"`clausetree.lock` has commit `{old[:7]}`, which stays the base\n"
    )
    status = run("status")
    assert said in status.stderr
    assert "newer  2026-01-10" in status.stdout
    merged = run("merge")
    assert merged.exit_code == 0
    assert said in merged.stderr
    assert "white book" in (small_fork.path / "model_spec.md").read_text()
    assert read_lock(small_fork).commit == now


@pytest.mark.usefixtures("small_fork")
def test_a_label_that_is_gone_is_said_too(small_upstream: GitRepository) -> None:
    write_anew(small_upstream, {"2026-02-10": NEW}, keep=True)
    status = run("status")
    assert "upstream no longer has `2026-01-10`; `clausetree.lock` has commit" in status.stderr
    assert "newer  2026-02-10" in status.stdout


def test_a_base_that_is_gone_is_said_with_both_commits_and_another_is_offered(
    small_fork: GitRepository, small_upstream: GitRepository
) -> None:
    old = read_lock(small_fork).commit or ""
    write_anew(small_upstream, {"2026-01-10": SMALL % ("white book", "the lights"), "2026-02-10": NEW})
    now = small_upstream.git("rev-parse", "HEAD~1")
    before = snapshot(small_fork)
    for command in ("status", "merge", "diff", "fetch"):
        ended = call(small_fork.path, command)
        words = f"has commit `{old[:7]}`, and the label is commit `{now[:7]}` now"
        fails(ended, words, "`clausetree upstream add ../upstream --base 2026-01-10`")
    assert snapshot(small_fork) == before
    assert run("add", "../upstream", "--base", "2026-01-10").exit_code == 0
    assert read_lock(small_fork).commit == now
    assert run("status").exit_code == 0


@pytest.mark.usefixtures("small_fork")
def test_the_same_text_at_other_commits_is_no_news(small_upstream: GitRepository) -> None:
    texts = {"2026-01-10": SMALL % ("blue book", "the lights"), "2026-02-10": NEW}
    write_anew(small_upstream, texts)
    done = run("status")
    assert done.stderr == ""
    assert "newer  2026-02-10" in done.stdout


@pytest.mark.usefixtures("small_fork")
def test_the_same_text_under_another_label_is_found(small_upstream: GitRepository) -> None:
    texts = {"2026-01-11": SMALL % ("blue book", "the lights"), "2026-02-10": NEW}
    write_anew(small_upstream, texts)
    assert "newer  2026-02-10" in run("status").stdout
    assert run("merge").exit_code == 0


def test_a_revision_that_a_clause_is_held_at_is_gone(
    small_fork: GitRepository, small_upstream: GitRepository
) -> None:
    run("merge", "--only", "lend")
    small_fork.commit("took one", {})
    assert list(read_lock(small_fork).held) == ["lights"]
    write_anew(small_upstream, {"2026-02-10": SMALL % ("red book", "all lights"), "2026-03-10": NEW})
    fails(call(small_fork.path, "merge"), "holds `lights` at", "delete its line there")
    done = run("add", "../upstream", "--base", "2026-02-10")
    assert "lights: no longer noted as left behind" in done.stderr
    assert run("status").exit_code == 0


def test_a_repository_that_is_gone_altogether(
    small_fork: GitRepository, small_upstream: GitRepository
) -> None:
    shutil.move(small_upstream.path, small_upstream.path.with_name("moved away"))
    before = snapshot(small_fork)
    for command in ("status", "merge", "diff", "fetch"):
        ended = call(small_fork.path, command)
        fails(ended, "the upstream `../upstream` can't be opened", "`clausetree upstream add SOURCE`")
    assert snapshot(small_fork) == before
    said = run("add", "../moved away").stderr
    assert said == "clausetree.lock: this spec comes from ../moved away@2026-01-10\n"
    assert read_lock(small_fork).source == "../moved away"
    small_fork.commit("moved", {})
    assert run("merge").exit_code == 0


@pytest.mark.parametrize("what", ["empty folder", "empty repository", "file", "repository without a spec"])
def test_what_stands_there_now_is_no_spec(
    small_fork: GitRepository, small_upstream: GitRepository, what: str
) -> None:
    shutil.rmtree(small_upstream.path)
    if what == "file":
        small_upstream.path.write_bytes(b"\0\1\2" * 99)
    elif what == "empty folder":
        small_upstream.path.mkdir()
    else:
        repository = make_repository(small_upstream.path)
        if what == "repository without a spec":
            repository.commit("Notes", {"notes.txt": "Nothing.\n"})
    for command in ("status", "merge", "fetch"):
        code, said = call(small_fork.path, command)
        assert code == 2
        assert said.count("error: ") == said.count("hint: ") == 1, said
        assert said.count("\n") == 2 + said.startswith("the repository `../upstream` has no commits\n"), said


def test_a_bundle_that_is_gone_is_read_from_its_copy(
    small_fork: GitRepository, small_upstream: GitRepository, tmp_path: Path
) -> None:
    bundle = small_upstream.bundle(tmp_path / "up.bundle")
    run("add", "../up.bundle")
    small_fork.commit("follow the bundle", {})
    bundle.unlink()
    status = run("status")
    assert "`../up.bundle` is not there; reading what was read of it on " in status.stderr
    assert "newer  2026-02-10" in status.stdout
    assert run("merge").exit_code == 0


def test_an_address_that_is_gone_is_read_from_its_copy(
    small_fork: GitRepository, small_upstream: GitRepository
) -> None:
    run("add", f"file://{small_upstream.path}")
    small_fork.commit("follow the address", {})
    shutil.rmtree(small_upstream.path)
    assert run("status").exit_code == 0
    fails(call(small_fork.path, "fetch"), "can't be read", "check the address")
    assert run("merge").exit_code == 0


def test_another_place_must_have_what_was_taken_over(small_fork: GitRepository, tmp_path: Path) -> None:
    other = make_repository(tmp_path / "other")
    other.commit("Release 2026-01-10", {"model_spec.md": NEW}, day="2026-01-10")
    before = snapshot(small_fork)
    ended = call(small_fork.path, "add", "../other")
    fails(ended, "`../other@2026-01-10`", "`clausetree upstream add ../other --base")
    assert snapshot(small_fork) == before
