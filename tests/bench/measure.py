"""Measuring side by side: every ratio comes from one run, both sides in turn, medians of several."""

from __future__ import annotations

import gc
import statistics
import subprocess
import time
from typing import TYPE_CHECKING

from clausetree.diff.redlines import draw_runs
from clausetree.history.opening.source_opening import open_source
from clausetree.syntax.content import parse_content
from clausetree.text.remembering import forget_answers
from clausetree.text.sentences import split_sentences
from clausetree.text.words import fold_typography
from tests.folders import ROOT, SPEC

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

BUNDLE = ROOT.parent / "shared" / "upstream" / "model_spec.bundle"
BUILD = ROOT / "build" / "bench"


def load_releases() -> dict[str, str]:
    """Returns the real releases by label; those of the sample spec where the bundle is missing."""
    source = open_source(str(BUNDLE if BUNDLE.is_file() else SPEC), start=ROOT)
    return {revision.label: source.load(revision.label).text for revision in source.revisions()}


def forget_texts() -> None:
    """Has everything forget what it remembers of texts that it saw: a command begins so."""
    for remembering in (parse_content, split_sentences, fold_typography, draw_runs):
        remembering.cache_clear()
    forget_answers()


def time_calls(
    calls: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Returns the median seconds of each call by `clock`, taken in turn `rounds` times."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            gc.collect()
            start = clock()
            call()
            taken[name].append(clock() - start)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def time_processes(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """Returns the median seconds of each command, a whole process from cold, taken in turn `rounds` times."""

    def call(command: Sequence[str]) -> Callable[[], object]:
        return lambda: subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )

    return time_calls({name: call(command) for name, command in commands.items()}, rounds)


def report(what: str, ratio: float, goal: float) -> None:
    """Prints a ratio and whether it is within its goal."""
    print(f"{what:<72} {ratio:7.2f}  (at most {goal:g}) {'ok' if ratio <= goal else 'OVER'}")  # noqa: T201
