"""How fast a spec is read: against markdown-it-py, from cold, and as the text grows."""

from __future__ import annotations

import re
import sys
import tracemalloc
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from clausetree.syntax.content import parse_content
from clausetree.syntax.document import parse_document
from tests.bench.hostile import HOSTILE
from tests.bench.measure import BUILD, load_releases, report, time_calls, time_processes

if TYPE_CHECKING:
    from collections.abc import Callable

_BASE = "import click, markdown_it, sys; markdown_it.MarkdownIt().parse(open(sys.argv[1]).read())"
_HOSTILE_SIZE = 100_000


def main() -> None:
    releases = load_releases()
    text = releases[max(releases)]
    _against_markdown_it(text)
    _from_cold(text)
    _importing()
    _as_the_text_grows(text)
    _hostile()


def _read(text: str) -> Callable[[], object]:
    def call() -> object:
        parse_content.cache_clear()
        return parse_document(text)

    return call


def _against_markdown_it(text: str) -> None:
    taken = time_calls({"ours": _read(text), "theirs": lambda: MarkdownIt().parse(text)}, rounds=21)
    report("reading the newest release / markdown-it-py's full parse", taken["ours"] / taken["theirs"], 1.0)


def _from_cold(text: str) -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    file = BUILD / "release.md"
    file.write_text(text, encoding="utf-8")
    ours = [sys.executable, "-c", "from clausetree.cli.main import run; run()", "tree", str(file)]
    taken = time_processes({"ours": ours, "base": [sys.executable, "-c", _BASE, str(file)]}, rounds=15)
    report("cold `tree` / Python with click and markdown_it, one parse", taken["ours"] / taken["base"], 1.5)


def _importing() -> None:
    commands = {name: [sys.executable, "-c", name] for name in ("import clausetree", "pass")}
    taken = time_processes(commands, rounds=41)
    report("`import clausetree` / an empty Python", taken["import clausetree"] / taken["pass"], 1.1)


def _repeat(text: str, times: int) -> str:
    """Returns the text `times` over, its ids made unique."""
    return "\n".join(re.sub(r"\{#(\w+)", rf"{{#\1_{number}", text) for number in range(times))


def _as_the_text_grows(text: str) -> None:
    for times, rounds in ((10, 5), (100, 1)):
        long = _repeat(text, times)
        taken = time_calls({"one": _read(_repeat(text, 1)), "many": _read(long)}, rounds)
        report(f"{times} times the text / {times} times the time", taken["many"] / taken["one"] / times, 1.25)
    long = _repeat(text, 10)
    report(
        "peak of memory / markdown-it-py's", _peak(_read(long)) / _peak(lambda: MarkdownIt().parse(long)), 1.5
    )


def _peak(call: Callable[[], object]) -> int:
    tracemalloc.start()
    call()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _hostile() -> None:
    growth = {}
    for name, build in HOSTILE.items():
        calls = {"once": _read(build(_HOSTILE_SIZE)), "twice": _read(build(2 * _HOSTILE_SIZE))}
        taken = time_calls(calls, rounds=3)
        growth[name] = taken["twice"] / taken["once"] / 2
    worst = max(growth, key=lambda name: growth[name])
    report(
        f"worst of {len(growth)} hostile texts ({worst}): twice the text / twice the time", growth[worst], 1.5
    )


if __name__ == "__main__":
    main()
