"""`git diff`: words by `--word-diff`, moved lines by `--color-moved`."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.span import Span
from tests.bench.peers.view import Marks, Pairs, View, find_tokens, view_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.peers.layout import Layout

_COLOURS = {
    "old": ("red", "\x1b[31m"),
    "new": ("green", "\x1b[32m"),
    "oldMoved": ("magenta", "\x1b[35m"),
    "newMoved": ("cyan", "\x1b[36m"),
}
_KINDS = {code: slot for slot, (_, code) in _COLOURS.items()}
_WHOLE = 1_000_000  # lines of context, which no text has
_HUNK = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@")


def read_version() -> str:
    """Returns git's version."""
    done = subprocess.run(["git", "--version"], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.split()[2]


def look(old: Layout, new: Layout) -> View:
    """Returns what both forms of `git diff` show together: a line coloured as moved is not deleted and inserted."""
    words = _run(old.text, new.text, "--no-color", "--word-diff=porcelain", f"--unified={_WHOLE}")
    colours = [f"color.diff.{slot}={colour}" for slot, (colour, _) in _COLOURS.items()]
    lines = _run(old.text, new.text, "--color=always", "--color-moved=zebra", "--unified=0", settings=colours)
    kept = _read_words(words, old.text, new.text)
    changed = _read_lines(lines, old.text, new.text)
    starts = {there.start for _, there in kept}
    touched = tuple(line.start for line in changed["new"] if line.start in starts)
    moved = _pair_lines(changed["oldMoved"], changed["newMoved"])
    return view_marks(old, new, Marks(kept, moved, touched))


def count_marked(old: str, new: str) -> int:
    """Returns how many characters `--word-diff` shows as deleted or inserted."""
    shown = _run(old, new, "--no-color", "--word-diff=porcelain", "--unified=0")
    return sum(len(line) - 1 for line in shown if line.startswith(("+", "-")))


def _run(old: str, new: str, *options: str, settings: Sequence[str] = ()) -> list[str]:
    """Returns the lines that `git diff` writes below the names of the files."""
    with TemporaryDirectory() as name:
        files = [Path(name, "old.md"), Path(name, "new.md")]
        for file, text in zip(files, (old, new), strict=True):
            file.write_text(text, encoding="utf-8", newline="")
        before = [part for setting in settings for part in ("-c", setting)]
        command = ["git", *before, "diff", "--no-index", "--no-ext-diff", *options, *map(str, files)]
        done = subprocess.run(command, capture_output=True, check=False)
    lines = done.stdout.decode().split("\n")
    first = next((place for place, line in enumerate(lines) if "@@ -" in line), len(lines))
    return lines[first:]


def _read_words(lines: Sequence[str], old: str, new: str) -> Pairs:
    """Returns the words that the word diff of whole texts keeps."""
    olds, news = find_tokens(old), find_tokens(new)
    kept: Pairs = []
    if not lines:
        return list(zip(olds, news, strict=True))
    one = other = 0
    for line in lines[1:]:
        count = len(line[1:].split()) if line[:1] in {" ", "-", "+"} else 0
        if line.startswith(" "):
            kept += zip(olds[one : one + count], news[other : other + count], strict=True)
        one += 0 if line.startswith("+") else count
        other += 0 if line.startswith("-") else count
    assert (one, other) == (len(olds), len(news))
    return kept


class _Line(NamedTuple):
    """Where a line's first character that is no blank stands, and what the line says, blanks at its ends aside."""

    start: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


def _read_lines(lines: Sequence[str], old: str, new: str) -> dict[str, list[_Line]]:
    """Returns the changed lines that say anything, by the colour that they have."""
    olds, news = _find_lines(old), _find_lines(new)
    found: dict[str, list[_Line]] = defaultdict(list)
    one = other = 0
    for line in lines:
        if hunk := _HUNK.search(line):
            one, other = (int(number) - 1 for number in hunk.groups())
        elif (kind := _KINDS.get(line[:5])) is not None:
            row = olds[one] if kind.startswith("old") else news[other]
            one += kind.startswith("old")
            other += kind.startswith("new")
            found[kind] += [row] if row.text else []
    return found


def _find_lines(text: str) -> list[_Line]:
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return [
        _Line(start + len(line) - len(line.lstrip()), line.strip())
        for start, line in zip(starts, lines, strict=False)
    ]


def _pair_lines(olds: Sequence[_Line], news: Sequence[_Line]) -> Pairs:
    """Returns the words of lines that moved: each with the first line of the same words that is left."""
    free: dict[str, list[_Line]] = defaultdict(list)
    for line in reversed(news):
        free[line.text].append(line)
    pairs: Pairs = []
    for line in olds:
        if free[line.text]:
            there = free[line.text].pop()
            pairs.append((line.span, there.span))
    return pairs
