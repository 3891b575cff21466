"""Upstream commands in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.upstream.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_LIMITED = """import resource, runpy, sys
most = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
runpy.run_module("clausetree", run_name="__main__")"""


def start(folder: Path, *arguments: str, most: int | None = None, **others: str) -> subprocess.Popen[str]:
    """Starts an upstream command in a folder.

    Args:
        folder: The working directory.
        arguments: Those after `upstream`.
        most: How many bytes a file that it writes can have.
        others: Variables of its environment.
    """
    called = ["-m", "clausetree"] if most is None else ["-c", _LIMITED, str(most)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools"), "PYTHONDONTWRITEBYTECODE": "1", **others}
    return subprocess.Popen(
        [sys.executable, *called, "upstream", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def call(folder: Path, *arguments: str, most: int | None = None, **others: str) -> tuple[int, str]:
    """Returns how an upstream command ends: its exit code, and what it says on standard error."""
    process = start(folder, *arguments, most=most, **others)
    _, errors = process.communicate(timeout=60)
    return process.returncode, errors


def fails(ended: tuple[int, str], words: str, hint: str) -> None:
    """Asserts that a command ended with one error of one line, and a hint."""
    code, errors = ended
    assert code == 2, errors
    stated = [line for line in errors.splitlines() if not line.startswith(("fetching ", "reading "))]
    assert len(stated) == 2, errors
    assert stated[0].startswith("error: ")
    assert words in stated[0]
    assert stated[1].startswith("hint: ")
    assert hint in stated[1]
