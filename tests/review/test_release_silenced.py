"""What silences lint silences no check of a release that can't be taken back."""

from __future__ import annotations

import pytest

from tests.review.conftest import DELETED, PLAIN, Project, call, check, delete_kind, failed, lower


def delete_and_lower(project: Project) -> None:
    delete_kind(project)
    lower(project)
    project.note(DELETED, PLAIN)


def test_a_baseline_hides_no_lost_id_and_no_lowered_level(project: Project) -> None:
    delete_and_lower(project)
    call("lint", "--against", "2025-01-01", "--write-baseline", "known.json")
    project.edit("[spec]", '[lint]\nbaseline = "known.json"\n\n[spec]', "clausetree.toml")
    assert failed() == ["ids", "levels"]


@pytest.mark.parametrize(
    "settings",
    [
        'select = ["SYN"]',
        'ignore = ["REV001", "REV002"]',
        'ignore = ["REV"]',
        'ignore = ["lost-id", "lowered-level"]',
        'severity = {REV = "off"}',
        'per-file-ignores = {"*.md" = ["REV"]}',
        'fail-on = "never"',
    ],
)
def test_settings_hide_no_lost_id_and_no_lowered_level(project: Project, settings: str) -> None:
    delete_and_lower(project)
    project.edit("[spec]", f"[lint]\n{settings}\n\n[spec]", "clausetree.toml")
    found = check()
    assert [name for name, one in found.items() if not one["ok"]] == ["ids", "levels"]
    assert len(found["ids"]["details"]) == len(found["levels"]["details"]) == 1


def _conflict(text: str) -> str:
    return f"<<<<<<< ours\n{text}=======\n{text.upper()}>>>>>>> theirs\n"


@pytest.mark.parametrize(
    "settings",
    ["", 'baseline = "known.json"', 'ignore = ["SYN016"]', 'fail-on = "never"', 'severity = {SYN = "off"}'],
)
def test_a_text_with_a_conflict_is_never_ready(project: Project, settings: str) -> None:
    delete_and_lower(project)
    text = (project.folder / "model_spec.md").read_text(encoding="utf-8")
    project.write("model_spec.md", _conflict(text))
    call("lint", "--against", "2025-01-01", "--write-baseline", "known.json")
    project.edit("[spec]", f"[lint]\n{settings}\n\n[spec]", "clausetree.toml")
    found = check()
    assert {"ids", "levels", "lint"} <= {name for name, one in found.items() if not one["ok"]}
    assert found["ids"]["says"].startswith("it can't be told which ids of `2025-01-01` are lost")
    assert found["levels"]["says"].startswith("it can't be told which levels are lower")
    first = found["lint"]["details"][0]
    assert (first["path"], first["line"]) == ("model_spec.md", 1)
    assert "[SYN016]" in first["says"]


def test_a_conflict_in_eval_prompts_fails_lint_alone(project: Project) -> None:
    project.write("examples/ab12.md", _conflict("Examples for [^ab12] in Write plainly:\n"))
    project.edit("[spec]", '[lint]\nignore = ["SYN", "IDS", "EXM"]\n\n[spec]', "clausetree.toml")
    assert failed() == ["lint"]
