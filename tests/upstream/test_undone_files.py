"""A merge under way whose files are put back as they were: it is not taken for settled, whoever did that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.config.lock import parse_lock
from clausetree.model.errors import ClausetreeError
from tests.upstream.conftest import disagree, run, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.history.conftest import GitRepository

AS_BEFORE = "`model_spec.md` is as it was before the merge"


@pytest.fixture
def pending(small_fork: GitRepository) -> GitRepository:
    """A fork with a merge under way, one conflict in it; upstream changes another clause and its eval prompts as well."""
    disagree(small_fork)
    assert run("merge").exit_code == 1
    return small_fork


def is_taken(fork: GitRepository) -> bool:
    return parse_lock((fork.path / "clausetree.lock").read_text(), "").label == "2026-02-10"


def refuses(command: str, words: str) -> str:
    with pytest.raises(ClausetreeError) as caught:
        run(command)
    assert words in caught.value.message
    return caught.value.hint or ""


@pytest.mark.parametrize(
    "commands",
    [
        [["stash"]],
        [["stash", "--include-untracked"]],
        [["checkout", "."]],
        [["reset", "--hard"]],
        [["restore", "--worktree", "."], ["clean", "-fd"]],
        [["checkout", "model_spec.md"]],
    ],
    ids=lambda commands: " ".join(commands[-1]),
)
def test_a_text_that_git_put_back_is_refused(
    pending: GitRepository, commands: Sequence[Sequence[str]]
) -> None:
    for command in commands:
        pending.git(*command)
    for command in ("continue", "status", "merge", "diff"):
        hint = refuses(command, AS_BEFORE)
        assert "`git stash pop`" in hint
        assert "`clausetree upstream abort`, then `clausetree upstream merge` again" in hint
    assert not is_taken(pending)
    run("abort")
    pending.git("checkout", ".")
    assert run("merge").exit_code == 1
    settle(pending.path / "model_spec.md")
    assert run("continue").exit_code == 0
    assert is_taken(pending)


def test_what_is_popped_again_can_be_continued(pending: GitRepository) -> None:
    pending.git("stash")
    refuses("continue", AS_BEFORE)
    pending.git("stash", "pop")
    refuses("continue", "`model_spec.md` has a conflict marker in line ")
    settle(pending.path / "model_spec.md")
    assert run("continue").exit_code == 0


def test_other_line_ends_are_no_other_text(pending: GitRepository) -> None:
    pending.git("stash")
    file = pending.path / "model_spec.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    refuses("continue", AS_BEFORE)


@pytest.mark.parametrize(
    ("file", "undo", "words"),
    [
        ("aaaa", lambda fork: fork.git("checkout", "examples/aaaa.md"), "is as it was before the merge"),
        ("bbbb", lambda fork: fork.git("checkout", "examples/bbbb.md"), "is as it was before the merge"),
        ("cccc", lambda fork: (fork.path / "examples" / "cccc.md").unlink(), "was deleted"),
    ],
    ids=["changed", "deleted", "inserted"],
)
def test_a_file_of_eval_prompts_alone(
    pending: GitRepository, file: str, undo: Callable[[GitRepository], object], words: str
) -> None:
    settle(pending.path / "model_spec.md")
    undo(pending)
    refuses("continue", f"`examples/{file}.md` {words}")
    refuses("status", f"is pending, but `examples/{file}.md` {words}")
    assert not is_taken(pending)


def test_a_text_that_is_put_back_and_then_edited(pending: GitRepository) -> None:
    pending.git("checkout", "model_spec.md")
    file = pending.path / "model_spec.md"
    file.write_text(file.read_text() + "\nKnock twice.\n")
    refuses("continue", "`model_spec.md` has nothing of what the merge wrote")


def test_a_spec_that_is_gone(pending: GitRepository) -> None:
    (pending.path / "model_spec.md").unlink()
    refuses("continue", "`model_spec.md` was deleted")


def test_several_files_are_counted(pending: GitRepository) -> None:
    pending.git("stash")
    refuses("continue", f"{AS_BEFORE}; 2 more files don't have what the merge wrote either")


def test_ours_in_every_conflict_and_theirs_elsewhere_is_settled(pending: GitRepository) -> None:
    settle(pending.path / "model_spec.md")
    assert run("continue").exit_code == 0
    assert is_taken(pending)


def test_ours_where_upstream_changed_nothing_else_is_the_text_before(small_fork: GitRepository) -> None:
    file = small_fork.path / "model_spec.md"
    disagree(small_fork)
    text = file.read_text().replace("switches off the lights", "switches off all lights")
    small_fork.commit("all lights", {"model_spec.md": text})
    assert run("merge").exit_code == 1
    settle(file)
    assert file.read_text() == text
    assert run("continue").exit_code == 0
    assert is_taken(small_fork)


def test_upstreams_other_change_reworded_is_settled(pending: GitRepository) -> None:
    settle(pending.path / "model_spec.md")
    file = pending.path / "model_spec.md"
    file.write_text(file.read_text().replace("switches off all lights", "puts out every light"))
    assert run("continue").exit_code == 0


def test_a_changelog_may_be_put_back(pending: GitRepository) -> None:
    settle(pending.path / "model_spec.md")
    pending.git("checkout", "CHANGELOG.md")
    assert run("continue").exit_code == 0


def test_eval_prompts_that_both_changed_may_be_kept_or_deleted(small_fork: GitRepository) -> None:
    for settled in ("Examples for [^aaaa] in Lend tools:\n\nOurs.\n", None):
        prompts = small_fork.path / "examples" / "aaaa.md"
        small_fork.commit("own", {"examples/aaaa.md": "Examples for [^aaaa] in Lend tools:\n\nOurs.\n"})
        assert run("merge").exit_code == 1
        assert "<<<<<<<" in prompts.read_text()
        if settled:
            prompts.write_text(settled)
        else:
            prompts.unlink()
        assert run("continue").exit_code == 0
        assert is_taken(small_fork)
        small_fork.git("checkout", ".")
