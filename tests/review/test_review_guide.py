"""The guide for reviewers shows commands that run, and the Action and the workflow do what it says."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.utils.yaml import yaml_load

from clausetree.output.review.sections import build_sections
from tests.folders import ROOT
from tests.forking import find_command
from tests.history.conftest import GitRepository, make_repository
from tests.review.conftest import OLD, call

if TYPE_CHECKING:
    from collections.abc import Mapping

GUIDE = (ROOT / "site" / "guide" / "review.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ clausetree (.*)$", GUIDE, re.MULTILINE)
FAILING = {"review 2025-03-24 2025-07-07"}
"""The commands that find something: levels that were lowered."""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_guide_runs(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ran = call(*command.split())
    assert ran.code == int(command in FAILING)
    assert ran.out


def test_the_guide_names_every_part_and_every_check() -> None:
    rows = re.findall(r"^\| ([\w` ]+) \| ", GUIDE, re.MULTILINE)
    parts = re.findall(
        r'^        \("([A-Z][\w ]+)", _tell',
        Path(build_sections.__code__.co_filename).read_text(),
        re.MULTILINE,
    )
    assert [row for row in rows if row in parts] == parts
    assert len(parts) == 6
    assert [row for row in rows if row.startswith("`")] == [
        "`label`",
        "`notes`",
        "`ids`",
        "`levels`",
        "`lint`",
    ]


def test_the_workflows_of_the_guide_name_what_the_action_takes() -> None:
    workflows = [
        yaml_load(text) for text in re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    ]
    assert all("jobs" in workflow for workflow in workflows)
    for option in ("review", "sarif"):
        assert f'`{option}: "false"`' in GUIDE
        assert read_action()["inputs"][option]["default"] == "true"


def read_action() -> Any:
    return yaml_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def step(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(one for one in read_action()["runs"]["steps"] if one.get("name") == name)
    return found


@pytest.fixture
def checkout(tmp_path: Path) -> tuple[GitRepository, str]:
    """A shallow clone at the tip of a pull request, and the tip of the branch that it is for."""
    origin = make_repository(tmp_path / "origin")
    base = origin.commit("Release 2025-01-01", {"docs/model_spec.md": OLD})
    origin.git("checkout", "--quiet", "-b", "edit")
    origin.commit("Edit", {"docs/model_spec.md": OLD.replace("Prefer common", "Use common")})
    origin.git(
        "clone", "--quiet", "--depth=1", "--branch=edit", origin.path.as_uri(), str(tmp_path / "clone")
    )
    return GitRepository(tmp_path / "clone"), base


@pytest.mark.parametrize("rev", ["", "docs/model_spec.md"])
def test_the_action_reviews_a_pull_request(
    checkout: tuple[GitRepository, str], rev: str, tmp_path: Path
) -> None:
    clone, base = checkout
    summary = tmp_path / "summary.md"
    folder = clone.path if rev else clone.path / "docs"
    ran = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step("Review")["run"]],
        cwd=folder,
        env=os.environ
        | {"PATH": os.pathsep.join([find_command(), os.environ["PATH"]])}
        | {"GITHUB_STEP_SUMMARY": str(summary), "REV": rev, "BASE": base},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    assert "- [Write plainly](#plainly) (`user`): “Prefer” → “Use”" in summary.read_text(encoding="utf-8")


def test_the_action_goes_on_where_there_is_nothing_to_compare_with(
    checkout: tuple[GitRepository, str], tmp_path: Path
) -> None:
    clone, base = checkout
    clone.git("fetch", "--quiet", "--depth=1", "origin", base)
    ran = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step("Review")["run"]],
        cwd=clone.path,
        env=os.environ
        | {"PATH": os.pathsep.join([find_command(), os.environ["PATH"]])}
        | {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "REV": "nothing.md", "BASE": base},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (0, "::notice title=clausetree::no review, see the log\n")


def test_the_action_reviews_only_pull_requests_and_before_it_fails() -> None:
    assert step("Review")["if"] == "inputs.review == 'true' && github.event_name == 'pull_request'"
    assert step("Review")["env"]["BASE"] == "${{ github.event.pull_request.base.sha }}"
    names = [one.get("name") for one in read_action()["runs"]["steps"]]
    assert names.index("Lint") < names.index("Review") < names.index("Result")
