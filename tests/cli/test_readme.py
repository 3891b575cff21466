"""What a README shows is what one gets."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.folders import EMBEDDED, ROOT
from tests.forking import find_command

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_LEFT_OUT = "…"


@pytest.mark.parametrize("folder", [ROOT, EMBEDDED / "forks" / "tutor"], ids=lambda folder: folder.name)
def test_a_readme_shows_what_its_commands_print(folder: Path) -> None:
    """Runs the commands in their order, for some need what others wrote; `cd` holds to the end of its block."""
    for block in _BLOCK.findall((folder / "README.md").read_text(encoding="utf-8")):
        here = folder
        for command, expected in _COMMAND.findall(block):
            if command.startswith("cd "):
                here /= command[3:]
            else:
                _check(command, expected, here)


def _check(command: str, expected: str, folder: Path) -> None:
    path = os.pathsep.join([find_command(), os.environ["PATH"]])
    environment = {key: value for key, value in os.environ.items() if not key.endswith("_COLOR")}
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment | {"PATH": path, "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    printed = done.stdout.splitlines()
    for part in expected.split(f"{_LEFT_OUT}\n"):
        lines = part.splitlines()
        starts = [n for n in range(len(printed) + 1) if printed[n : n + len(lines)] == lines]
        assert starts, f"{command} does not print:\n{part}\nbut:\n{done.stdout}"
        printed = printed[starts[0] + len(lines) :]
    assert not printed or _LEFT_OUT in expected
