"""No number without its cases."""

from __future__ import annotations

import re

from tests.diff.thresholds import test_clauses, test_compare, test_migration, test_passages, test_time
from tests.folders import ROOT

_NUMBER = re.compile(r"^(_[A-Z_]+)(?:, (_[A-Z_]+))? = (?:\(\n\s*)?[\d{]", re.MULTILINE)
TESTED_BY_THEMSELVES = {
    ("diff.time.mentions", "_FIRST_MARK"),  # a character, no measure
    ("diff.compare.position", "_ONE"),
    ("diff.compare.rows", "_STEP"),  # likewise: the numbers between are for parts of a sentence
    ("diff.match.seams", "_LONGEST"),  # a bound of time: tests/diff/test_seams.py
    ("text.shingles", "_COMMONEST"),
    ("text.shingles", "_SIZE"),
    ("text.nearest", "_ROUNDED"),  # an error of rounding, which changes no answer: likewise
    ("text.nearest", "_MANY"),  # a bound of time, which changes no answer: tests/text/test_nearest.py
}


def test_every_number_of_the_diff_is_pinned() -> None:
    folder = ROOT / "tools" / "clausetree"
    files = [
        *(folder / "diff").rglob("*.py"),
        folder / "text" / "shingles.py",
        folder / "text" / "nearest.py",
    ]
    found = {
        (".".join(file.relative_to(folder).with_suffix("").parts), name)
        for file in files
        for names in _NUMBER.findall(file.read_text(encoding="utf-8"))
        for name in filter(None, names)
    }
    pins = [
        *test_clauses.PINS,
        *test_passages.PINS,
        *test_compare.PINS,
        *test_time.PINS,
        *test_migration.PINS,
    ]
    pinned = {tuple(pin.number.split()[:2]) for pin in pins}
    assert found == pinned | TESTED_BY_THEMSELVES
