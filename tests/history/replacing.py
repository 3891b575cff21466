"""Processes that replace one folder, and are killed at it; run as a script, since a test's own process is not to fork."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.history.files import folder_writing
from clausetree.history.files.folder_writing import replace_folder

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

FILES = ("first", "second", "below/third")
_TRACED = {folder_writing.__file__, shutil.__file__, __file__}


def fill(out: Path, text: str) -> None:
    """Replaces a folder by one whose files all hold `text`."""
    with replace_folder(out, lambda: None) as stage:
        for name in FILES:
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_text(text, encoding="utf-8")


def look(out: Path) -> str:
    """Returns what the files of a folder hold; `missing` where there is no folder, `torn` where they don't agree."""
    try:
        texts = {(out / name).read_text(encoding="utf-8") for name in FILES}
    except OSError:
        return "torn" if out.exists() else "missing"
    return texts.pop() if len(texts) == 1 else "torn"


def tidy(out: Path) -> list[str]:
    """Does what a build does that finds nothing to do; returns what stands beside the folder then."""
    with replace_folder(out, lambda: None):
        pass
    return sorted(path.name for path in out.parent.iterdir() if path != out)


def kill_at_each_step(out: Path) -> None:
    """Replaces the folder again and again, and kills the process one line later each time; prints what is left."""
    fill(out, "0")
    step, killed = 0, True
    while killed:
        step += 1
        before = look(out)
        child = _fork(out, str(step), step)
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        found = look(out)
        beside = tidy(out)
        print(json.dumps([before, str(step), found, look(out), beside]))  # noqa: T201 - read by the test


def replace_at_once(out: Path, processes: int, rounds: int) -> None:
    """Has some processes replace one folder at once, in every third round one is killed; prints what is seen."""
    fill(out, "0")
    dice = random.Random(1)
    for number in range(rounds):
        texts = [f"{number}.{child}" for child in range(processes)]
        children = [_fork(out, text) for text in texts]
        if number % 3 == 0:
            time.sleep(dice.random() / 200)
            os.kill(dice.choice(children), signal.SIGKILL)
        always_there = True
        while children:
            always_there = always_there and out.is_dir()
            children = [child for child in children if not os.waitpid(child, os.WNOHANG)[0]]
        beside = tidy(out)
        print(json.dumps([texts, always_there, look(out), beside]))  # noqa: T201 - likewise


def _fork(out: Path, text: str, steps: int = 0) -> int:
    """Returns the id of a process that replaces the folder, and is killed after some steps where they are not 0."""
    child = os.fork()
    if not child:
        try:
            if steps:
                _kill_after(steps)
            fill(out, text)
        finally:
            os._exit(0)
    return child


def _kill_after(steps: int) -> None:
    """Kills this process when it has run so many lines that replace a folder."""
    left = steps

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in _TRACED:
            return None
        if event == "line":
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


def main() -> None:
    what, way, folder = sys.argv[1:]
    if way == "renames":
        folder_writing._exchange = lambda one, other: False  # noqa: ARG005, SLF001 - a system that can't
    if what == "kill":
        kill_at_each_step(Path(folder))
    else:
        replace_at_once(Path(folder), processes=3, rounds=17)


if __name__ == "__main__":
    main()
