"""Annotations of GitHub name a file from the top of the repository, wherever the command runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.lint_specs import CLEAN, git, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

COMMANDS = {
    "release check": ("release", "check", "2026-02-02"),
    "stale": ("stale", "rows.csv", "--to", "head"),
    "claims": ("claims", "notes.md", "--old", "latest", "--new", "head"),
    "lint": ("lint", "--against", "latest"),
}
FILES = {
    "release check": {"docs/CHANGELOG.md", "docs/model_spec.md"},
    "stale": {"docs/data/rows.csv"},
    "claims": {"docs/data/notes.md"},
    "lint": {"docs/model_spec.md"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder beside a spec that has changed since its release, with rows and notes about it."""
    notes = "# Changelog\n\n## 2026-02-02\n\n- Nothing.\n\n## 2026-01-12\n\n- Begins.\n"
    ladder = "# Levels {#levels}\n\n1. **Root**: nobody.\n2. **User**: users.\n\n"
    spec = ladder + CLEAN.replace("authority=user", "authority=root")
    write(tmp_path, {"docs/model_spec.md": spec, "docs/CHANGELOG.md": notes})
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Release 2026-01-12")
    write(
        tmp_path,
        {
            "docs/model_spec.md": ladder + CLEAN.replace("Be kind.\n", "Be very kind.\n"),
            "docs/data/rows.csv": "locator\n2026-01-12#kind/p1\n",
            "docs/data/notes.md": "- `kind` was deleted.\n",
        },
    )
    return tmp_path / "docs/data"


@pytest.mark.parametrize("command", COMMANDS)
def test_files_are_named_from_the_top(run: Callable[..., Ran], folder: Path, command: str) -> None:
    ran = run(*COMMANDS[command], "--format", "github", cwd=folder)
    assert set(re.findall(r"file=([^,:]+)", ran.out)) == FILES[command], ran.err
    assert "docs/" not in run(*COMMANDS[command], cwd=folder).out


def test_standard_input_keeps_its_name(run: Callable[..., Ran], folder: Path) -> None:
    words = ("claims", "-", *COMMANDS["claims"][2:], "--format", "github")
    assert "file=-,line=1" in run(*words, cwd=folder, stdin=b"- `kind` was deleted.\n").out
