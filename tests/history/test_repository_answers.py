"""What a repository answers about its commits, tags, branches and files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausetree.history.git_access.commit_tree import load_trees
from clausetree.history.git_access.repository import EmptyRepositoryError, Repository
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from .conftest import GitRepository


def opened(repository: GitRepository) -> Repository:
    return Repository(folder=repository.path / ".git", shown="shown")


def test_commits_come_before_their_parents_with_hash_day_and_subject(repository: GitRepository) -> None:
    first = repository.commit("First\n\nbody", {"a.md": "1"}, "2025-01-02")
    second = repository.commit("Second: a\tb", {"b.md": "2"}, "2025-01-03")
    commits = opened(repository).commits("HEAD")
    assert [(commit.hash, commit.day, commit.subject) for commit in commits] == [
        (second, date(2025, 1, 3), "Second: a\tb"),
        (first, date(2025, 1, 2), "First"),
    ]
    assert all(commit.hash.startswith(commit.short) and len(commit.short) < 12 for commit in commits)
    assert [commit.hash for commit in opened(repository).commits("HEAD", paths=["a.md"])] == [first]
    assert [commit.hash for commit in opened(repository).commits("--max-count=1", "HEAD")] == [second]


@pytest.mark.parametrize("day", ["", " x +0000", " 99999999999999 +0000", " -5 +0000", " 1735689600"])
def test_a_commit_whose_date_is_broken_or_beyond_all_calendars_is_read(
    repository: GitRepository, day: str
) -> None:
    repository.commit("Release 2025-01-02", {"model_spec.md": "# A {#a}\n"})
    who, tree = f"A <a@example.org>{day}", repository.git("rev-parse", "HEAD^{tree}")
    raw = repository.path / "raw"
    raw.write_text(f"tree {tree}\nauthor {who}\ncommitter {who}\n\nRelease 2025-02-03\n")
    commit = repository.git("hash-object", "-t", "commit", "-w", "--literally", "raw")
    (found,) = opened(repository).commits(commit)
    assert (found.hash, found.day) == (commit, date(1970, 1, 1))
    repository.git("update-ref", "HEAD", commit)
    listed = open_source(str(repository.path), start=repository.path).revisions()
    assert [revision.label for revision in listed] == ["2025-02-03"]


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
