"""A law of merges where one side merges a clause into another and the other side writes in it: what it says stands as written."""

from __future__ import annotations

import copy
import random
import re
from typing import TYPE_CHECKING

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.drawn_specs import NOUNS, DrawnMerge

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEEDS, _BLOCK = 300, 100
_TAG = re.compile(r"\bT\d+\b")

_Spec = dict[str, list[list[str]]]
"""For the id of each clause its paragraphs, by their sentences."""


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_what_a_folded_clause_says_stands_as_written(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge(seed)])}
    assert broken == {}


def _judge(seed: int) -> Iterator[str]:
    """Yields what is not as written."""
    drawn, name = _draw(seed)
    base, ours, theirs = map(parse_document, drawn)
    merged = merge_documents(base, ours, theirs)
    if merged.conflicts:
        yield f"asked: {merged.conflicts[0].why}"
    written = next(clause.body for side in (ours, theirs) if (clause := side.find(name)))
    said, all_said = _TAG.findall(written), _TAG.findall(merged.text)
    if len({*all_said}) != len(all_said) or {*all_said} != {
        tag for text in drawn for tag in _TAG.findall(text)
    }:
        yield f"said: {all_said}"
    start = all_said.index(said[0]) if said[0] in all_said else 0
    if all_said[start : start + len(said)] != said:
        yield f"{all_said} does not have {said}"
    if merge_documents(base, theirs, ours).text != merged.text:
        yield "swapped"


def _draw(seed: int) -> tuple[DrawnMerge, str]:
    """Returns what a seed draws, and the id of the folded clause; either side may be the one that folds."""
    chance = random.Random(seed)
    tags = iter(range(100))

    def draw_sentence() -> str:
        return f"The {' '.join(chance.sample(NOUNS, 6))} T{next(tags)}."

    base: _Spec = {
        name: [[draw_sentence() for _ in range(chance.randint(1, 3))] for _ in range(chance.randint(1, 3))]
        for name in ("hall", "loft", "yard", "shed")
    }
    folding, writing = copy.deepcopy(base), copy.deepcopy(base)
    name, into = chance.sample([*base], 2)
    folding[into] += folding.pop(name)
    paragraphs = writing[name]
    for _ in range(chance.randint(1, 3)):
        said = chance.choice(paragraphs)
        match chance.randrange(3):
            case 0:
                paragraphs.insert(chance.randint(0, len(paragraphs)), [draw_sentence()])
            case 1:
                said.insert(chance.randint(0, len(said)), draw_sentence())
            case _:
                said[0] = said[0].replace("The ", "Every ")
    sides = [_write(folding), _write(writing)]
    if chance.random() < 0.5:
        sides.reverse()
    return DrawnMerge(_write(base), sides[0], sides[1]), name


def _write(spec: _Spec) -> str:
    clauses = (
        "\n\n".join([f"## The {name} {{#{name}}}", *(" ".join(said) for said in paragraphs)])
        for name, paragraphs in spec.items()
    )
    return "\n\n".join(["# House {#house}", *clauses]) + "\n"
