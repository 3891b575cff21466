"""Labelled pairs by mutation: a text and itself with some of its words replaced, and its neighbours, which are others."""

from __future__ import annotations

import random
import re
from functools import cache
from typing import TYPE_CHECKING

from clausetree.diff.documents import diff_documents
from clausetree.diff.match.fragments import Fragment, split_clause
from clausetree.syntax.document import parse_document
from clausetree.text.similarity import measure_overlap
from tests.diff.conftest import load_sample

if TYPE_CHECKING:
    from collections.abc import Iterator

LABEL = "2025-12-18"
_WORD = re.compile(r"[A-Za-z]{2,}")
_MANY = 8  # words of a sentence of which a share can be replaced
_EVERY = 6  # clauses, one of which is renamed


def reword(text: str, share: float, chance: random.Random) -> str:
    """Returns `text` with a share of its words replaced, wherever they stand, by words of the same spec."""
    places = [match.span() for match in _WORD.finditer(text)]
    chosen = sorted(chance.sample(places, round(len(places) * share)), reverse=True)
    for start, end in chosen:
        text = f"{text[:start]}{chance.choice(_vocabulary())}{text[end:]}"
    return text


@cache
def _vocabulary() -> list[str]:
    return sorted(set(_WORD.findall(load_sample()[LABEL].text)))


def _fragments(*, examples: bool) -> Iterator[list[Fragment]]:
    """Yields for each clause its examples or its sentences, the short ones left out."""
    for clause in load_sample()[LABEL].clauses:
        found = [one for one in split_clause(clause) if (one.example is not None) is examples]
        yield [one for one in found if len(one.words) >= _MANY]


def measure_reworded(share: float, *, examples: bool) -> list[float]:
    """Returns how alike sentences, or examples, and their reworded selves are, in order."""
    chance = random.Random(share)
    return sorted(
        measure_overlap(one.shingles, Fragment((0, 0), 0, reword(one.text, share, chance)).shingles)
        for found in _fragments(examples=examples)
        for one in found
    )


def measure_neighbours(*, examples: bool) -> list[float]:
    """Returns how alike the sentences, or the examples, of one clause are, in order."""
    return sorted(
        measure_overlap(one.shingles, other.shingles)
        for found in _fragments(examples=examples)
        for place, one in enumerate(found)
        for other in found[:place]
    )


def count_all_renamed(share: float) -> tuple[int, int]:
    """Returns how many clauses are found again of all, each renamed and reworded in its turn, and how many there are."""
    counts = [_count_renamed(share, seed) for seed in range(_EVERY)]
    return sum(found for found, _ in counts), sum(total for _, total in counts)


def _count_renamed(share: float, seed: int) -> tuple[int, int]:
    """Returns how many clauses are found again that have another id and a share of all words replaced, and of how many."""
    chance = random.Random(seed)
    old = load_sample()[LABEL]
    names: dict[str, str] = {}
    text = old.preamble.source
    for clause in old.clauses:
        source = clause.content.source
        if clause.content.passages and clause.index % _EVERY == seed % _EVERY:
            names[clause.id] = f"renamed_{clause.index}"
            heading, body = source[: clause.heading.span.end], source[clause.heading.span.end :]
            source = heading.replace(f"#{clause.id}", f"#{names[clause.id]}") + _reword_passages(
                body, share, chance
            )
        text += source
    changes = diff_documents(old, parse_document(text))
    pairs = {(pair.old.id, pair.new.id) for pair in changes.pairs}
    return sum(pair in pairs for pair in names.items()), len(names)


def _reword_passages(body: str, share: float, chance: random.Random) -> str:
    """Returns the text of a clause reworded, but for its tags and what makes an example one."""
    lines = body.splitlines(keepends=True)
    plain = ("<", "~~~", "**Example**", "!!!")
    return "".join(line if line.lstrip().startswith(plain) else reword(line, share, chance) for line in lines)
