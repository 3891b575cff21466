"""Clones that hold only a part, and repositories that are not simply a folder with a `.git` in it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from clausetree.history.git_access.lost_object import LostObjectError, UnreadableRepositoryError
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.chains import load_chain, load_listed
from clausetree.project.publication import load_publication
from clausetree.project.revs import load_revision, load_revisions

from .conftest import GitRepository, failure

if TYPE_CHECKING:
    from pathlib import Path


def clone(origin: GitRepository, path: Path, *options: str) -> GitRepository:
    origin.git("config", "uploadpack.allowFilter", "true")
    origin.git("clone", "--quiet", *options, f"file://{origin.path}", str(path))
    return GitRepository(path)


def labels(source: str | None, start: Path, said: list[str] | None = None) -> list[str]:
    report = said.append if said is not None else None
    return [one.label for one in open_source(source, start=start, report=report).revisions()]


CUT = "shallow clone: history starts at `2025-09-12`; run `git fetch --unshallow`"


@pytest.fixture
def shallow(released: GitRepository, tmp_path: Path) -> GitRepository:
    return clone(released, tmp_path / "shallow", "--depth", "2")


def test_a_shallow_clone_says_where_its_history_starts_and_how_to_get_the_rest(
    shallow: GitRepository, tmp_path: Path
) -> None:
    named = ["shallow", "shallow/model_spec.md"]
    places = [(source, tmp_path, f"{CUT} in `shallow`") for source in named]
    for source, start, line in ((None, shallow.path, CUT), ("model_spec.md", shallow.path, CUT), *places):
        said: list[str] = []
        assert labels(source, start, said) == ["2025-09-12", "head"]
        assert said == [line]
    shallow.git("fetch", "--quiet", "--unshallow")
    said = []
    assert labels(None, shallow.path, said)[0] == "2025-02-12"
    assert said == []


def test_all_that_reads_the_history_says_so_once(shallow: GitRepository) -> None:
    said: list[str] = []
    load_listed(None, start=shallow.path, report=said.append)
    assert said == [CUT]
    load_listed(None, "2025-09-12", start=shallow.path, report=said.append)
    assert said == [CUT] * 2
    load_publication(None, start=shallow.path, report=said.append)
    assert said == [CUT] * 3


def test_a_label_that_a_shallow_clone_lacks_is_an_error_that_says_so(shallow: GitRepository) -> None:
    with pytest.raises(ClausetreeError) as caught:
        load_chain("2025-02-12", "head", start=shallow.path)
    assert (caught.value.hint or "").endswith(CUT)


def test_what_needs_no_history_says_nothing_of_it(shallow: GitRepository) -> None:
    said: list[str] = []
    assert open_source(None, start=shallow.path, report=said.append).load(None).text == "# Four\n"
    load_chain("2025-09-12", "head", start=shallow.path, report=said.append)
    assert said == []


def test_a_second_work_tree_of_a_shallow_clone_is_cut_off_too(shallow: GitRepository, tmp_path: Path) -> None:
    second = tmp_path / "second"
    shallow.git("worktree", "add", "--quiet", "--detach", str(second))
    said: list[str] = []
    assert labels(None, second, said)[0] == "2025-09-12"
    assert said == [CUT]
    shallow.git("fetch", "--quiet", "--unshallow")
    said = []
    assert labels(None, second, said)[0] == "2025-02-12"
    assert said == []


def test_an_address_of_a_shallow_clone_is_read_until_it_is_whole(
    shallow: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, said = f"file://{shallow.path}", list[str]()
    assert labels(address, tmp_path, said) == ["2025-09-12"]
    assert said[-1] == f"{CUT} in `{address}`"
    shallow.git("fetch", "--quiet", "--unshallow")
    monkeypatch.setattr("clausetree.history.opening.fetched_source.FRESH_SECONDS", 0)
    assert labels(address, tmp_path)[0] == "2025-02-12"


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_a_partial_clone_says_how_to_fill_it_and_asks_nobody(
    released: GitRepository, tmp_path: Path, left_out: str
) -> None:
    partial = clone(released, tmp_path / "partial", f"--filter={left_out}")
    before = partial.git("count-objects", "-v")
    assert open_source("partial", start=tmp_path).load(None).text == "# Four\n"
    with pytest.raises(LostObjectError) as caught:
        labels("partial", tmp_path)
    assert caught.value.message.startswith("revision `2025-")
    assert "`partial` is a partial clone without " in caught.value.message
    assert "`git fetch --refetch --no-filter`" in (caught.value.hint or "")
    assert partial.git("count-objects", "-v") == before
    partial.git("fetch", "--quiet", "--refetch", "--no-filter")
    assert labels("partial", tmp_path)[0] == "2025-02-12"


def test_what_a_partial_clone_holds_is_read(released: GitRepository, tmp_path: Path) -> None:
    released.commit("Release 2025-11-01", {"model_spec.md": "# Five\n"}, "2025-11-01")
    clone(released, tmp_path / "partial", "--filter=blob:none")
    opened = open_source("partial", start=tmp_path)
    assert opened.load("HEAD").text == "# Five\n"
    assert [snapshot.text for snapshot in opened.load_chain("latest", "head")] == ["# Five\n"] * 2


def test_a_work_tree_of_its_own_and_a_submodule_have_their_history(
    released: GitRepository, tmp_path: Path
) -> None:
    released.git("worktree", "add", "--quiet", str(tmp_path / "beside"), "HEAD~1")
    outer = GitRepository(tmp_path / "outer")
    outer.path.mkdir()
    outer.git("init", "--quiet")
    outer.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", f"file://{released.path}", "x"
    )
    for path in ("beside", "outer/x"):
        assert (tmp_path / path / ".git").is_file()
        assert labels(None, tmp_path / path)[:3] == ["2025-02-12", "2025-04-11", "2025-09-12"]


def test_a_detached_head_and_a_borrower_of_objects_have_their_history(
    released: GitRepository, tmp_path: Path
) -> None:
    borrower = GitRepository(tmp_path / "borrower")
    released.git("clone", "--quiet", "--shared", ".", str(borrower.path))
    borrower.git("checkout", "--quiet", "--detach", "HEAD~1")
    assert labels("borrower", tmp_path) == ["2025-02-12", "2025-04-11", "2025-09-12"]
    shutil.move(released.path, tmp_path / "elsewhere")
    error = failure("borrower@2025-02-12", tmp_path)
    assert f"`borrower` borrows objects from `{released.path}" in error.message


def test_a_bare_repository_is_a_project_for_those_who_are_in_it(
    released: GitRepository, tmp_path: Path
) -> None:
    released.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    for folder in (tmp_path / "bare.git", tmp_path / "bare.git" / "refs", released.path / ".git"):
        assert labels(None, folder) == ["2025-02-12", "2025-04-11", "2025-09-12"]


@pytest.mark.parametrize("inside", [".", "refs", "refs/heads"])
def test_among_gits_own_files_a_name_is_a_revision(
    released: GitRepository, tmp_path: Path, inside: str
) -> None:
    released.git("branch", "description", "main~3")
    released.git("branch", "config", "main~3")
    released.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    for top in (tmp_path / "bare.git", released.path / ".git"):
        for name, text in (
            ("HEAD", "# Four"),
            ("main", "# Four"),
            ("refs/heads/main", "# Four"),
            ("config", "# Two"),
        ):
            assert load_revision(name, start=top / inside).text == f"{text}\n"
        assert [read.text for read in load_revisions("HEAD~3", "HEAD", start=top / inside)][::2] == [
            "# Two\n",
            "# Four\n",
        ]
        assert load_revision("./config", start=top).text == (top / "config").read_text()
        (top / "mine.md").write_text("# Mine\n")
        assert load_revision("mine.md", start=top).text == "# Mine\n"
    (released.path / "main").write_text("# A file\n")
    assert load_revision("main", start=released.path).text == "# A file\n"


def test_a_bare_repository_has_its_latest_release_as_default_and_a_head_of_its_own(
    released: GitRepository, tmp_path: Path
) -> None:
    released.git("tag", "v2025.09.12", "main~1")
    released.git("checkout", "--quiet", "-b", "hotfix", "main~3")
    released.commit("Mend", {"model_spec.md": "# Mended\n"}, "2025-11-01")
    released.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    for start, source in ((tmp_path, "bare.git"), (tmp_path / "bare.git", None)):
        at = f"{source}@" if source else ""
        assert load_revision(source, start=start).text == "# Three!\n"
        assert load_revision(f"{at}latest", start=start).text == "# Three!\n"
        assert open_source(source, start=start).revisions()[-1].label == "2025-09-12"
        for label in ("head", "HEAD", "hotfix"):
            assert load_revision(f"{at}{label}", start=start).text == "# Mended\n"


def test_a_branch_without_a_commit_is_said_to_have_none(repository: GitRepository) -> None:
    (repository.path / "model_spec.md").write_text("# A\n")
    said: list[str] = []
    assert labels(None, repository.path, said) == ["head"]
    assert said == ["the repository `.` has no commits"]
    assert (failure("HEAD", repository.path).hint or "").endswith("; the repository `.` has no commits")


def test_a_git_file_that_leads_nowhere_is_told(released: GitRepository, tmp_path: Path) -> None:
    shutil.rmtree(released.path / ".git")
    (released.path / ".git").write_text("gitdir: nowhere\n")
    error = failure("repo@2025-02-12", tmp_path)
    assert "not a git repository" in error.message
    assert "`git worktree repair`" in (error.hint or "")


def test_a_repository_of_somebody_else_is_not_read_and_the_error_says_how_to_trust_them(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # which is git's own way to test it
    for source in ("repo@2025-02-12", f"file://{released.path}"):
        error = failure(source, tmp_path)
        assert "belongs to another user, and git does not read it" in error.message
        assert "safe.directory" in (error.hint or "")
    with pytest.raises(UnreadableRepositoryError):
        labels("repo", tmp_path)
    assert open_source("repo", start=tmp_path).load(None).text == "# Four\n"
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "*")
    assert labels("repo", tmp_path)[0] == "2025-02-12"


def test_a_repository_that_the_environment_names_is_not_taken_silently_for_ours(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    released.git("worktree", "add", "--quiet", str(tmp_path / "beside"), "HEAD~1")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "bare.git"))
    said: list[str] = []
    labels(None, released.path, said)
    assert said == ["`GIT_DIR` is not used: the history of `.` is that of the repository around it"]
    (tmp_path / "plain").mkdir()
    (tmp_path / "spec.md").write_text("# A {#a}\n")
    said = []
    assert labels(None, tmp_path, said) == ["head"]
    bare = tmp_path / "bare.git"
    assert said == [f"`GIT_DIR` is not used: no repository is around `.`; name that one: `{bare}`"]
    assert f"name the repository: `{tmp_path / 'bare.git'}`" in (failure(None, tmp_path / "plain").hint or "")
    for start, named in (
        (released.path, ".git"),
        (tmp_path / "beside", os.path.join(released.path, ".git", "worktrees", "beside")),  # noqa: PTH118
    ):
        monkeypatch.setenv("GIT_DIR", named)
        said = []
        labels(None, start, said)
        assert said == [], "as in a hook of that repository"


def test_what_a_hook_tells_git_of_another_repository_is_hidden_from_ours(
    released: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert released.path.exists()
    for name in ("GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_SHALLOW_FILE", "GIT_NAMESPACE"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    assert labels("repo", tmp_path)[0] == "2025-02-12"
    assert labels(f"file://{released.path}", tmp_path)[0] == "2025-02-12"


def test_a_clone_in_which_nothing_is_checked_out_has_its_history(
    released: GitRepository, tmp_path: Path
) -> None:
    released.bundle(tmp_path / "spec.bundle", "main")  # which names no HEAD
    released.git("clone", "--quiet", str(tmp_path / "spec.bundle"), str(tmp_path / "clone"))
    assert labels("clone", tmp_path) == ["2025-02-12", "2025-04-11", "2025-09-12"]
    error = failure("clone", tmp_path)
    assert error.message == "there is no spec in `clone`, and no other file"
    assert "`git checkout BRANCH`" in (error.hint or "")
