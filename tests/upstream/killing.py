"""Commands that are killed at one of their lines; run in a fork, since a test's own process is not to fork.

Standard input has a JSON object: `template` is a fork, `command` what is killed in copies of it, `points` at how many
of its lines, `next` the commands that take turns after it. A row is printed for each of them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

import clausetree.upstream
from clausetree.cli.main import main
from clausetree.history.files import file_lock, writing
from clausetree.model.errors import ClausetreeError
from tests.history.conftest import GitRepository
from tests.upstream.conftest import snapshot

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

UPSTREAM = str(Path(clausetree.upstream.__file__).parent)
WRITING = {f"{UPSTREAM}/{name}.py" for name in ("pending", "settling", "workspace", "adding")}
WRITING |= {writing.__file__, file_lock.__file__}


def run(folder: Path, command: list[str]) -> str:
    """Runs a command in a folder; returns all that it says."""
    os.chdir(folder)
    done = CliRunner().invoke(main, ["upstream", *command])
    error = done.exception
    if isinstance(error, ClausetreeError):
        return f"{done.stderr}error: {error.message}\n"
    assert error is None or isinstance(error, SystemExit), done.exc_info
    return done.stderr


def trace_lines(folder: Path, command: list[str], kill_at: int | None = None) -> list[str]:
    """Runs a command; returns the lines of ours that it ran, with their files; where `kill_at` is one, ends there."""
    lines: list[str] = []

    def trace(frame: FrameType, event: str, _: object) -> Any:
        file = frame.f_code.co_filename
        if not file.startswith(UPSTREAM) and file not in {*WRITING, shutil.__file__}:
            return None
        if event == "line":
            if len(lines) == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            lines.append(file)
        return trace

    sys.settrace(trace)
    try:
        run(folder, command)
    finally:
        sys.settrace(None)
    return lines


def choose(lines: list[str], points: int) -> list[int]:
    """Returns lines to be killed at: most of them in what writes, some in what that calls, some elsewhere."""
    writes: list[int] = []
    copies: list[int] = []
    others: list[int] = []
    for number, file in enumerate(lines):
        kind = writes if file in WRITING else copies if file == shutil.__file__ else others
        kind.append(number)
    return sorted({*spread(writes, points), *spread(copies, points // 6), *spread(others, points // 12)})


def spread(numbers: list[int], count: int) -> list[int]:
    return [numbers[place * len(numbers) // count] for place in range(count)] if numbers else []


def copy(template: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(template, folder, symlinks=True))


def look(folder: Path) -> dict[str, str]:
    """What a folder holds, its workspace left out."""
    found = snapshot(GitRepository(folder))
    return {path: repr(facts) for path, facts in found.items() if not path.startswith(".clausetree/")}


def kill_at_lines(template: Path, command: list[str], points: int, after: list[list[str]]) -> None:
    work = template.with_name("killed")
    run(copy(template, work), command)  # for the first time imports modules
    lines = trace_lines(copy(template, work), command)
    whole = look(work)
    for turn, point in enumerate(choose(lines, points)):
        copy(template, work)
        child = os.fork()
        if not child:
            try:
                trace_lines(work, command, point)
            finally:
                os._exit(0)
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        found, kept = look(work), [path.name for path in work.glob(".clausetree/*") if path.is_dir()]
        said = run(work, after[turn % len(after)])
        row = {
            "at": Path(lines[point]).name,
            "killed": killed,
            "next": after[turn % len(after)][0],
            "said": said,
            "kept": kept,
            "found": found,
            "left": look(work),
            "tidy": not (work / ".clausetree").exists(),
        }
        print(json.dumps(row))  # noqa: T201 - read by the test
    print(json.dumps({"whole": whole, "before": look(template)}))  # noqa: T201 - likewise


def kill_as_told() -> None:
    told = json.load(sys.stdin)
    kill_at_lines(Path(told["template"]), told["command"], told["points"], told["next"])
