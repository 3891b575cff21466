"""How fast a diff is: against difflib, xmldiff, `tree`, and as the texts grow."""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document
from tests.bench.measure import BUILD, BUNDLE, forget_texts, load_releases, report, time_calls, time_processes
from tests.folders import SPEC

if TYPE_CHECKING:
    from collections.abc import Callable

_OLD, _NEW = "2025-04-11", "2025-09-12"
_SOURCE = str(BUNDLE if BUNDLE.is_file() else SPEC)
_XMLDIFF = BUILD / "xmldiff"
_START = (sys.executable, "-c", "from clausetree.cli.main import run; run()")


def main() -> None:
    releases = load_releases()
    old, new = releases[_OLD], releases[_NEW]
    _against_difflib(old, new)
    _against_xmldiff(old, new)
    _from_cold(old, new)
    _over_all_revisions()
    _as_the_texts_grow(old, new)


def _diff(old: str, new: str) -> Callable[[], object]:
    """Returns a diff with all redlines of two texts that are read, with nothing else remembered."""
    documents = parse_document(old), parse_document(new)

    def call() -> object:
        forget_texts()
        changes = diff_documents(*documents)
        return [line.runs for change in changes.clauses for line in change.redline]

    return call


def _against_difflib(old: str, new: str) -> None:
    lines = old.splitlines(), new.splitlines()

    def theirs() -> object:
        return difflib.SequenceMatcher(None, *lines, autojunk=False).get_opcodes()

    def ours() -> object:
        forget_texts()
        return _diff(old, new)()

    taken = time_calls({"ours": _diff(old, new), "whole": ours, "theirs": theirs}, rounds=9)
    report("structural diff with redlines / difflib over the lines", taken["ours"] / taken["theirs"], 0.5)
    report("the same, both texts read as well / difflib", taken["whole"] / taken["theirs"], 0.5)


def _against_xmldiff(old: str, new: str) -> None:
    if not (_XMLDIFF / "xmldiff").is_dir():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(_XMLDIFF), "xmldiff"]
        subprocess.run(command, check=True)
    sys.path.append(str(_XMLDIFF))
    from xmldiff.main import diff_texts  # type: ignore[import-untyped, import-not-found, unused-ignore]  # noqa: PLC0415 - installed just now

    pages = [_render(old), _render(new)]

    def theirs() -> object:
        return diff_texts(*pages, diff_options={"fast_match": True})

    taken = time_calls({"ours": _diff(old, new), "theirs": theirs}, rounds=3)
    report(
        "structural diff with redlines / xmldiff, fast match, on HTML",
        taken["ours"] / taken["theirs"],
        1 / 15,
    )


def _render(text: str) -> str:
    body = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True}).render(text)
    return f"<html><body>{body}</body></html>"


def _from_cold(old: str, new: str) -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    files = BUILD / "old.md", BUILD / "new.md"
    for file, text in zip(files, (old, new), strict=True):
        file.write_text(text, encoding="utf-8")
    _compare_cold("of files", *map(str, files))
    _compare_cold("of releases", f"{_SOURCE}@{_OLD}", f"{_SOURCE}@{_NEW}")


def _compare_cold(what: str, old: str, new: str) -> None:
    taken = time_processes({"diff": [*_START, "diff", old, new], "tree": [*_START, "tree", new]}, rounds=15)
    report(f"cold `diff` {what} / cold `tree`", taken["diff"] / taken["tree"], 1.6)


def _over_all_revisions() -> None:
    """Measures what reads every revision, against `tree` of the newest, all from the same source."""
    newest = max(load_releases())
    commands = {
        "tree": [*_START, "tree", f"{_SOURCE}@{newest}"],
        "log": [*_START, "log", "overview", _SOURCE],
        "blame": [*_START, "blame", _SOURCE],
    }
    taken = time_processes(commands, rounds=9)
    report("cold `log` over all releases / cold `tree`", taken["log"] / taken["tree"], 2.2)
    report("cold `blame` over all releases / cold `tree`", taken["blame"] / taken["tree"], 2.4)


def _as_the_texts_grow(old: str, new: str) -> None:
    for times, rounds in ((10, 3), (100, 1)):
        calls = {"one": _diff(old, new), "many": _diff(_repeat(old, times), _repeat(new, times))}
        taken = time_calls(calls, rounds)
        report(f"{times} times the texts / {times} times the time", taken["many"] / taken["one"] / times, 1.5)


def _repeat(text: str, times: int) -> str:
    """Returns the text `times` over, its ids made unique."""
    return "\n".join(re.sub(r"\{#(\w+)", rf"{{#\1_{number}", text) for number in range(times))


if __name__ == "__main__":
    main()
