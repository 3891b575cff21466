"""Counts of exact, touched and stale rows, beside a count that reads the texts themselves and follows nothing."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.export.building import build_rows
from clausetree.history.opening.source_opening import open_source
from clausetree.project.spec_documents import read_document
from tests.folders import SAMPLES, SPEC

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.export.row_values import RowForm

_SPELLINGS = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "---", "\u2026": "..."}
)
_FORMS: tuple[RowForm, ...] = ("jsonl", "chat", "preference")
_RENAMED = {
    "be_kind": "love_humanity",
    "protect_privileged_messages": "protect_privileged_information",
    "saying_no": "decline_well",
}
"""The clauses that have another id, as somebody read who laid the texts side by side."""
_MERGED = {
    "any_subject": ("even_description", "no_side"),
    "hatred_and_violence": ("violent_causes", "hatred"),
    "no_false_impression": ("no_deception",),
}
"""The clauses that went into others: references to them follow, but their examples moved."""


class Part(NamedTuple):
    """What a row was made from: its clause and its source."""

    clause: str
    source: str


def read_parts(source: str, label: str, form: RowForm) -> list[Part]:
    """Returns the lines of the text from which the rows of a form are made, in their order."""
    snapshot = open_source(source, start=SAMPLES).load(label)
    lines, document = snapshot.text.split("\n"), read_document(snapshot)
    examples = {row.locator: row for row in build_rows(document, "chat")}
    parts = []
    for row in build_rows(document, form):
        written = "\n".join(lines[row.line - 1 : row.end_line])
        if form == "jsonl":
            written = keep_prose(written)
        elif form == "preference":
            example = examples[row.locator.rpartition("/")[0]]
            before = "\n".join(lines[example.line - 1 : row.line - 1]).split("~~~xml\n", 1)[1]
            written = f"{re.sub(r'(?s)<comparison>.*?</comparison>', '', before)}\n{written}"
        parts.append(Part(row.clause, written.strip()))
    return parts


def keep_prose(text: str) -> str:
    """Returns a clause's lines without its heading, its examples, its commentary and its comments."""
    for other in (
        r"\A#.*\n",
        r"^\*\*Example\*\*.*\n+~~~xml\n(?:.*\n)*?~~~$",
        r"^!!! .*\n(?:(?:    .*)?\n)*(?:    .*)?",
        r"^\[\^\w+\]:.*$",
        r"<!--(?:.|\n)*?-->",
    ):
        text = re.sub(other, "", text, flags=re.MULTILINE)
    return re.sub(
        r"[ \t]*\n(?:[ \t]*\n)+", "\n\n", text
    )  # a blank at a line's end is none of prose; of an example it is


def fold(text: str) -> str:
    """Returns words without what no reader hears: marks, stars before a tag, blanks, and how quotes and dashes are written."""
    heard = re.sub(r"\[\^\w+\]|^\*+(?=</?\w)", "", text, flags=re.MULTILINE)
    plain = " ".join(heard.translate(_SPELLINGS).split())
    return re.sub(r"\s*---?\s*|\s-\s", "-", plain)


def refer(text: str) -> set[str]:
    """Returns a folded text with references as they are, and with each of the ids that their clauses have now."""
    found = {fold(text)}
    for old, news in (*((old, (new,)) for old, new in _RENAMED.items()), *_MERGED.items()):
        found |= {re.sub(rf"(?<=[(\[]#){old}\b", new, one) for one in found for new in news}
    return found


def count_by_reading(source: str, old: str, new: str, form: RowForm) -> list[str]:
    """Returns for each row of the old text whether its words stand in the new one, at home or elsewhere."""
    news = read_parts(source, new, form)
    written = {(part.clause, part.source) for part in news}
    folded = {(part.clause if form == "jsonl" else "", fold(part.source)) for part in news}
    counted = []
    for part in read_parts(source, old, form):
        homes = {part.clause, _RENAMED.get(part.clause, part.clause)}
        places = homes if form == "jsonl" else {""}
        if any((home, part.source) in written for home in homes):
            counted.append("exact")
        else:
            is_there = any((place, said) in folded for place in places for said in refer(part.source))
            counted.append("touched" if is_there else "stale")
    return counted


def count_by_migrating(
    source: str, old: str, new: str, form: RowForm, folder: Path
) -> tuple[list[str], dict[str, int]]:
    """Returns what `clausetree stale` says of each row, and its counts."""
    file = folder / f"{form}.jsonl"
    written = CliRunner().invoke(main, ["export", f"{source}@{old}", "--format", form])
    file.write_text(written.stdout, encoding="utf-8")
    told = CliRunner().invoke(main, ["stale", str(file), "--to", f"{source}@{new}", "--format", "json"])
    assert told.exit_code in {0, 1}, told.output
    read = json.loads(told.stdout)
    assert told.exit_code == (1 if read["summary"]["stale"] else 0)
    touched = {"typographic", "footnotes", "references"}
    groups = [
        "stale"
        if row["words"] in {"edited", "deleted", "unknown"}
        else "touched"
        if row["words"] in touched or row["moved"]
        else "exact"
        for row in read["rows"]
    ]
    return groups, read["summary"]


COUNTS = {
    ("2025-09-12", "jsonl"): (32, 5, 34),
    ("2025-09-12", "chat"): (93, 34, 27),
    ("2025-09-12", "preference"): (92, 44, 30),
    ("2025-10-27", "jsonl"): (29, 6, 36),
    ("2025-10-27", "chat"): (92, 34, 28),
    ("2025-10-27", "preference"): (91, 44, 31),
}


@pytest.mark.upstream
@pytest.mark.parametrize(("new", "form"), COUNTS)
def test_rows_of_the_published_spec_are_counted_as_by_reading(
    new: str, form: RowForm, upstream_bundle: Path, tmp_path: Path
) -> None:
    source = str(upstream_bundle)
    said, summary = count_by_migrating(source, "2025-04-11", new, form, tmp_path)
    assert said == count_by_reading(source, "2025-04-11", new, form)
    assert tuple(summary.values()) == COUNTS[new, form]
    assert Counter(said) == summary


@pytest.mark.parametrize("new", ["2025-09-12", "2025-10-27", "2025-12-18"])
@pytest.mark.parametrize("form", _FORMS)
def test_rows_of_the_sample_spec_are_counted_as_by_reading(new: str, form: RowForm, tmp_path: Path) -> None:
    source = str(SPEC)
    said, summary = count_by_migrating(source, "2025-04-11", new, form, tmp_path)
    assert said == count_by_reading(source, "2025-04-11", new, form)
    assert Counter(said) == {name: number for name, number in summary.items() if number}
    assert summary["exact"] > 30
