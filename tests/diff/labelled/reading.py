"""The labelled set: pairs of sentences, examples, clauses, levels and words, each with what a reader said of them.

A text stands in full, or as `LABEL#LOCATOR`: of the sample spec, or, with `upstream@` before it, of the published releases.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.match.fragments import Fragment, split_clause
from clausetree.history.opening.source_opening import open_source
from clausetree.syntax.document import parse_document
from tests.conftest import UPSTREAM
from tests.diff.conftest import load_sample
from tests.folders import SAMPLES

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document

FOLDER = Path(__file__).parent
_REFERENCE = re.compile(r"((?:upstream@)?(?:\d{4}-\d\d-\d\d|tutor))#(\w+)((?:/[pse]\d+)*)")


class Pair(NamedTuple):
    """Two texts.

    Attributes:
        file: The file that it stands in, without its ending.
        group: The table of the file.
        old: The text before, or the part; a number where the file counts.
        new: The text after, or the whole.
        same: What a reader said.
        missed: Why the measure says otherwise; empty where it doesn't.
    """

    file: str
    group: str
    old: str
    new: str
    same: bool
    missed: str = ""

    @property
    def is_upstream(self) -> bool:
        return "upstream@" in self.old + self.new


class Place(NamedTuple):
    """What a reference names: a clause of a text, and the step to a part of it, if there is one."""

    label: str
    clause: str
    steps: str


def load_pairs(file: str) -> list[Pair]:
    """Returns the pairs of a file."""
    tables = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    found = []
    for group, table in tables.items():
        for verdict, rows in table.items():
            for row in rows:
                texts = [row, row] if isinstance(row, str) else [str(text) for text in row]
                if file == "repeated" and not isinstance(row, str):
                    texts.insert(0, texts[0])
                found.append(Pair(file, group, texts[0], texts[1], verdict == "same", *texts[2:]))
    return found


@cache
def load_upstream() -> dict[str, Document]:
    source = open_source(str(UPSTREAM), start=SAMPLES)
    return {entry.label: parse_document(source.load(entry.label).text) for entry in source.revisions()}


def load_document(label: str) -> Document:
    release = label.removeprefix("upstream@")
    return load_sample()[label] if release == label else load_upstream()[release]


def read_place(reference: str) -> Place | None:
    """Returns what a reference names; None for a text that stands in full."""
    match = _REFERENCE.fullmatch(reference)
    return Place(*match.groups()) if match else None


def find_clause(place: Place) -> Clause:
    return next(one for one in load_document(place.label).clauses if one.id == place.clause)


def load_fingerprints() -> dict[str, str]:
    """Returns the fingerprints of the sample revisions of which the pairs name clauses and examples."""
    found: dict[str, str] = tomllib.loads((FOLDER / "texts.toml").read_text(encoding="utf-8"))["texts"]
    return found


def read_fingerprint(label: str) -> str:
    return sha256(load_document(label).text.encode()).hexdigest()[:12]


def read_fragment(text: str) -> Fragment:
    """Returns the sentence or the example that a text is or names."""
    place = read_place(text)
    if place is None:
        return Fragment((0, 0), 0, text)
    clause = find_clause(place)
    numbers = {step[0]: int(step[1:]) for step in place.steps.split("/")[1:]}
    if "e" in numbers:
        span = clause.examples[numbers["e"] - 1].span
        return next(one for one in split_clause(clause) if one.example and one.example.span == span)
    passage, sentence = numbers["p"] - 1, numbers["s"] - 1
    return next(one for one in split_clause(clause) if (one.passage, one.sentence) == (passage, sentence))
