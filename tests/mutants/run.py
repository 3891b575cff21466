"""Mutation testing: how many of many small mistakes do the tests notice?

    python -m tests.mutants --seed 7 --count 150

Samples lines evenly over the packages below, makes one mutant of each, and runs the tests for it: those nearest to the
module first, then all the others but those of the site. A mutant lives where all of them pass. Each worker has a copy of
the work tree, so that the work tree itself never changes.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, NamedTuple

from tests.folders import ROOT
from tests.mutants.mutant import Module, Mutant
from tests.mutants.session import run_tests

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PACKAGE = "tools/clausetree"
NEAREST = {
    "text": (("text",), ("syntax", "diff")),
    "model": (("model", "api"), ("syntax", "lint")),
    "syntax": (("syntax",), ("lint",)),
    "diff": (("diff",), ("cli",)),
    "history": (("history",), ("cli",)),
    "lint": (("lint",), ("cli",)),
}
"""For each package the test folders that know it best, and those that come next; its mutants meet them in this order."""

_ELSEWHERE = {"lint": ("project/linting",)}
"""Folders of a package's modules that stand outside of it: the jobs of lint are of its engine."""

OTHERS = (
    *(
        "text",
        "model",
        "syntax",
        "config",
        "history",
        "lint",
        "diff",
        "output",
        "api",
        "cli",
        "export",
        "claims",
    ),
    *("query", "review", "merge", "upstream", "lsp", "mcp"),
)
_LEFT_OUT = (
    "lint/rules/*",
    "**/__init__.py",
    "lint/table.py",
)  # rules have their cases; a table is checked as a whole
_IGNORED = shutil.ignore_patterns(".git", ".venv", "build", "__pycache__", ".*_cache", ".hypothesis")
_PATIENCE = 3  # times as long as without the mistake

Outcome = Literal["killed", "stopped", "lives"]


class Job(NamedTuple):
    """A mutant and the package that it is of."""

    package: str
    mutant: Mutant


class WorkTree(NamedTuple):
    """A copy of the work tree in which one worker makes mistakes."""

    root: Path

    def judge(self, job: Job, seconds: dict[str, float]) -> Outcome:
        """Returns what becomes of a mutant; `seconds` says how long each folder of tests takes by itself."""
        path = self.root / job.mutant.path
        times = path.stat().st_atime_ns, path.stat().st_mtime_ns
        path.write_text(job.mutant.mutated, "utf-8")
        try:
            for folders in stages(job.package):
                code = run_tests(
                    self.root, folders, sum(seconds[folder] for folder in folders) * _PATIENCE + 10
                )
                if code:
                    return "stopped" if code < 0 else "killed"
        finally:
            path.write_text(job.mutant.source, "utf-8")
            os.utime(path, ns=times)  # what was compiled of it holds again
        return "lives"


def stages(package: str) -> Iterator[tuple[str, ...]]:
    """Yields the test folders for a package: those nearest to it, the next ones, the others."""
    yield from NEAREST[package]
    yield tuple(folder for folder in OTHERS if not any(folder in near for near in NEAREST[package]))


def sample(packages: Sequence[str], count: int, seed: int) -> list[Job]:
    """Returns `count` mutants of as many lines, evenly over `packages`."""
    chance = random.Random(seed)
    jobs: list[Job] = []
    for number, package in enumerate(packages):
        share = count // len(packages) + (number < count % len(packages))
        lines = [(module, line) for module in modules(package) for line in module.changes]
        chance.shuffle(lines)
        mutants = filter(None, (module.mutant(line, chance) for module, line in lines))
        jobs += [Job(package, mutant) for mutant in islice(mutants, share)]
    return jobs


def modules(package: str) -> list[Module]:
    """Returns the modules of a package that are looked at."""
    top = ROOT / PACKAGE
    left_out = {path for pattern in _LEFT_OUT for path in top.glob(pattern)}
    paths = (
        path
        for folder in (package, *_ELSEWHERE.get(package, ()))
        for path in sorted((top / folder).rglob("*.py"))
        if not left_out & {path, *path.parents}
    )
    return [Module(ROOT, str(path.relative_to(ROOT))) for path in paths]


def report(results: Iterable[tuple[Job, Outcome]]) -> None:
    """Prints the mutants that live, then a table."""
    counts: Counter[tuple[str, Outcome]] = Counter()
    for job, outcome in results:
        counts[job.package, outcome] += 1
        if outcome == "lives":
            print(f"lives: {job.mutant.path}:{job.mutant.line}\n{job.mutant.diff()}", flush=True)  # noqa: T201
    print(f"\n{'package':<10}{'mutants':>8}{'killed':>8}{'stopped':>8}{'live':>6}{'share':>8}")  # noqa: T201
    for package in (*dict.fromkeys(package for package, _ in counts), "all"):
        killed, stopped, live = (
            sum(n for (of, outcome), n in counts.items() if outcome == wanted and package in {of, "all"})
            for wanted in ("killed", "stopped", "lives")
        )
        total = killed + stopped + live
        share = (total - live) / max(total, 1)
        print(f"{package:<10}{total:>8}{killed:>8}{stopped:>8}{live:>6}{share:>8.1%}")  # noqa: T201


def copy_work_tree(folder: Path) -> WorkTree:
    """Returns a copy of the work tree in `folder`, the shared data beside it."""
    shutil.copytree(ROOT, folder / "tree", ignore=_IGNORED)
    if (shared := ROOT.parent / "shared").exists():
        (folder / "shared").symlink_to(shared.resolve())
    return WorkTree(folder / "tree")


def measure(root: Path, packages: Sequence[str]) -> dict[str, float]:
    """Returns how many seconds each folder of tests that `packages` meet takes by itself in the work tree `root`."""
    seconds: dict[str, float] = {}
    for folder in dict.fromkeys(
        folder for package in packages for stage in stages(package) for folder in stage
    ):
        began = time.monotonic()
        if run_tests(root, (folder,), loud=True):
            sys.exit("the tests fail without any mutant")
        seconds[folder] = time.monotonic() - began
    return seconds


def main() -> None:
    """Reads the command line and runs."""
    parser = argparse.ArgumentParser(description="How many of many small mistakes do the tests notice?")
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with")
    parser.add_argument("--count", type=int, default=150, help="how many mutants")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("packages", nargs="*", default=list(NEAREST), help="of %(default)s")
    options = parser.parse_args()
    jobs = sample(options.packages, options.count, options.seed)
    with TemporaryDirectory(prefix="mutants-") as folder:
        trees = [copy_work_tree(Path(folder, str(number))) for number in range(options.workers)]
        seconds = measure(trees[0].root, options.packages)
        free: SimpleQueue[WorkTree] = SimpleQueue()
        for tree in trees:
            free.put(tree)

        def judge(job: Job) -> tuple[Job, Outcome]:
            tree = free.get()
            try:
                return job, tree.judge(job, seconds)
            finally:
                free.put(tree)

        with ThreadPoolExecutor(options.workers) as pool:
            report(pool.map(judge, jobs))
