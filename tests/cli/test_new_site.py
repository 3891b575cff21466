"""A new project is published at once: by MkDocs alone, by `clausetree site`, by its workflow."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.utils.yaml import yaml_load

from tests.folders import SPEC
from tests.forking import find_command
from tests.history.conftest import GitRepository

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

_INSTALL = "python -m pip install"


@pytest.fixture(params=["scratch", "fork", pytest.param("release", marks=pytest.mark.upstream)])
def project(request: pytest.FixtureRequest, tmp_path: Path, run: Callable[..., Ran]) -> Path:
    """A new project in a git repository of its own: from scratch, from a sample revision, from a real release."""
    source: list[str] = []
    if request.param == "fork":
        source = ["--from", f"{SPEC}@2025-09-12"]
    if request.param == "release":
        source = ["--from", f"{request.getfixturevalue('upstream_bundle')}@2025-04-11"]
    made = run("new", "our-spec", *source, cwd=tmp_path)
    assert made.code == 0, made.err
    assert made.err.splitlines()[-1] == "next: cd our-spec; clausetree lint; clausetree site serve"
    repository = GitRepository(tmp_path / "our-spec")
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.commit("Release 2026-01-31", {}, day="2026-01-31")
    return repository.path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([find_command(), str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["/bin/sh", "-ec", command],
        cwd=folder,
        env=os.environ | {"PATH": path, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def read_yaml(path: Path) -> Any:
    return yaml_load(path.read_text(encoding="utf-8"))


def find_dead_links(site: Path) -> list[str]:
    """Returns the links of a site's pages that lead to no file of it."""
    dead = []
    for page in site.rglob("*.html"):
        for link in re.findall(r'<(?:a|link)\b[^>]* href="([^"#?:]+)["#?]', page.read_text(encoding="utf-8")):
            target = site / link.lstrip("/") if link.startswith("/") else page.parent / link
            if not (target / "index.html" if link.endswith("/") or target.is_dir() else target).is_file():
                dead.append(f"{page.relative_to(site)}: {link}")
    return dead


def test_mkdocs_alone_builds_the_draft_without_a_warning(project: Path) -> None:
    built = shell("mkdocs build --strict --quiet", project)
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    site = project / "build" / "site"
    assert "<title>Our spec</title>" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "head" / "levels_of_authority" / "index.html").is_file()
    assert "model_spec.md" in (site / "changing" / "index.html").read_text(encoding="utf-8")
    assert (site / "following").is_dir() == (project / "clausetree.lock").is_file()
    assert find_dead_links(site) == []


def test_the_hook_and_the_workflow_pass_and_leave_nothing_to_commit(project: Path) -> None:
    (hook,) = read_yaml(project / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    steps = read_yaml(project / ".github" / "workflows" / "spec.yml")["jobs"]["spec"]["steps"]
    commands = [hook["entry"], *(step["run"] for step in steps if "run" in step)]
    assert any(command.startswith(_INSTALL) for command in commands)
    github = 'export BASE=HEAD GITHUB_STEP_SUMMARY="$(mktemp)"; '
    for command in commands:
        if not command.startswith(_INSTALL):
            ran = shell(github + command, project)
            assert ran.returncode == 0, f"{command}: {ran.stdout}{ran.stderr}"
    artifact = steps[-1]["with"]["path"]
    assert (project / artifact / "2026-01-31" / "index.html").is_file()
    home = (project / artifact / "index.html").read_text(encoding="utf-8")
    assert '<a href="changing/">Change this spec</a>' in home
    assert ("Follow upstream" in home) == (project / "clausetree.lock").is_file()
    changed = shell(f"rm -r {shlex.quote(artifact)}; git status --porcelain", project)
    assert changed.stdout == ""


def test_what_is_written_afterwards_is_found(project: Path, run: Callable[..., Ran]) -> None:
    spec = project / "model_spec.md"
    with spec.open("a", encoding="utf-8") as file:
        file.write("\nSee [?](#nowhere_at_all).\n")
    found = run("lint", "--format", "github", cwd=project)
    assert found.code == 1
    assert len(found.out.splitlines()) == 1
    assert "nowhere_at_all" in found.out


def test_a_draft_that_cannot_be_read_stops_mkdocs_with_the_reason(project: Path) -> None:
    (project / "clausetree.toml").write_text("[spec", encoding="utf-8")
    built = shell("mkdocs build", project)
    assert built.returncode == 1
    assert "`clausetree.toml` is not valid TOML" in built.stderr
    assert "Traceback" not in built.stderr
