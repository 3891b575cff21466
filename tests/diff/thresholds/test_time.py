"""The numbers that histories, drift and notes go by, each from both sides."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from clausetree.diff.time.drift import measure_drift
from clausetree.diff.time.lineage import trace_clauses
from clausetree.diff.time.notes import check_notes
from clausetree.model.revision import Revision
from clausetree.syntax.document import parse_document
from tests.diff.conftest import diff_texts
from tests.diff.thresholds.made import HUNDRED, clause, sentence, words
from tests.diff.thresholds.pins import Pin, check_pin

LEVELS = "# Levels {#levels}\n\n1. **Root**: first\n2. **User**: last\n\n"


def handed_over(count: int) -> bool:
    """Whether a limit is handed over, so many of whose hundred words stand in another limit now."""
    gone = clause(
        "gone", sentence(words(0, count)), sentence(words(500, HUNDRED - count)), depth=1, level="root"
    )
    stays = sentence(words(5000, 50))
    old = LEVELS + gone + clause("stays", stays, depth=1, level="root")
    new = LEVELS + clause("stays", stays, sentence(words(0, count)), depth=1, level="root")
    chain = [
        (
            Revision(
                label=str(day), date=date(2025, 1, day), commit=None, sha256="", source="x", path="x.md"
            ),
            parse_document(text),
        )
        for day, text in ((1, old), (2, new))
    ]
    return bool(measure_drift(trace_clauses(chain))[-1].handovers)


def nearly_named(letters: int, wrong: int) -> bool:
    """Whether notes are taken to mean a clause whose id they give with so many wrong letters."""
    name = "abcdefghijklmnopqrstuvwxyzabcdefghij"[:letters]
    text = f"# Top {{#top}}\n\n## Zz {{#{name}}}\n\n{sentence(words(0, 40))}\n"
    changes = diff_texts(text, text.replace(sentence(words(0, 40)), sentence(words(0, 39))))
    written = name[: letters - wrong] + "0123456789"[:wrong]
    return bool(check_notes(changes, f"- Edits `{written}`.").perhaps)


PINS = [
    Pin("diff.time.drift _SHARE", 0.02, partial(handed_over, 10), partial(handed_over, 9)),
    Pin("diff.time.notes _NEAR", 0.02, partial(nearly_named, 8, 2), partial(nearly_named, 31, 8)),
]


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.number)
def test_a_number_is_pinned_from_both_sides(pin: Pin, monkeypatch: pytest.MonkeyPatch) -> None:
    check_pin(pin, monkeypatch)
