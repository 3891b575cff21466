"""What status, a dry run, the report and the merge say of eval prompts: the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.upstream.conftest import disagree, run

if TYPE_CHECKING:
    from tests.history.conftest import GitRepository

TAKEN = {"examples/aaaa.md": "edited", "examples/bbbb.md": "deleted", "examples/cccc.md": "inserted"}
HEAD = "Examples for [^{}] in Lend tools:\n\n{}\n"
OWN: dict[str, tuple[dict[str, str | None], str, str]] = {
    "ours edits what theirs deletes": (
        {"examples/bbbb.md": HEAD.format("bbbb", "Gone soon. Ours.")},
        "examples/bbbb.md",
        "ours changed it, theirs deleted it",
    ),
    "ours deletes what theirs edits": (
        {"examples/aaaa.md": None},
        "examples/aaaa.md",
        "ours deleted it, theirs changed it",
    ),
    "both edit": (
        {"examples/aaaa.md": HEAD.format("aaaa", "Three.")},
        "examples/aaaa.md",
        "both sides changed it",
    ),
    "both insert": (
        {"examples/cccc.md": HEAD.format("cccc", "Other.")},
        "examples/cccc.md",
        "both sides changed it",
    ),
}


def find_conflict_lines(fork: GitRepository, path: str) -> list[int]:
    """Returns the lines of a file that begin a conflict."""
    lines = (fork.path / path).read_text().splitlines()
    return [number for number, line in enumerate(lines, 1) if line.startswith("<<<<<<<")]


def ask_everywhere(fork: GitRepository) -> tuple[dict[str, str], set[str], int]:
    """Returns what all agree on: for each settled file its fate, what is said of the asked ones, how many decisions."""
    status = run("status")
    rows = json.loads(run("status", "--format", "json").stdout)
    dry = run("merge", "--dry-run")
    merged = run("merge", "--report", "report.md")
    report = (fork.path / "report.md").read_text()
    assert dry.stdout == report
    settled = {row["path"]: row["change"] for row in rows["files"] if row["merge"] == "clean"}
    asked = {f"{row['path']}: {row['why']}" for row in rows["files"] if row["merge"] == "conflict"}
    for path, fate in settled.items():
        assert f"- `{path}`: {fate}\n" in report
        told = next(line for line in merged.stderr.splitlines() if line.startswith(f"eval prompts {fate}: "))
        assert path in told
        assert path in status.stdout
    for path, why in (line.split(": ") for line in asked):
        (number,) = find_conflict_lines(fork, path)
        assert f"{path}:{number}: {why}\n" in merged.stderr
        assert f"- `{path}`: {why} (line {number})\n" in report
    count = rows["summary"]["conflicts"]
    assert ("Nothing is left to decide." in report) == (count == 0)
    assert dry.exit_code == merged.exit_code == bool(count)
    assert rows["summary"]["files"] == len(settled) + len(asked)
    assert f"eval prompts that a merge changes ({len(settled) + len(asked)}" in status.stdout
    assert (f"\n{count} conflict" in merged.stderr) == bool(count)
    return settled, asked, count


def test_without_a_conflict_every_file_is_named(small_fork: GitRepository) -> None:
    assert ask_everywhere(small_fork) == (TAKEN, set(), 0)


@pytest.mark.parametrize("case", OWN)
def test_a_file_in_conflict_is_named_counted_and_explained(small_fork: GitRepository, case: str) -> None:
    files, path, why = OWN[case]
    small_fork.commit("own", files)
    settled = {name: fate for name, fate in TAKEN.items() if name != path}
    assert ask_everywhere(small_fork) == (settled, {f"{path}: {why}"}, 1)


def test_conflicts_of_the_text_and_of_files_are_counted_together(small_fork: GitRepository) -> None:
    disagree(small_fork)
    small_fork.commit("own", OWN["both edit"][0])
    assert ask_everywhere(small_fork)[2] == 2
