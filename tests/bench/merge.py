"""Merges of seeded pairs held against the laws; how long a merge takes beside a diff, and with ten times the text."""

from __future__ import annotations

import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.diff.documents import diff_documents
from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.bench.measure import load_releases, report, time_calls
from tests.merge.casefile import read_hunks, take_side
from tests.merge.fork import build_fork, count_errors
from tests.merge.laws import judge
from tests.merge.pairs import draw_pair, read_base
from tests.merge.places import count_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from clausetree.model.document import Document
    from tests.merge.casefile import GitHunk

_PAIRS = 2000
_FORKED = ("2025-04-11", "2025-09-12")
_SLOWER, _GROWTH = 2.5, 14
_CONFLICTS, _LINES = 1 / 3, 0.1
_ROUNDS = 3


def main() -> None:
    _count_violations()
    releases = {label: parse_document(text) for label, text in load_releases().items()}
    _time_releases([document.text for document in releases.values()])
    _time_growth()
    _follow_upstream(releases)


def _count_violations() -> None:
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(_judge_pair, range(_PAIRS), chunksize=25))
    exceptions = [(seed, error) for seed, (_, _, error) in enumerate(found) if error]
    broken = [(seed, violations) for seed, (_, violations, _) in enumerate(found) if violations]
    conflicts = sum(count for count, _, _ in found)
    asked = sum(count > 0 for count, _, _ in found)
    print(f"{_PAIRS} pairs: {conflicts} conflicts in {asked} of them")  # noqa: T201
    for seed, what in (*exceptions, *broken):
        print(f"  seed {seed}: {what}")  # noqa: T201
    report("exceptions", len(exceptions), 0)
    report("pairs that break a law", len(broken), 0)


def _judge_pair(seed: int) -> tuple[int, tuple[str, ...], str]:
    """Returns how many conflicts the pair of a seed has, which laws it breaks, and what it failed of."""
    pair = draw_pair(seed)
    try:
        outcome = judge(read_base(), parse_document(pair.ours), parse_document(pair.theirs))
    except Exception as error:  # noqa: BLE001 - it is counted and shown
        return 0, (), repr(error)
    return len(outcome.merged.conflicts), outcome.violations, ""


def _time_releases(texts: Sequence[str]) -> None:
    """Reports the time of merging three texts in a row, the oldest as the base, against a diff of the outer two."""
    for base, ours, theirs in zip(texts, texts[1:], texts[2:], strict=False):
        calls: dict[str, Callable[[], object]] = {
            "merge": partial(_merge_texts, base, ours, theirs),
            "diff": partial(_diff_texts, base, theirs),
        }
        taken = time_calls(calls, _ROUNDS)
        what = f"merge of three real texts ({len(base):,} characters) against a diff of two"
        report(what, taken["merge"] / taken["diff"], _SLOWER)


def _merge_texts(base: str, ours: str, theirs: str) -> None:
    merge_documents(parse_document(base), parse_document(ours), parse_document(theirs))


def _diff_texts(old: str, new: str) -> None:
    diff_documents(parse_document(old), parse_document(new))


def _time_growth() -> None:
    """Reports what ten times the text takes, the same number of edits in each part of it."""
    pair = draw_pair(0)
    texts = read_base().text, pair.ours, pair.theirs
    base, ours, theirs = map(parse_document, texts)
    large, ours_large, theirs_large = (
        parse_document("".join(_number(text, copy) for copy in range(10))) for text in texts
    )
    taken = time_calls(
        {
            "small": lambda: merge_documents(base, ours, theirs),
            "large": lambda: merge_documents(large, ours_large, theirs_large),
        },
        _ROUNDS,
    )
    report("merge of ten times the text", taken["large"] / taken["small"], _GROWTH)


def _number(text: str, copy: int) -> str:
    """Returns a text whose ids and words are those of one copy alone."""
    return text.replace("{#", f"{{#c{copy}_").replace("(#", f"(#c{copy}_").replace(" the ", f" the{copy} ")


def _follow_upstream(releases: Mapping[str, Document]) -> None:
    """Reports the conflicts of a fork of forty edits with the next release, beside those of `git merge-file`."""
    base, theirs = (releases[label] for label in _FORKED)
    fork = build_fork(base).text
    merged = merge_documents(base, parse_document(fork), theirs)
    texts = base.text, fork, theirs.text
    found = {"ours": merged.text, "git merge-file": _merge_with_git(*texts)}
    counts = {name: tuple(read_hunks(text)) for name, text in found.items()}
    known = count_errors(fork) | count_errors(theirs.text)
    for name, text in found.items():
        hunks = counts[name]
        false = sum(map(_is_false, hunks))
        errors = [(count_errors(take_side(text, side)) - known).total() for side in ("ours", "theirs")]
        print(  # noqa: T201
            f"a fork of {_FORKED[0]} with {_FORKED[1]}, {name}: {len(hunks)} conflicts, {false} of them false, "
            f"{sum(hunk.lines for hunk in hunks)} lines; new lint errors with ours {errors[0]}, with theirs {errors[1]}"
        )
    mine, other = counts.values()
    report("conflicts against git's", len(mine) / len(other), _CONFLICTS)
    report("lines in conflict against git's", _count_lines(mine) / _count_lines(other), _LINES)


def _is_false(hunk: GitHunk) -> bool:
    """Returns whether no sentence or field was touched by both sides, and neither deleted what the other touched."""
    return bool(hunk.ours and hunk.theirs) and not count_places(hunk.base, hunk.ours, hunk.theirs)


def _count_lines(hunks: Iterable[GitHunk]) -> int:
    return sum(hunk.lines for hunk in hunks)


def _merge_with_git(*texts: str) -> str:
    """Returns the text that git makes of a base, ours and theirs."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder, name) for name in ("base", "ours", "theirs")}
        for path, text in zip(paths.values(), texts, strict=True):
            path.write_text(text, "utf-8")
        ordered = [(name, str(paths[name])) for name in ("ours", "base", "theirs")]
        labels = [part for name, _ in ordered for part in ("-L", name)]
        command = ["git", "merge-file", "-p", "--diff3", *labels, *(path for _, path in ordered)]
        return subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8")


if __name__ == "__main__":
    main()
