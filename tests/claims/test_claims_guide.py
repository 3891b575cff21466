"""The guide to claims: its commands run and answer what it says."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from tests.folders import EMBEDDED, ROOT
from tests.shown_outputs import FINDINGS

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = (ROOT / "site" / "guide" / "claims.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (clausetree .*)$", GUIDE, re.MULTILINE)
NOTES = re.findall(r"^```markdown\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
CODES = [1, 0, 1, 1]
"""The exit code of each command."""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").symlink_to(EMBEDDED)
    (tmp_path / "notes.md").write_text(NOTES[0], encoding="utf-8")
    (tmp_path / "findings.jsonl").write_text(FINDINGS, encoding="utf-8")


def test_the_guide_has_these_commands() -> None:
    assert len(COMMANDS) == len(CODES)


@pytest.mark.parametrize(("line", "code"), [*zip(COMMANDS, CODES, strict=True)])
def test_a_command_of_the_guide_runs(line: str, code: int) -> None:
    said = ""
    for command in line.split(" | "):
        ran = CliRunner().invoke(main, shlex.split(command)[1:], input=said)
        said = ran.stdout
    assert (ran.exit_code, ran.stderr) == (code, "")
    assert said


def test_the_notes_of_the_guide_are_of_every_verdict() -> None:
    ran = CliRunner().invoke(main, shlex.split(COMMANDS[0])[1:])
    assert [line.split()[1] for line in ran.stdout.splitlines() if line.startswith("notes.md:")] == [
        "contradicted",
        "contradicted",
        "ambiguous",
        "supported",
        "not",
    ]
