"""How the site grows with the revisions: processor time and bytes at 6, 12, 24 and 48 of a generated history, bytes at 24 of the real text."""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench.measure import load_releases, report
from tests.diff.mutations.kinds import mutate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COUNTS = (6, 12, 24, 48)
_REAL, _REAL_MEGABYTES = 24, 80
_CLAUSES = 30
_MOST = 2.2
"""From twelve revisions on, the most that either may grow at a doubling."""


def main() -> None:
    """Prints what each count of revisions takes, and how much more than half as many."""
    taken = []
    for count in _COUNTS:
        with TemporaryDirectory() as folder:
            write_history(Path(folder), [_write_revision(number) for number in range(count)])
            taken.append(measure_build(Path(folder)))
        seconds, size = taken[-1]
        print(f"{count:3} revisions: {seconds:6.1f} s of processor, {size / 1e6:6.1f} MB")  # noqa: T201
    for (count, more), (before, after) in zip(pairwise(_COUNTS), pairwise(taken), strict=True):
        for name, old, new in zip(("time", "bytes"), before, after, strict=True):
            over = "  OVER" if count >= 12 and new / old > _MOST else ""
            print(f"{count} to {more}: {name} {new / old:.2f}, of at most {_MOST}{over}")  # noqa: T201
    with TemporaryDirectory() as folder:
        write_history(Path(folder), _draw_real_history())
        _, size = measure_build(Path(folder))
    report(f"megabytes of {_REAL} revisions of the real text", size / 1e6, _REAL_MEGABYTES)


def _draw_real_history() -> Sequence[str]:
    """Returns the releases, each followed by as many edited states of it as it takes."""
    releases = list(load_releases().values())
    states = _REAL // len(releases)
    return [
        text
        for number, release in enumerate(releases)
        for text in _edit(release, range(100 * number, 100 * number + states - 1))
    ]


def _edit(release: str, seeds: Iterable[int]) -> Iterable[str]:
    return accumulate(seeds, lambda text, seed: mutate(text, seed).new, initial=release)


def write_history(folder: Path, texts: Sequence[str]) -> None:
    """Writes a spec with these revisions, one a day."""
    first = date(2020, 1, 1)
    (folder / "revisions").mkdir()
    for number, text in enumerate(texts):
        label = first + timedelta(days=number)
        (folder / "revisions" / f"{label}.md").write_text(text, encoding="utf-8")
    (folder / "model_spec.md").write_text(texts[-1], encoding="utf-8")


def _write_revision(number: int) -> str:
    """Returns a spec in which a few clauses are edited and renamed each time, and each fourth time one comes and one goes."""
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
