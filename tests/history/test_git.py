"""Git as we run it: bounded, without prompts or programs of others; and what a repository answers."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausetree.history.commit_tree import load_trees
from clausetree.history.fetching import UnreachableError, fetch_address, fetch_bundle
from clausetree.history.git_command import GitFailedError, GitStalledError, run_git
from clausetree.history.release import find_releases, list_commits
from clausetree.history.repository import Commit, EmptyRepositoryError, Repository
from clausetree.model.errors import ClausetreeError

from .conftest import GitRepository, make_repository

if TYPE_CHECKING:
    from pathlib import Path


def opened(repository: GitRepository) -> Repository:
    return Repository(folder=repository.path / ".git", shown="shown")


LOOK = ("-c", "alias.look=!env", "look")


def environment(seen: bytes) -> dict[str, str]:
    """What a program that git starts saw, which wrote its environment."""
    return dict(line.split("=", 1) for line in seen.decode().splitlines() if line.startswith("GIT_"))


def test_a_command_asks_nobody_and_reaches_no_other_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIT_SSH_COMMAND", raising=False)
    seen = environment(run_git(*LOOK))
    assert seen == environment(run_git(*LOOK, online=False))
    assert seen["GIT_TERMINAL_PROMPT"] == "0"
    assert seen["GIT_ALLOW_PROTOCOL"] == ""
    assert seen["GIT_NO_LAZY_FETCH"] == "1"
    assert seen["GIT_OPTIONAL_LOCKS"] == "0"
    assert seen["GIT_SSH_COMMAND"].split(" -o ") == ["ssh", "BatchMode=yes", "ConnectTimeout=15"]
    assert (seen["GIT_HTTP_LOW_SPEED_LIMIT"], seen["GIT_HTTP_LOW_SPEED_TIME"]) == ("1000", "15")


def test_a_command_that_may_fetch_uses_the_users_ssh_and_no_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_SSH_COMMAND", "myssh -v")
    seen = environment(run_git(*LOOK, online=True))
    assert seen["GIT_ALLOW_PROTOCOL"] == "https:http:ssh:git:file"
    assert seen["GIT_SSH_COMMAND"].startswith("myssh -v -o BatchMode=yes")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("core.hooksPath", os.devnull),
        ("protocol.ext.allow", "never"),
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
        ("submodule.recurse", "false"),
    ],
)
def test_a_command_runs_no_hooks_no_helpers_and_no_upkeep(key: str, value: str) -> None:
    assert run_git("config", "--get", key).decode().strip() == value


def test_a_failure_is_told_in_the_words_that_say_most() -> None:
    script = "!echo hint: x >&2; echo 'fatal: Not this way.' >&2; echo after >&2; exit 3"
    with pytest.raises(GitFailedError) as caught:
        run_git("-c", f"alias.x={script}", "x")
    assert caught.value.message == "not this way"
    assert caught.value.hint
    for said, message in (("echo ' Only this ' >&2", "only this"), ("true", "no reason given")):
        with pytest.raises(GitFailedError) as caught:
            run_git("-c", f"alias.x=!{said}; exit 1", "x")
        assert caught.value.message == message


def test_git_that_cannot_be_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    run_git("version")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ClausetreeError, match="git can't be run") as caught:
        run_git("version")
    assert "\n" not in caught.value.message
    assert caught.value.hint


def test_a_command_reads_what_it_is_fed_and_writes_bytes() -> None:
    assert run_git("-c", "alias.x=!cat", "x", feed=b"\0\xff\n") == b"\0\xff\n"


def test_a_command_that_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(GitStalledError, match=r"took longer than 0.2 seconds"):
        run_git("-c", f"alias.x=!(sleep 1; touch {tmp_path}/late) & sleep 5", "x", seconds=0.2)
    assert time.monotonic() - began < 3
    time.sleep(1.2)
    assert not (tmp_path / "late").exists()


def test_commits_come_before_their_parents_with_hash_day_and_subject(repository: GitRepository) -> None:
    first = repository.commit("First\n\nbody", {"a.md": "1"}, "2025-01-02")
    second = repository.commit("Second: a\tb", {"b.md": "2"}, "2025-01-03")
    commits = opened(repository).commits("HEAD")
    assert [(commit.hash, commit.day, commit.subject) for commit in commits] == [
        (second, date(2025, 1, 3), "Second: a\tb"),
        (first, date(2025, 1, 2), "First"),
    ]
    assert all(commit.hash.startswith(commit.short) and len(commit.short) < 12 for commit in commits)
    assert [commit.hash for commit in opened(repository).commits("HEAD", path="a.md")] == [first]
    assert [commit.hash for commit in opened(repository).commits("--max-count=1", "HEAD")] == [second]


def test_tags_are_those_of_commits_annotated_ones_included(repository: GitRepository) -> None:
    first = repository.commit("First", {"a.md": "1"})
    repository.git("tag", "one")
    repository.git("tag", "--annotate", "--message", "x", "two")
    repository.git("tag", "tree", "HEAD^{tree}")
    repository.git("tag", "--annotate", "--message", "x", "blob", "HEAD:a.md")
    second = repository.commit("Second", {"a.md": "2"})
    repository.git("tag", "deep/three")
    assert opened(repository).tags() == {first: ("one", "two"), second: ("deep/three",)}


def test_names_in_a_folder_of_a_commit_are_sorted(repository: GitRepository) -> None:
    commit = repository.commit("First", {"b.md": "", "a/z.md": "", "a/\u00fc.md": "", "c d.md": ""})
    found = opened(repository)
    assert found.names(commit, "") == found.names(commit, ".") == ("a", "b.md", "c d.md")
    assert found.names(commit, "a") == ("z.md", "\u00fc.md")
    assert found.names(commit, "nowhere") == found.names(commit, "b.md") == ()


def test_files_are_loaded_in_one_go_and_what_is_none_is_left_out(repository: GitRepository) -> None:
    (repository.path / "link.md").symlink_to("a.md")
    (repository.path / "out.md").symlink_to("/etc/passwd")
    (repository.path / "gone.md").symlink_to("nowhere.md")
    (repository.path / "loop.md").symlink_to("loop.md")
    commit = repository.commit("First", {"a.md": "A\n\nblob 3\n", "empty.md": "", "d/x y.md": "\u00e9"})
    paths = [
        "a.md",
        "out.md",
        "empty.md",
        "d",
        "gone.md",
        "link.md",
        "loop.md",
        "no.md",
        "a.md/x",
        "a\nb",
        "d/x y.md",
    ]
    files = opened(repository).load_all([(commit, path) for path in paths])
    assert {path: data for (_, path), data in files.items()} == {
        "a.md": b"A\n\nblob 3\n",
        "empty.md": b"",
        "link.md": b"A\n\nblob 3\n",
        "d/x y.md": "\u00e9".encode(),
    }
    assert opened(repository).load_all([]) == {}


def test_a_tree_of_a_commit_answers_for_known_and_other_files(repository: GitRepository) -> None:
    old = repository.commit("First", {"a.md": "1", "d/b.md": "2"})
    new = repository.commit("Second", {"a.md": "3"})
    trees = load_trees(opened(repository), (new, old), ("a.md", "x.md"))
    assert [(tree.commit, tree.load("a.md")) for tree in trees] == [(new, b"3"), (old, b"1")]
    tree = trees[0]
    assert tree.known == {"a.md": b"3", "x.md": None}
    assert (tree.has("a.md"), tree.has("x.md"), tree.has("d/b.md")) == (True, False, True)
    assert tree.load_all(["d/b.md", "no.md"]) == {"d/b.md": b"2"}
    assert (tree.name("a.md"), tree.diagnostic_path("a.md")) == (f"a.md at {new[:7]}", "a.md")
    assert tree.names("d") == ("b.md",)
    with pytest.raises(ClausetreeError, match=rf"`x.md` in commit `{new[:7]}`") as caught:
        tree.load("x.md")
    assert caught.value.hint


def test_the_tip_is_head_else_the_default_branch_else_the_only_one(repository: GitRepository) -> None:
    with pytest.raises(EmptyRepositoryError, match="`shown`"):
        opened(repository).tip()
    first = repository.commit("First", {"a.md": "1"})
    repository.git("branch", "--move", "main", "topic")
    assert opened(repository).tip() == first
    repository.git("symbolic-ref", "HEAD", "refs/heads/nowhere")
    assert opened(repository).tip() == first
    repository.git("branch", "other", first)
    with pytest.raises(ClausetreeError, match="`shown` has 2 branches") as caught:
        opened(repository).tip()
    assert "`shown@BRANCH`" in (caught.value.hint or "")
    repository.git("branch", "master", first)
    assert opened(repository).tip() == first


def test_a_label_is_resolved_to_a_commit_and_nothing_else(repository: GitRepository) -> None:
    commit = repository.commit("First", {"a.md": "1"})
    repository.git("tag", "--annotate", "--message", "x", "v1")
    found = opened(repository)
    assert [found.resolve(label) for label in ("HEAD", "main", "v1", commit[:8])] == [commit] * 4
    assert [found.resolve(label) for label in ("nowhere", "HEAD~1", "HEAD:a.md", "")] == [None] * 4


def _branches(folder: Path) -> set[str]:
    return set(run_git("for-each-ref", "--format=%(refname)", folder=folder).decode().split())


def test_a_fetch_brings_branches_tags_and_head_and_drops_what_is_gone(
    repository: GitRepository, tmp_path: Path
) -> None:
    repository.commit("First", {"a.md": "1"})
    repository.git("branch", "topic")
    repository.git("tag", "v1")
    repository.git("update-ref", "refs/notes/x", "HEAD")
    address, folder = f"file://{repository.path}", tmp_path / "copy"
    fetch_address(address, folder)
    assert _branches(folder) == {
        "refs/heads/main",
        "refs/heads/topic",
        "refs/tags/v1",
        "refs/clausetree/head",
    }
    repository.git("branch", "--delete", "--force", "topic")
    repository.git("commit", "--quiet", "--amend", "--message", "Rewritten")
    repository.git("tag", "--force", "v1")
    fetch_address(address, folder)
    assert _branches(folder) == {"refs/heads/main", "refs/tags/v1", "refs/clausetree/head"}
    tip = repository.git("rev-parse", "HEAD")
    assert (
        Repository(folder=folder, shown="x").resolve("v1")
        == Repository(folder=folder, shown="x").tip()
        == tip
    )
    assert not (folder / "FETCH_HEAD").exists()
    assert not list(folder.glob("hooks/*"))


def test_what_cannot_be_fetched_says_why_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(UnreachableError) as caught:
        fetch_address("http://me:secret@127.0.0.1:1/x.git", tmp_path / "a")
    assert "secret" not in caught.value.message
    assert "`http://me:***@127.0.0.1:1/x.git`" in caught.value.message
    assert caught.value.hint
    empty = make_repository(tmp_path / "empty")
    with pytest.raises(EmptyRepositoryError) as empty_caught:
        fetch_address(f"file://{empty.path}", tmp_path / "b")
    assert empty_caught.value.hint


def test_a_bundle_brings_its_head_or_none(repository: GitRepository, tmp_path: Path) -> None:
    repository.commit("First", {"a.md": "1"})
    for what, refs in (("main", {"refs/heads/main"}), ("HEAD", {"refs/clausetree/head"})):
        bundle = repository.bundle(tmp_path / f"{what}.bundle", what)
        fetch_bundle(bundle, tmp_path / what, "x")
        assert _branches(tmp_path / what) == refs


def commit(day: str, subject: str, short: str = "abc1234") -> Commit:
    return Commit(hash=short * 5, short=short, day=date.fromisoformat(day), subject=subject)


@pytest.mark.parametrize(
    ("subject", "tags", "label", "day"),
    [
        ("Release 2025-09-12", (), "2025-09-12", "2025-09-12"),
        ("release v2025.09.12 (rev 2, typo)", (), "2025-09-12", "2025-09-12"),
        ("RELEASE 2025-09.12", (), "2025-09-12", "2025-09-12"),
        ("Merge", ("v2025.09.12",), "2025-09-12", "2025-09-12"),
        ("Merge", ("beta", "2025-09-12"), "2025-09-12", "2025-09-12"),
        ("Release 2025-09-12", ("2025-10-01",), "2025-09-12", "2025-09-12"),
        ("Release 2025-13-12", ("2025-10-01",), "2025-10-01", "2025-10-01"),
        ("Merge", ("beta", "b2"), "beta", None),
        ("Release 2025-09-123", ("x",), "x", None),
        ("The release 2025-09-12", ("x",), "x", None),
        ("Merge", ("v2025.09.12-rc1",), "v2025.09.12-rc1", None),
    ],
)
def test_a_message_or_a_tag_makes_a_release(
    subject: str, tags: tuple[str, ...], label: str, day: str | None
) -> None:
    one = commit("2025-01-01", subject)
    (release,) = find_releases([one], {one.hash: tags})
    assert (release.label, release.commit, release.dated) == (label, one.hash, day is not None)
    assert release.date == date.fromisoformat(day or "2025-01-01")


def test_commits_without_a_message_or_a_tag_of_their_own_are_no_releases() -> None:
    assert find_releases([commit("2025-01-01", "Merge"), commit("2025-01-01", "Release soon")], {}) == ()


def test_releases_are_in_the_order_of_their_dates_and_of_history_within_a_day() -> None:
    commits = [
        commit("2025-05-01", "Release 2025-03-03", "ccccccc"),
        commit("2025-04-01", "Merge", "bbbbbbb"),
        commit("2025-04-01", "Merge", "aaaaaaa"),
        commit("2025-01-01", "Release 2025-06-01", "ddddddd"),
    ]
    tags = {one.hash: (f"t{one.short[0]}",) for one in commits[1:3]}
    assert [release.label for release in find_releases(commits, tags)] == [
        "2025-03-03",
        "ta",
        "tb",
        "2025-06-01",
    ]


def test_commits_are_listed_under_their_short_hashes_oldest_first() -> None:
    listed = list_commits([commit("2025-02-01", "B", "bbbbbbb"), commit("2025-01-01", "A", "aaaaaaa")])
    assert [(release.label, release.date, release.dated) for release in listed] == [
        ("aaaaaaa", date(2025, 1, 1), False),
        ("bbbbbbb", date(2025, 2, 1), False),
    ]
