"""Upstream commands in processes of their own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.forking import RUN, Call

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forking import Running

_LIMIT = "from resource import RLIMIT_FSIZE, setrlimit; setrlimit(RLIMIT_FSIZE, ({0}, {0})); "


def start(folder: Path, *arguments: str, most: int | None = None, **others: str) -> Running:
    """Starts an upstream command in a folder.

    Args:
        folder: The working directory.
        arguments: Those after `upstream`.
        most: How many bytes a file that it writes can have.
        others: Variables of its environment.
    """
    program = RUN if most is None else _LIMIT.format(most) + RUN
    return Call(("upstream", *arguments), folder, {**os.environ, **others}, program=program).start()


def call(folder: Path, *arguments: str, most: int | None = None, **others: str) -> tuple[int, str]:
    """Returns how an upstream command ends: its exit code, and what it says on standard error."""
    done = start(folder, *arguments, most=most, **others).finish()
    return done.returncode, done.stderr.decode()


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
