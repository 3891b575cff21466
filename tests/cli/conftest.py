from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.folders import SAMPLES
from tests.forking import Call

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run() -> Callable[..., Ran]:
    """Runs `clausetree` as a user would, in a process of its own."""

    def _run(*arguments: str, cwd: Path = SAMPLES, stdin: bytes = b"", **environment: str) -> Ran:
        kept = {
            key: value
            for key, value in os.environ.items()
            if key not in {"COLUMNS", "FORCE_COLOR", "NO_COLOR"}
        }
        done = Call(arguments, cwd, kept | environment, stdin=stdin).run()
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return _run
