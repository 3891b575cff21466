"""What a merge refuses before it changes anything, and what it can do without."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError
from tests.upstream.conftest import SMALL, disagree, run, snapshot
from tests.upstream.processes import call, fails

if TYPE_CHECKING:
    from pathlib import Path

    from tests.history.conftest import GitRepository

CONFLICT = "\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n"


@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("name", ["model_spec.md", "CHANGELOG.md", "clausetree.lock", "examples/aaaa.md"])
def test_changes_that_are_not_committed_are_refused(
    small_fork: GitRepository, name: str, *, staged: bool
) -> None:
    with (small_fork.path / name).open("a") as file:
        file.write("\n# More.\n")
    if staged:
        small_fork.git("add", name)
    before = snapshot(small_fork)
    with pytest.raises(ClausetreeError, match=f"`{name}` has changes that are not committed") as caught:
        run("merge")
    assert caught.value.hint == "commit them, or `git stash` them, then merge"
    assert snapshot(small_fork) == before
    assert run("merge", "--dry-run").exit_code == 0
    small_fork.commit("more", {})
    assert run("merge").exit_code in {0, 1}


def test_deleted_files_are_changes_too_and_all_are_counted(small_fork: GitRepository) -> None:
    for path in (small_fork.path / "examples").iterdir():
        path.unlink()
    with pytest.raises(ClausetreeError, match=r"`examples/aaaa\.md` and 1 more have changes"):
        run("merge")


def test_changes_elsewhere_and_new_files_are_none_of_it(small_fork: GitRepository) -> None:
    small_fork.commit("other", {"notes.txt": "One.\n"})
    (small_fork.path / "notes.txt").write_text("Two.\n")
    (small_fork.path / "draft.txt").write_text("New.\n")
    assert run("merge").exit_code == 0
    assert (small_fork.path / "notes.txt").read_text() == "Two.\n"


def test_a_spec_in_no_repository_is_merged(small_fork: GitRepository) -> None:
    shutil.rmtree(small_fork.path / ".git")
    disagree_in_place(small_fork)
    before = snapshot(small_fork)
    assert run("status").exit_code == 0
    assert run("merge").exit_code == 1
    run("abort")
    assert snapshot(small_fork) == before


def disagree_in_place(fork: GitRepository) -> None:
    file = fork.path / "model_spec.md"
    file.write_text(file.read_text().replace("blue book", "green book"))


def test_a_spec_that_git_does_not_know_is_merged(small_fork: GitRepository) -> None:
    small_fork.git("rm", "--cached", "--quiet", "-r", ".")
    small_fork.commit("nothing", {".gitignore": "*\n"})
    small_fork.git("rm", "--cached", "--quiet", "-r", "--ignore-unmatch", ".")
    assert run("merge").exit_code == 0


def test_a_work_tree_whose_repository_is_elsewhere_is_asked(
    small_fork: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_fork.git("worktree", "add", "--quiet", "-b", "other", "../tree of work")
    monkeypatch.chdir(tmp_path / "tree of work")
    with open("model_spec.md", "a", encoding="utf-8") as file:  # noqa: PTH123 - of the working directory
        file.write("\nMore.\n")
    with pytest.raises(ClausetreeError, match=r"`model_spec\.md` has changes"):
        run("merge")


@pytest.mark.parametrize("name", ["model_spec.md", "examples/aaaa.md", "CHANGELOG.md"])
def test_conflict_markers_are_refused_with_their_line(small_fork: GitRepository, name: str) -> None:
    text = (small_fork.path / name).read_text()
    line = text.count("\n") + 2
    small_fork.commit("unsettled", {name: text + CONFLICT})
    before = snapshot(small_fork)
    for command in ("merge", "status", "diff"):
        ended = call(small_fork.path, command)
        fails(ended, f"`{name}` has a conflict marker in line {line}", "settle that conflict")
    assert snapshot(small_fork) == before


def test_a_lock_file_that_cannot_be_read(small_fork: GitRepository) -> None:
    for text in ("<<<<<<< HEAD\n", "", "[upstream]\nsource = 3\n", "[upstream]\nsorce = 'x'\n"):
        (small_fork.path / "clausetree.lock").write_text(text)
        for command in ("status", "merge"):
            with pytest.raises(ClausetreeError, match=r"`clausetree\.lock` is not a lock file") as caught:
                run(command)
            assert "restore it from the last commit" in (caught.value.hint or "")
            assert "\n" not in caught.value.message


def test_a_lock_file_of_a_newer_clausetree_is_not_to_be_deleted_first(small_fork: GitRepository) -> None:
    lock = small_fork.path / "clausetree.lock"
    text = lock.read_text()
    for newer in (f"version = 2\n{text}", text.replace("[upstream]\n", "[upstream]\nmirror = 'x'\n")):
        lock.write_text(newer)
        with pytest.raises(ClausetreeError, match="unknown field") as caught:
            run("status")
        assert (caught.value.hint or "").startswith("if a newer clausetree wrote it")


def test_nothing_in_common_is_said_and_a_base_is_offered(small_fork: GitRepository) -> None:
    (small_fork.path / "clausetree.lock").unlink()
    other = "# House {#house}\n\n## Lend nothing {#lend}\n\nNever.\n\n## Rest {#rest}\n\nAt night.\n"
    small_fork.commit("another house", {"model_spec.md": other})
    before = snapshot(small_fork)
    ended = call(small_fork.path, "add", "../upstream")
    command = "clausetree upstream add ../upstream --base 2026-02-10"
    fails(ended, "no revision of `../upstream` has enough in common with `model_spec.md`", f"`{command}`")
    assert snapshot(small_fork) == before
    assert run(*command.split()[2:]).exit_code == 0
    assert run("status").exit_code == 0


def test_where_nothing_is_alike_no_base_is_made_up(small_fork: GitRepository) -> None:
    (small_fork.path / "clausetree.lock").unlink()
    small_fork.commit("rockets", {"model_spec.md": "# Rockets {#rockets}\n\nNever point them down.\n"})
    ended = call(small_fork.path, "add", "../upstream")
    fails(ended, "has enough in common", "`clausetree upstream add ../upstream --base LABEL`")
    assert run("add", "../upstream", "--base", "2026-01-10").exit_code == 0
    fails(call(small_fork.path, "merge"), "has no clause in common with", "")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "there is no spec"),
        ({"notes.txt": "Nothing.\n"}, "there is no spec"),
        ({"model_spec.md": ""}, "has enough in common"),
        ({"model_spec.md": "Only words.\n"}, "has enough in common"),
    ],
)
def test_a_source_that_is_no_spec(
    small_fork: GitRepository, tmp_path: Path, files: dict[str, str], words: str
) -> None:
    (small_fork.path / "clausetree.lock").unlink()
    (tmp_path / "other").mkdir()
    for name, text in files.items():
        (tmp_path / "other" / name).write_text(text)
    fails(call(small_fork.path, "add", "../other"), words, "")
    fails(call(small_fork.path, "add", "../nowhere"), "there is no file `../nowhere`", "")
    assert not (small_fork.path / "clausetree.lock").exists()


@pytest.mark.parametrize("source", ["-", ".", "model_spec.md", "../fork"])
def test_what_cannot_be_followed(small_fork: GitRepository, source: str) -> None:
    (small_fork.path / "clausetree.lock").unlink()
    with pytest.raises(ClausetreeError, match="can't be followed"):
        run("add", source)


def test_a_release_that_is_taken_over_already_changes_nothing(small_fork: GitRepository) -> None:
    run("merge")
    small_fork.commit("took over", {})
    before = snapshot(small_fork)
    done = run("merge")
    assert (done.exit_code, done.stderr) == (0, "../upstream@2026-02-10 was already taken over\n")
    with pytest.raises(ClausetreeError, match="`2026-01-10` is older than `2026-02-10`"):
        run("merge", "--to", "2026-01-10")
    assert snapshot(small_fork) == before


def test_files_of_eval_prompts_without_anything_in_common_are_a_question(small_fork: GitRepository) -> None:
    small_fork.commit("own prompts", {"examples/aaaa.md": "# Ours {#ours}\n\nSomething else.\n"})
    before = snapshot(small_fork)
    done = run("merge")
    assert done.exit_code == 1
    assert "examples/aaaa.md:1: both sides changed it" in done.stderr
    run("abort")
    assert snapshot(small_fork) == before


def test_a_file_as_upstream(small_fork: GitRepository, tmp_path: Path) -> None:
    (small_fork.path / "clausetree.lock").unlink()
    (tmp_path / "their spec.md").write_text(SMALL % ("blue book", "the lights"))
    assert run("add", "../their spec.md").exit_code == 0
    assert "newer  none" in run("status").stdout


def test_a_fork_that_disagrees_is_left_alone_by_a_dry_run(small_fork: GitRepository) -> None:
    disagree(small_fork)
    before = snapshot(small_fork)
    assert run("merge", "--dry-run").exit_code == 1
    assert snapshot(small_fork) == before
