"""Two mutations of one base, drawn by seed: the two sides of a merge."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from clausetree.syntax.document import parse_document
from tests.diff.mutations.book import open_book
from tests.diff.mutations.kinds import KINDS, mutate, mutate_by
from tests.folders import SPEC

if TYPE_CHECKING:
    from clausetree.model.document import Document
    from tests.diff.mutations.case import Case

_REVISION = SPEC / "revisions" / "2024-05-08.md"
_CLAUSES = 8  # few, so that both sides meet
_BY_CHANCE = "by chance"


class Pair(NamedTuple):
    """Two sides over the one base, and what happened to each."""

    ours: str
    theirs: str
    names: tuple[str, str]


@cache
def read_base(count: int = _CLAUSES) -> Document:
    """Returns the text that mutations start from: the first clauses of a revision, laid out as mutations leave it."""
    text = _REVISION.read_text("utf-8")
    clauses = parse_document(text).clauses
    start = text[: clauses[count].start] if count < len(clauses) else text
    return parse_document(open_book(start, 0).old)


def draw_pair(seed: int, count: int = _CLAUSES) -> Pair:
    """Returns the pair of a seed."""
    chance = random.Random(seed)
    text = read_base(count).text
    (ours, one), (theirs, other) = (_draw(text, chance) for _ in range(2))
    return Pair(ours.new, theirs.new, (one, other))


def _draw(text: str, chance: random.Random) -> tuple[Case, str]:
    while True:
        name = chance.choice([_BY_CHANCE] * 12 + sorted(KINDS))
        seed = chance.randrange(10**6)
        case = mutate(text, seed) if name == _BY_CHANCE else mutate_by(KINDS[name], [text], seed)
        if case is not None and case.old == text:
            return case, name
