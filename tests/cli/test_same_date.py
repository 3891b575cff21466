"""Several texts of one release date, as the commands show them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.history.conftest import make_repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

_TEXT = "# Rules {{#rules}}\n\n## Be kind {{#be_kind authority=user}}\n\n{}\n"
_TEXTS = {
    "Release 2025-09-12": "Be kind to people.",
    "Release 2025-12-18": "Be kind to people and cats.",
    "Release 2025-12-18 (rev 2)": "Be kind to people and cats and dogs.",
    "Release 2025-12-18 (rev 3)": "Be kind to people, cats and dogs alike.",
}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A repository with a release before one date, and three texts of that date."""
    repository = make_repository(tmp_path / "repo")
    for day, (message, text) in enumerate(_TEXTS.items(), 16):
        repository.commit(message, {"model_spec.md": _TEXT.format(text)}, f"2025-12-{day}")
    return repository.path


def test_revisions_lists_the_text_of_a_date_and_with_all_those_before_it(
    run: Callable[..., Ran], spec: Path
) -> None:
    rows = [line.split("  ") for line in run("revisions", cwd=spec).out.splitlines()[1:]]
    assert [row[0] for row in rows] == ["2025-09-12", "2025-12-18"]
    rows = [
        [cell for cell in line.split("  ") if cell]
        for line in run("revisions", "--all", cwd=spec).out.splitlines()[1:]
    ]
    assert [(row[0].strip(), row[1].strip()) for row in rows] == [
        ("2025-09-12", "2025-09-12"),
        ("2025-12-18-rev1", "2025-12-18, first text"),
        ("2025-12-18-rev2", "2025-12-18, second text"),
        ("2025-12-18", "2025-12-18"),
    ]


def test_log_blame_and_drift_know_only_the_text_that_stands(run: Callable[..., Ran], spec: Path) -> None:
    stages = json.loads(run("log", "be_kind", "--format", "json", cwd=spec).out)["stages"]
    assert [stage["revision"]["label"] for stage in stages] == ["2025-09-12", "2025-12-18"]
    rows = json.loads(run("drift", "--format", "json", cwd=spec).out)["revisions"]
    assert [row["revision"]["label"] for row in rows] == ["2025-09-12", "2025-12-18"]
    for form in ("text", "json"):
        blame = run("blame", "--format", form, cwd=spec).out
        assert "2025-12-18" in blame
        assert "rev" not in blame.replace("revision", "")
    chart = run("drift", "--format", "svg", cwd=spec).out
    assert chart.count("words</text>") == 2
    assert "rev1" not in chart


def test_blame_of_an_earlier_text_ends_with_it(run: Callable[..., Ran], spec: Path) -> None:
    for name in ("2025-12-18-rev2", "HEAD~1"):
        found = json.loads(run("blame", name, "--format", "json", cwd=spec).out)
        assert found["revision"]["label"] == "2025-12-18-rev2"
        kind = next(clause for clause in found["clauses"] if clause["id"] == "be_kind")
        assert (kind["brought"], kind["changed"]) == ("2025-09-12", "2025-12-18-rev2")


def test_blame_of_a_commit_that_is_not_listed_is_an_error(run: Callable[..., Ran], spec: Path) -> None:
    repository = make_repository(spec)
    for text in ("Another text.", "The text of the head."):
        repository.commit("Not released", {"model_spec.md": _TEXT.format(text)}, "2026-01-01")
    result = run("blame", "HEAD~1", cwd=spec)
    assert result.code == 2
    assert "`HEAD~1` is not one of the listed revisions" in result.err


def test_readers_see_which_text_of_the_date_is_compared(run: Callable[..., Ran], spec: Path) -> None:
    names = "2025-12-18, first text → 2025-12-18"
    for form in ("text", "markdown", "html"):
        assert names in run("diff", "2025-12-18-rev1", "2025-12-18", "--format", form, cwd=spec).out
    found = json.loads(run("diff", "2025-12-18-rev1", "2025-12-18", "--format", "json", cwd=spec).out)
    assert (found["old"]["label"], found["new"]["label"]) == ("2025-12-18-rev1", "2025-12-18")
    assert "2025-12-18, second text" in run("tree", "2025-12-18-rev2", cwd=spec).out.splitlines()[0]


def test_without_names_the_head_is_held_against_the_text_that_stands(
    run: Callable[..., Ran], spec: Path
) -> None:
    (spec / "model_spec.md").write_text(_TEXT.format("Now."))
    assert run("diff", "--stat", cwd=spec).out.startswith("2025-12-18 → head\n")


def test_the_draft_for_an_earlier_text_passes_its_own_check(run: Callable[..., Ran], spec: Path) -> None:
    draft = run("changelog", "2025-09-12", "2025-12-18-rev1", cwd=spec).out
    (spec / "NEWS.md").write_text(f"# News\n\n## 2025-12-18\n\n- nothing\n\n{draft}")
    names = "2025-09-12", "2025-12-18-rev1", "--check", "NEWS.md"
    assert run("changelog", *names, cwd=spec).code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("diff", "--clause", "be_knd"), "neither text has a clause `be_knd`\nhint: did you mean `be_kind`?"),
        (("diff", "--only", "edted"), "unknown kind of change `edted`\nhint: did you mean `edited`?"),
        (("diff", "-", "-"), "standard input can be read only once"),
        (
            ("changelog", "2025-09-12", "2025-12-18", "--check", "README"),
            "`README` has no entry for `2025-12-18`",
        ),
    ],
)
def test_usage_that_means_nothing_ends_with_2(
    run: Callable[..., Ran], spec: Path, arguments: tuple[str, ...], message: str
) -> None:
    (spec / "README").write_text("Nothing.\n")
    result = run(*arguments, cwd=spec)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
