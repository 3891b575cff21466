"""What a fetch brings into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.git_access.fetching import UnreachableError, fetch_address, fetch_bundle
from clausetree.history.git_access.git_command import run_git
from clausetree.history.git_access.repository import EmptyRepositoryError, Repository

from .conftest import GitRepository, make_repository

if TYPE_CHECKING:
    from pathlib import Path


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
    assert "`http://***@127.0.0.1:1/x.git`" in caught.value.message
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
