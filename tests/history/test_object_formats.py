"""Repositories that name what they hold by SHA-256: read where they are, from a bundle and from an address."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.source_opening import open_source, refresh

from .conftest import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "# A {#a}\n\nText.\n"
FORMATS = ("sha1", "sha256")


def _make(path: Path, naming: str) -> GitRepository:
    command = ["git", "init", "--quiet", "--initial-branch=main", f"--object-format={naming}", str(path)]
    subprocess.run(command, check=True)
    repository = GitRepository(path)
    repository.commit("Release 2025-01-01", {"model_spec.md": TEXT})
    repository.commit("Release 2025-02-01", {"model_spec.md": TEXT + "\nMore.\n"})
    return repository


def _commits(source: str, start: Path) -> list[str | None]:
    return [revision.commit for revision in open_source(source, start=start).revisions()]


def test_a_folder_a_bundle_and_an_address_are_read_alike(tmp_path: Path) -> None:
    repository = _make(tmp_path / "repo", "sha256")
    repository.bundle(tmp_path / "all.bundle")
    commits = repository.git("rev-list", "--reverse", "HEAD").split()
    assert {len(commit) for commit in commits} == {64}
    for source in ("repo", "all.bundle", f"file://{repository.path}"):
        assert _commits(source, tmp_path) == commits
    assert open_source("all.bundle", start=tmp_path).load(commits[0]).text == TEXT


def test_a_later_commit_is_fetched_into_the_copy_that_there_is(tmp_path: Path) -> None:
    repository = _make(tmp_path / "repo", "sha256")
    address = f"file://{repository.path}"
    assert len(_commits(address, tmp_path)) == 2
    repository.commit("Release 2025-03-01", {"model_spec.md": TEXT})
    assert open_source(f"{address}", start=tmp_path).load("2025-03-01").text == TEXT


@pytest.mark.parametrize("before", FORMATS)
def test_an_origin_that_was_made_anew_in_the_other_format_is_fetched_anew(
    tmp_path: Path, before: str
) -> None:
    (after,) = {*FORMATS} - {before}
    old = _make(tmp_path / "old", before)
    old.bundle(tmp_path / "all.bundle")
    new = _make(tmp_path / "new", after)
    old.path.rename(tmp_path / "repo")
    address = f"file://{tmp_path / 'repo'}"
    for source in (address, "all.bundle"):
        assert len(_commits(source, tmp_path)) == 2
    (tmp_path / "repo").rename(tmp_path / "gone")
    new.bundle(tmp_path / "all.bundle")
    commits = new.git("rev-list", "--reverse", "HEAD").split()
    new.path.rename(tmp_path / "repo")
    refresh(open_source(address, start=tmp_path))
    for source in (address, "all.bundle"):
        assert _commits(source, tmp_path) == commits
