"""What a reader found of 150 drawn passages and sentences, beside what `migrate` says of them; and there and back of all."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clausetree.api import diff, load
from clausetree.diff.time.migrated import CONFIDENT
from clausetree.diff.time.migration import migrate_all
from clausetree.model.locator import parse_locator
from clausetree.model.passage_sentences import find_sentences

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.time.migrated import Migrated
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator

pytestmark = pytest.mark.upstream
OLD, NEW = ("2025-02-12", "2025-04-11"), "2025-10-27"
SEED, DRAWN = 20251027, 75


class Truth(NamedTuple):
    """A part, what became of its words, and where they stand."""

    label: str
    locator: str
    words: str
    to: tuple[str, ...]


@cache
def load_truth() -> tuple[Truth, ...]:
    rows = tomllib.loads(Path(__file__).with_name("truth.toml").read_text(encoding="utf-8"))["drawn"]
    return tuple(_read(*row) for row in rows)


def _read(part: str, words: str, *to: str) -> Truth:
    label, _, locator = part.partition("#")
    return Truth(label, locator, words, to)


class Releases:
    """The real releases, and what changed from the two older ones to the newest, and back."""

    def __init__(self, bundle: Path) -> None:
        self.documents: dict[str, Document] = {label: load(f"{bundle}@{label}") for label in (*OLD, NEW)}
        newest = self.documents[NEW]
        self.there: dict[str, ChangeSet] = {label: diff(self.documents[label], newest) for label in OLD}
        self.back: dict[str, ChangeSet] = {label: diff(newest, self.documents[label]) for label in OLD}


@pytest.fixture(scope="module")
def moves(upstream_bundle: Path) -> Releases:
    return Releases(upstream_bundle)


def list_passages(document: Document) -> list[Locator]:
    return [locator for clause in document.clauses for locator in clause.passage_locators()]


def list_sentences(document: Document) -> list[Locator]:
    return [
        locator.to("sentence", number)
        for clause in document.clauses
        for locator, passage in zip(clause.passage_locators(), clause.content.passages, strict=True)
        if locator.kind == "passage"
        for number, _ in enumerate(find_sentences(clause, passage), 1)
    ]


def test_what_was_read_is_what_was_drawn(moves: Releases) -> None:
    chance = random.Random(SEED)
    drawn: list[str] = []
    for list_parts in (list_passages, list_sentences):
        pool = [f"{label}#{part}" for label in OLD for part in list_parts(moves.documents[label])]
        drawn += chance.sample(pool, DRAWN)
    assert [f"{one.label}#{one.locator}" for one in load_truth()] == drawn


def test_nothing_is_confident_and_wrong(moves: Releases) -> None:
    found = [(truth, _migrate(moves, truth)) for truth in load_truth()]
    confident = [(truth, one) for truth, one in found if one.confidence >= CONFIDENT]
    wrong = [(truth, _tell(one)) for truth, one in confident if not _is_right(truth, one)]
    assert not wrong
    assert len(confident) >= 0.97 * len(found)


def _migrate(moves: Releases, truth: Truth) -> Migrated:
    return migrate_all([parse_locator(truth.locator)], moves.there[truth.label])[0]


def _is_right(truth: Truth, found: Migrated) -> bool:
    """Whether words and place are right; of what is gone nothing may be said for sure to have taken its place."""
    to = [str(part.locator) for part in found.to]
    return found.words == truth.words and (to[:1] == list(truth.to[:1]) if truth.to else not to)


def _tell(found: Migrated) -> str:
    return f"{found.words} {[str(part.locator) for part in found.to]}"


@pytest.mark.parametrize("label", OLD)
@pytest.mark.parametrize("sort", ["passages", "sentences"])
def test_every_part_comes_back_from_where_it_went(moves: Releases, label: str, sort: str) -> None:
    parts = (list_passages if sort == "passages" else list_sentences)(moves.documents[label])
    there = migrate_all(parts, moves.there[label])
    targets = list({part.locator for found in there if found.words != "deleted" for part in found.to})
    back = dict(zip(targets, migrate_all(targets, moves.back[label]), strict=True))
    lost = []
    for part, found in zip(parts, there, strict=True):
        for target in found.to if found.words != "deleted" else ():
            answers = [one.locator for one in back[target.locator].to]
            if back[target.locator].words == "deleted" or part not in answers:
                lost.append((str(part), _tell(found), _tell(back[target.locator])))
    assert not lost
    assert sum(found.words == "deleted" for found in there) <= 0.06 * len(parts)


@pytest.mark.parametrize("label", OLD)
def test_words_said_to_be_exact_are_the_same_and_no_others_are(moves: Releases, label: str) -> None:
    for list_parts in (list_passages, list_sentences):
        for found in migrate_all(list_parts(moves.documents[label]), moves.there[label]):
            said = " ".join(part.text for part in found.to)
            assert (found.words == "exact") == (said == found.was), found.locator
