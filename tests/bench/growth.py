"""How the time that a diff takes grows with what once made it grow too fast: each family at sizes that double."""

from __future__ import annotations

import random
import time
from datetime import date
from math import log2
from typing import TYPE_CHECKING

from clausetree.diff.documents import diff_documents
from clausetree.model.revision import Revision
from clausetree.publish.books.edition import build_edition
from clausetree.publish.pages.levels_page import build_pages
from clausetree.syntax.document import parse_document
from tests.bench.measure import report, time_calls
from tests.diff.mutations.scripts import LATIN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_GOAL = 1.2  # the exponent that n log n stays under
_ROUNDS = 3
_DOUBLINGS = 2

Texts = tuple[str, str]
"""A text before and after."""


def main() -> None:
    for name, (build, size) in _FAMILIES.items():
        _report(name, {count: _diff(build(count)) for count in _sizes(size)})
    _report("n unknown levels, page of levels", {count: _draw_levels(count) for count in _sizes(300)})


def _sizes(size: int) -> list[int]:
    return [size * 2**doubling for doubling in range(_DOUBLINGS + 1)]


def _report(name: str, calls: Mapping[int, Callable[[], object]]) -> None:
    """Prints the exponent between the smallest and the largest size."""
    taken = time_calls({str(count): call for count, call in calls.items()}, _ROUNDS, time.process_time)
    smallest, largest = (str(find(calls)) for find in (min, max))
    report(f"{name}, {largest}: exponent", log2(taken[largest] / taken[smallest]) / _DOUBLINGS, _GOAL)


def _diff(texts: Texts) -> Callable[[], object]:
    """Returns a diff of two texts with all its redlines and the map of its passages."""

    def call() -> object:
        old, new = map(parse_document, texts)
        changes = diff_documents(old, new)
        return changes.passages.passings, [line.runs for change in changes.clauses for line in change.redline]

    return call


def _draw_levels(count: int) -> Callable[[], object]:
    _, text = _unknown_levels(count)
    revision = Revision(
        label="2025-01-01", date=date(2025, 1, 1), commit=None, sha256="", source="", path="spec.md"
    )
    edition = build_edition("Growth", revision, parse_document(text), {}, "newest")
    return lambda: next(build_pages(edition))


def _unknown_levels(count: int) -> Texts:
    """Returns clauses each at a level of its own, which is another one after."""

    def write(level: str) -> str:
        return "\n".join(
            f"## Clause {number} {{#clause_{number} authority={level}{number}}}\n\n{_sentence(number, 12)}\n"
            for number in range(count)
        )

    return write("old"), write("new")


def _split(count: int) -> Texts:
    """Returns a clause that keeps its heading and loses each of its paragraphs to a new clause."""
    return _write_whole(count), f"# All {{#all}}\n\n{_write_parts(count)}"


def _dissolved(count: int) -> Texts:
    """Returns a clause that is gone, each of its paragraphs a new clause."""
    return _write_whole(count), _write_parts(count)


def _write_whole(count: int) -> str:
    return "\n\n".join(["# All {#all}", *(_sentence(number, 30) for number in range(count))]) + "\n"


def _write_parts(count: int) -> str:
    parts = (f"## Part {number} {{#part_{number}}}\n\n{_sentence(number, 30)}\n" for number in range(count))
    return "\n".join(parts)


def _footnotes(count: int) -> Texts:
    """Returns one paragraph in which each sentence has a footnote mark, and every fourth and its mark are others."""

    def write(first: int) -> str:
        rows = (number if number % 4 else number + first for number in range(count))
        return "# Marks {#marks}\n\n" + " ".join(f"{_sentence(row, 6)}[^m{row}]" for row in rows)

    return write(0), write(count)


def _marked_words(count: int) -> Texts:
    """Returns one sentence in which each word has a footnote mark, every mark another one after."""

    def write(labels: range) -> str:
        words = (f"{_sentence(row, 2)[:-1]}[^m{label}]" for row, label in enumerate(labels))
        return "# Marks {#marks}\n\n" + " ".join(words)

    return write(range(count)), write(range(count, 0, -1))


def _sentence(seed: int, count: int) -> str:
    """Returns a sentence of words most of which no other one has."""
    chance = random.Random(seed)
    words = (f"{chance.choice(LATIN.words)}{chance.randrange(4000)}" for _ in range(count))
    return " ".join(words).capitalize() + "."


_FAMILIES: Mapping[str, tuple[Callable[[int], Texts], int]] = {
    "n unknown levels, diff": (_unknown_levels, 600),
    "one clause split into n, diff": (_split, 600),
    "one clause dissolved into n, diff": (_dissolved, 600),
    "n footnotes in one clause, diff": (_footnotes, 2400),
    "n words with a footnote each in one clause, diff": (_marked_words, 2400),
}
"""What builds the texts of a family, and its smallest size."""


if __name__ == "__main__":
    main()
