"""How the time that work takes grows with each way in which a spec can be large.

`python -m tests.bench.growth WORD` measures the families only whose names have the word.
"""

from __future__ import annotations

import sys
import time
from math import log
from typing import TYPE_CHECKING

from clausetree.cli.collecting import collect_seldom
from tests.bench.families import FAMILIES, PAIRS
from tests.bench.measure import report, time_calls
from tests.bench.work import WORK, diff

if TYPE_CHECKING:
    from collections.abc import Callable

_GOAL = 1.2  # the exponent that n log n stays under
_ROUNDS = 5
_TIMES = 4  # two doublings: what disturbs one measure moves the exponent half as far as over one


def main() -> None:
    collect_seldom()  # as in a command
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    for name, (write, size) in FAMILIES.items():
        for what, work in WORK.items():
            if wanted in name:
                calls = {count: work(write(count)) for count in (size, _TIMES * size)}
                _report(f"{name}, {what}", calls)
    for name, (build, size) in PAIRS.items():
        if wanted in name:
            _report(f"{name}, diff", {count: diff(*build(count)) for count in (size, _TIMES * size)})


def _report(name: str, calls: dict[int, Callable[[], object]]) -> None:
    """Prints the exponent between a count and one that is `_TIMES` as large."""
    taken = time_calls({str(count): call for count, call in calls.items()}, _ROUNDS, time.process_time)
    few, many = (taken[str(count)] for count in calls)
    report(f"{name}, {max(calls)}: exponent", log(many / few, _TIMES), _GOAL)


if __name__ == "__main__":
    main()
