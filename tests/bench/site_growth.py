"""How the site grows with the revisions: processor time and bytes at 6, 12, 24 and 48 of a generated history."""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

_COUNTS = (6, 12, 24, 48)
_CLAUSES = 30
_MOST = 2.2
"""From twelve revisions on, the most that either may grow at a doubling."""


def main() -> None:
    """Prints what each count of revisions takes, and how much more than half as many."""
    taken = []
    for count in _COUNTS:
        with TemporaryDirectory() as folder:
            write_history(Path(folder), count)
            taken.append(measure_build(Path(folder)))
        seconds, size = taken[-1]
        print(f"{count:3} revisions: {seconds:6.1f} s of processor, {size / 1e6:6.1f} MB")  # noqa: T201
    for (count, more), (before, after) in zip(pairwise(_COUNTS), pairwise(taken), strict=True):
        for name, old, new in zip(("time", "bytes"), before, after, strict=True):
            over = "  OVER" if count >= 12 and new / old > _MOST else ""
            print(f"{count} to {more}: {name} {new / old:.2f}, of at most {_MOST}{over}")  # noqa: T201


def write_history(folder: Path, count: int) -> None:
    """Writes a spec with this many revisions: in each a few clauses are edited and renamed, in each fourth one comes and goes."""
    first = date(2020, 1, 1)
    (folder / "revisions").mkdir()
    for number in range(count):
        text = _write_revision(number)
        label = first + timedelta(days=number)
        (folder / "revisions" / f"{label}.md").write_text(text, encoding="utf-8")
    (folder / "model_spec.md").write_text(text, encoding="utf-8")


def _write_revision(number: int) -> str:
    clauses = [
        f"## Rule {name} {{#rule_{name}{'_new' * (number > 3 * name)} authority=user}}\n\n"
        f"The rule {name} says that a thing is done in the way that revision {number if (name + number) % 4 == 0 else 0} wants, "
        f"and that nobody of the house number {name} has to do it twice.\n\n"
        f"**Example**: case {name}\n\n~~~xml\n<user>\nCase {name}?\n</user>\n<comparison>\n"
        f"<assistant> <!-- GOOD -->\nYes, {name}.\n</assistant>\n<assistant> <!-- BAD -->\nNo.\n</assistant>\n</comparison>\n~~~\n"
        for name in range(number // 4, number // 4 + _CLAUSES)
    ]
    return "# Rules {#rules}\n\nAll of them.\n\n" + "\n".join(clauses)


def measure_build(folder: Path) -> tuple[float, int]:
    """Returns the seconds of processor that building the site of a folder takes, and the bytes that it has."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "clausetree", "site", "build", "--out", "out"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, sum(path.stat().st_size for path in (folder / "out").rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
