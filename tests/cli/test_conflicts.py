"""A text with a merge conflict in it is read and linted, and neither rewritten nor published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.history.conftest import make_repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

_CLEAN = "# Style {#style}\n\nWrite  in  sentences[^ab12].\n"
_BROKEN = (
    f"{_CLEAN}\n<<<<<<< HEAD\nWrite in short sentences.\n=======\nWrite in plain words.\n>>>>>>> branch\n"
)
_WHY = "merge conflict is not resolved; keep one side or combine both, delete the lines with markers, then run this again"
_PROMPTS = "Examples for [^ab12] in Style:\n\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> branch\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    (tmp_path / "model_spec.md").write_bytes(_BROKEN.encode())
    (tmp_path / "clean.md").write_bytes(_CLEAN.encode())
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        "fmt model_spec.md",
        "fmt --check model_spec.md",
        "lint --fix",
        "lint --unsafe-fixes",
        "lint --fix --diff",
        "rename style tone",
        "rename style tone --dry-run",
        "merge clean.md model_spec.md clean.md",
        "merge clean.md clean.md model_spec.md",
        "merge model_spec.md clean.md clean.md",
        "site build",
    ],
)
def test_what_would_rewrite_or_publish_it_refuses_it_in_one_line(
    run: Callable[..., Ran], spec: Path, words: str
) -> None:
    ran = run(*words.split(), cwd=spec)
    errors = [line for line in ran.err.splitlines() if line.startswith(("error:", "hint:"))]
    assert (ran.code, ran.out, errors) == (2, "", [f"error: model_spec.md:5: {_WHY}"])
    assert (spec / "model_spec.md").read_bytes() == _BROKEN.encode()
    assert not (spec / "build").exists()


def test_line_ends_of_windows_hide_nothing(run: Callable[..., Ran], spec: Path) -> None:
    text = _BROKEN.replace("\n", "\r\n").encode()
    (spec / "model_spec.md").write_bytes(text)
    ran = run("fmt", "model_spec.md", cwd=spec)
    assert (ran.code, ran.err) == (2, f"error: model_spec.md:5: {_WHY}\n")
    assert (spec / "model_spec.md").read_bytes() == text
    piped = run("fmt", "-", cwd=spec, stdin=text)
    assert (piped.code, piped.out) == (2, "")
    assert piped.err == f"error: -:5: {_WHY}\n"


@pytest.mark.parametrize("words", ["lint --fix", "rename style tone", "site build"])
def test_eval_prompt_files_are_looked_at_too(run: Callable[..., Ran], spec: Path, words: str) -> None:
    (spec / "model_spec.md").write_bytes(_CLEAN.encode())
    (spec / "examples").mkdir()
    (spec / "examples" / "ab12.md").write_bytes(_PROMPTS.encode())
    ran = run(*words.split(), cwd=spec)
    assert ran.code == 2
    assert ran.err.splitlines()[-1] == f"error: examples/ab12.md:3: {_WHY}"
    assert (spec / "model_spec.md").read_bytes() == _CLEAN.encode()


def test_it_is_read_as_it_stands(run: Callable[..., Ran], spec: Path) -> None:
    shown = run("show", "model_spec.md#style", cwd=spec)
    assert shown.code == 0
    assert "<<<<<<< HEAD" in shown.out
    assert "Write in plain words." in shown.out
    assert "1 clause ·" in run("tree", "model_spec.md", cwd=spec).out
    linted = run("lint", cwd=spec)
    assert linted.code == 1
    assert linted.out.count("SYN016") == 1


def test_a_conflict_that_git_keeps_is_published_as_it_was(run: Callable[..., Ran], tmp_path: Path) -> None:
    repository = make_repository(tmp_path / "repo")
    repository.commit("Release 2025-02-12", {"model_spec.md": _BROKEN}, "2025-02-12")
    repository.commit("Release 2025-04-11", {"model_spec.md": _CLEAN}, "2025-04-11")
    ran = run("site", "build", cwd=repository.path)
    assert ran.code == 0, ran.err


def test_text_about_markers_is_no_conflict(run: Callable[..., Ran], spec: Path) -> None:
    text = f"{_CLEAN}\n```\n{_BROKEN.partition('<')[1]}{_BROKEN.partition('<')[2]}```\n"
    (spec / "model_spec.md").write_bytes(text.encode())
    assert run("fmt", "--check", "model_spec.md", cwd=spec).code in {0, 1}
    merged = run("merge", "model_spec.md", "model_spec.md", "model_spec.md", cwd=spec)
    assert (merged.code, merged.out) == (0, text)
