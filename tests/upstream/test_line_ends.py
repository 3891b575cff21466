"""A merge in a work tree whose lines end in `\\r\\n`: they stay so, and git sees no more than what was merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.history.conftest import GitRepository, make_repository
from tests.upstream.conftest import SMALL, disagree, run, settle, snapshot

if TYPE_CHECKING:
    from pathlib import Path

FILES = ["model_spec.md", "CHANGELOG.md", "clausetree.lock", "examples/aaaa.md"]


def make_autocrlf(fork: GitRepository) -> None:
    fork.git("config", "core.autocrlf", "true")
    check_out(fork)


def make_attributes(fork: GitRepository) -> None:
    fork.commit("attributes", {".gitattributes": "*.md text eol=crlf\n*.lock text eol=crlf\n"})
    check_out(fork)


def make_stored(fork: GitRepository) -> None:
    fork.commit("stored", {name: (fork.path / name).read_text().replace("\n", "\r\n") for name in FILES})


def check_out(fork: GitRepository) -> None:
    for name in FILES:
        (fork.path / name).unlink()
    fork.git("checkout", "--quiet", "--", ".")


WAYS = pytest.mark.parametrize("make", [make_autocrlf, make_attributes, make_stored])


def count_ends(path: Path) -> tuple[bool, bool]:
    """Whether a file has lines that end in `\\r\\n`, and others."""
    data = path.read_bytes()
    return b"\r\n" in data, data.count(b"\n") > data.count(b"\r\n")


def list_edits(fork: GitRepository) -> list[str]:
    """The lines that git takes for edited in the spec."""
    rows = fork.git("diff", "--unified=0", "--", "model_spec.md").splitlines()
    return [row.rstrip("\r") for row in rows if row[:1] in "+-" and not row.startswith(("+++", "---"))]


@WAYS
def test_the_lines_end_as_before_and_git_shows_only_what_was_merged(
    small_fork: GitRepository, make: type
) -> None:
    make(small_fork)
    assert [count_ends(small_fork.path / name) for name in FILES] == [(True, False)] * len(FILES)
    assert run("status").exit_code == 0
    assert run("merge").exit_code == 0
    assert [count_ends(small_fork.path / name) for name in FILES] == [(True, False)] * len(FILES)
    assert count_ends(small_fork.path / "examples/cccc.md") == (True, False)
    assert list_edits(small_fork) == [
        "-Write the name of the borrower in the blue book before the tool leaves the house.",
        "+Write the name of the borrower in the red book before the tool leaves the house.",
        "-The last person who leaves at night switches off the lights and locks the door.",
        "+The last person who leaves at night switches off all lights and locks the door.",
    ]


@WAYS
def test_conflicts_are_marked_and_undone_in_them_too(small_fork: GitRepository, make: type) -> None:
    disagree(small_fork)
    make(small_fork)
    before = snapshot(small_fork)
    assert run("merge").exit_code == 1
    assert count_ends(small_fork.path / "model_spec.md") == (True, False)
    run("abort")
    assert snapshot(small_fork) == before
    run("merge")
    settle(small_fork.path / "model_spec.md")
    assert run("continue").exit_code == 0
    assert [count_ends(small_fork.path / name) for name in FILES] == [(True, False)] * len(FILES)
    assert list_edits(small_fork)[0].startswith("-The last person")


def test_an_upstream_with_other_line_ends_brings_its_words_only(
    small_fork: GitRepository, tmp_path: Path
) -> None:
    other = make_repository(tmp_path / "other")
    text = (small_fork.path / "model_spec.md").read_text().partition("\n## Our rule")[0]
    prompt = "Examples for [^aaaa] in Lend tools:\r\n\r\n%s\r\n"
    first = {"model_spec.md": text.replace("\n", "\r\n"), "examples/aaaa.md": prompt % "One."}
    other.commit("Release 2026-01-10", first, day="2026-01-10")
    second = {
        "model_spec.md": (SMALL % ("red book", "all lights")).replace("\n", "\r\n"),
        "examples/aaaa.md": prompt % "Three.",
        "examples/dddd.md": prompt % "Four.",
    }
    other.commit("Release 2026-03-10", second, day="2026-03-10")
    (small_fork.path / "clausetree.lock").unlink()
    run("add", "../other", "--base", "2026-01-10")
    small_fork.commit("other", {})
    assert run("merge").exit_code == 0
    files = [*FILES, "examples/dddd.md"]
    assert [count_ends(small_fork.path / name) for name in files] == [(False, True)] * len(files)
    assert "Three." in (small_fork.path / "examples/aaaa.md").read_text()
