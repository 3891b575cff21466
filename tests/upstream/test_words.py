"""What somebody reads who follows an upstream: status at any width, the report, the lines on standard error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.output.fork.text import render
from clausetree.output.screen import Screen
from clausetree.project.spec_documents import read_document
from clausetree.upstream.fork import load_fork
from clausetree.upstream.holding import find_status
from tests.upstream.conftest import clausetree, disagree, follow, read_release, run

if TYPE_CHECKING:
    from tests.history.conftest import GitRepository

EDITS = {
    "## Say no without fuss {#saying_no authority=guideline}": "## Say no kindly {#saying_no authority=user}",
    "## Respect the law {#respect_law authority=platform}": "## Respect the law {#respect_law authority=user}",
}


@pytest.fixture
def edited(fork: GitRepository) -> GitRepository:
    """A fork whose edits meet those of upstream, of both kinds."""
    text = (fork.path / "model_spec.md").read_text(encoding="utf-8")
    for old, new in EDITS.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    settings = '[upstream.clauses]\nred_lines = "review"\nrecommend_on_merit = "pin"\n'
    fork.commit("edits", {"model_spec.md": text, "clausetree.toml": settings})
    follow(fork)
    return fork


def show(width: int | None) -> list[str]:
    fork = load_fork(start=Path.cwd())
    return render(find_status(fork, read_document(fork.upstream.load("latest"))), Screen(width)).splitlines()


def test_status_says_first_what_a_merge_does_and_names_kinds_as_elsewhere(edited: GitRepository) -> None:
    assert edited.path.is_dir()
    lines = show(None)
    assert lines[:4] == [
        "base   ../upstream@2025-04-11",
        "newer  2025-09-12",
        "",
        "changed by both (2, 2 to decide)",
    ]
    assert lines[4].split("  ", 2)[1:] == [
        "respect_law",
        "to decide; you: demoted; upstream: demoted, edited",
    ]
    assert "  recommend_on_merit    policy: pin; moved" in lines
    assert "  red_lines             policy: review; inserted" in lines
    assert not any("relevelled" in line or "eval_prompts" in line for line in lines)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_status_stays_within_the_screen_and_says_the_same(edited: GitRepository, width: int) -> None:
    assert edited.path.is_dir()
    lines = show(width)
    assert max(map(len, lines)) <= width
    assert " ".join(" ".join(lines).split()) == " ".join(" ".join(show(None)).split())


def test_a_fork_that_is_up_to_date_has_nothing_newer(edited: GitRepository, upstream: GitRepository) -> None:
    upstream.git("reset", "--quiet", "--hard", "HEAD~1")
    assert edited.path.is_dir()
    assert show(None)[1] == "newer  none"
    assert run("fetch").stderr.endswith("newer than `../upstream@2025-04-11`: no release\n")


def test_the_report_reads_as_markdown(edited: GitRepository) -> None:
    assert edited.path.is_dir()
    report = run("merge", "--dry-run").stdout
    assert report.startswith(
        "# Merge of 2025-09-12 into the draft\n\nSince 2025-04-11, ours alone changed 2 clauses, "
    )
    assert "- `respect_law`: both changed the level: ours `user`, theirs `system` (line " in report
    assert (
        "\n\n## Left behind\n\n- `red_lines` (review)\n- `recommend_on_merit` (pin)\n\n## Also rewritten\n\n- the level `platform` is called `root`"
        in report
    )
    assert "\\`" not in report
    assert "\n\n\n" not in report


def test_conflicts_are_counted_and_what_is_left_behind_is_named(edited: GitRepository) -> None:
    assert edited.path.is_dir()
    lines = run("merge").stderr.splitlines()
    assert lines[:2] == ["left behind (pin): recommend_on_merit", "left behind (review): red_lines"]
    asked = [line for line in lines if line.startswith("model_spec.md:")]
    assert lines[-2:] == [
        f"{len(asked)} conflicts: settle them, then run `clausetree upstream continue`",
        "`clausetree upstream abort` restores every file as it was before the merge",
    ]


def test_one_conflict_is_one(small_fork: GitRepository) -> None:
    disagree(small_fork)
    assert "\n1 conflict: settle it, then run " in run("merge").stderr


def test_with_only_some_clauses_the_rest_is_counted_and_not_listed(edited: GitRepository) -> None:
    done = run("merge", "--only", "red_lines")
    assert done.stderr.startswith("left behind: 32 other clauses that upstream changed\n")
    notes = (edited.path / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "- Takes over `red_lines` of `../upstream@2025-09-12` from upstream.\n" in notes
    edited.commit("took one", {})
    assert clausetree("upstream", "status").stdout.splitlines()[1] == "newer  none"
    assert read_release("2025-09-12").count("{#red_lines") == 1
