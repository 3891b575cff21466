"""An object that a repository lacks is an error that says which revision needs it: nothing is left out in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.git_access.lost_object import LostObjectError
from clausetree.history.opening.source import UnknownLabelError
from clausetree.history.opening.source_opening import open_source

from .test_moved_specs import names_file, spec

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository


@pytest.fixture
def grown(repository: GitRepository) -> GitRepository:
    """Three releases: the spec moves with the second, and is edited in the third."""
    repository.commit("Release 2025-01-01", {"rules.md": spec(0), "examples/abcd.md": "first"})
    repository.commit(
        "Release 2025-02-01",
        {"rules.md": None, "docs/charter.md": spec(1), "clausetree.toml": names_file("docs/charter.md")},
    )
    repository.commit("Release 2025-03-01", {"docs/charter.md": spec(2), "examples/efgh.md": "second"})
    return repository


def lose(repository: GitRepository, name: str, how: str) -> None:
    """Takes an object away, or damages it."""
    found = repository.git("rev-parse", name)
    file = repository.path / ".git" / "objects" / found[:2] / found[2:]
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.chmod(0o600)
    if how == "gone":
        file.unlink()
    else:
        file.write_bytes({"empty": b"", "no object": b"x", "damaged": bytes(data)}[how])


HOW = ("gone", "empty", "no object", "damaged")
WHAT = {
    "HEAD~2:rules.md": "2025-01-01",
    "HEAD~2^{tree}": "2025-01-01",
    "HEAD~1:docs/charter.md": "2025-02-01",
    "HEAD~1:clausetree.toml": "2025-0",  # which the third has too
    "HEAD~1:docs": "2025-02-01",
    "HEAD:docs/charter.md": "2025-03-01",
}


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("name", WHAT)
def test_a_release_that_git_cannot_read_is_named(
    grown: GitRepository, tmp_path: Path, name: str, how: str
) -> None:
    lose(grown, name, how)
    with pytest.raises(LostObjectError) as caught:
        open_source("repo", start=tmp_path).revisions()
    assert caught.value.message.startswith(f"revision `{WHAT[name]}")
    assert "an object is missing or damaged in `repo`: " in caught.value.message
    assert "`git fetch --refetch`" in (caught.value.hint or "")


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("tagged", [False, True])
def test_a_commit_that_git_cannot_read_is_named(
    grown: GitRepository, tmp_path: Path, how: str, *, tagged: bool
) -> None:
    commit = grown.git("rev-parse", "HEAD~1")
    if tagged:
        grown.git("tag", "second", commit)
    lose(grown, commit, how)
    with pytest.raises(LostObjectError) as caught:
        open_source("repo", start=tmp_path).revisions()
    assert ("revision `second`" if tagged else f"`{commit[:7]}`") in caught.value.message


def test_an_object_that_comes_back_is_found(grown: GitRepository, tmp_path: Path) -> None:
    found = grown.git("rev-parse", "HEAD:docs/charter.md")
    file = grown.path / ".git" / "objects" / found[:2] / found[2:]
    kept = file.read_bytes()
    lose(grown, "HEAD:docs/charter.md", "gone")
    with pytest.raises(LostObjectError):
        open_source("repo", start=tmp_path).load("2025-03-01")
    file.write_bytes(kept)
    assert open_source("repo", start=tmp_path).load("2025-03-01").text == spec(2)


def test_a_tag_of_a_lost_commit_is_no_unknown_label(grown: GitRepository, tmp_path: Path) -> None:
    grown.git("branch", "side", "HEAD~2")
    grown.git("checkout", "--quiet", "side")
    commit = grown.commit("Aside", {"README.md": "x\n"})
    grown.git("checkout", "--quiet", "main")
    lose(grown, commit, "gone")
    with pytest.raises(LostObjectError, match="revision `side`"):
        open_source("repo", start=tmp_path).load("side")


@pytest.mark.parametrize("name", ["HEAD~2:examples", "HEAD~2:examples/abcd.md"])
def test_an_eval_prompt_that_git_cannot_read_is_an_error(
    grown: GitRepository, tmp_path: Path, name: str
) -> None:
    snapshot = open_source("repo", start=tmp_path).load("2025-01-01")
    lose(grown, name, "gone")
    with pytest.raises(LostObjectError, match="an object is missing"):
        snapshot.eval_prompts()


def test_what_is_fetched_again_is_read_again(grown: GitRepository, tmp_path: Path) -> None:
    grown.git("clone", "--quiet", "--bare", ".", str(tmp_path / "origin.git"))
    grown.git("remote", "add", "origin", f"file://{tmp_path / 'origin.git'}")
    lose(grown, "HEAD~2:rules.md", "gone")
    grown.git("fetch", "--quiet", "--refetch", "origin")
    assert len(open_source("repo", start=tmp_path).revisions()) == 3


def test_a_file_that_is_not_there_is_still_no_error(grown: GitRepository, tmp_path: Path) -> None:
    grown.commit("Release 2025-04-01", {"examples/abcd.md": None, "examples/efgh.md": None})
    for label in ("2025-01-01", "2025-04-01"):
        snapshot = open_source("repo", start=tmp_path).load(label)
        assert snapshot.changelog() is None
    assert snapshot.eval_prompts() == {}


@pytest.mark.parametrize("name", ["0123456789" * 4, "ABCDEF0123" * 4, "0123456789abcdef" * 4])
def test_a_whole_hash_of_no_commit_is_an_unknown_label(
    grown: GitRepository, tmp_path: Path, name: str
) -> None:
    assert grown.path.is_dir()
    with pytest.raises(UnknownLabelError, match=name) as caught:
        open_source("repo", start=tmp_path).load(name)
    assert "2025-03-01" in (caught.value.hint or "")


@pytest.mark.parametrize("how", HOW)
def test_a_lost_file_of_another_kind_that_went_when_the_spec_came_is_not_missed(
    repository: GitRepository, tmp_path: Path, how: str
) -> None:
    repository.commit("Draw a picture", {"door.svg": "<svg/>" * 9, "clausetree.toml": names_file("rules.md")})
    repository.commit("Release 2025-01-01", {"door.svg": None, "rules.md": spec(0)})
    repository.commit("Release 2025-02-01", {"rules.md": spec(1)})
    lose(repository, "HEAD~2:door.svg", how)
    found = open_source("repo", start=tmp_path).revisions()
    assert [revision.label for revision in found] == ["2025-01-01", "2025-02-01"]
