"""A law of merges where one side puts paragraphs before or after a list and the other changes its items: they stand where they were put."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.drawn_specs import NOUNS, DrawnMerge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEEDS, _BLOCK = 400, 100
_SIGN = re.compile(r"\s*(?:\d+\.|-)\s+")


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_paragraphs_stand_where_they_were_put(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge(seed)])}
    assert broken == {}


def _judge(seed: int) -> Iterator[str]:
    """Yields what is not as both sides have it."""
    drawn, expected = _draw(seed)
    base, ours, theirs = map(parse_document, drawn)
    for merged in (merge_documents(base, ours, theirs), merge_documents(base, theirs, ours)):
        if merged.conflicts:
            yield "asked"
        elif _read_lines(merged.text) != _read_lines(expected):
            yield f"lines: {_read_lines(merged.text)}"


def _read_lines(text: str) -> list[str]:
    """Returns what the lines of a text say, without their signs."""
    return [_SIGN.sub("", line).strip() for line in text.splitlines() if line.strip()]


def _draw(seed: int) -> tuple[DrawnMerge, str]:
    """Returns what a seed draws, and what the merge should say; either side may be the one that puts paragraphs there."""
    chance = random.Random(seed)
    length, sign = chance.choice((1, 3, 8)), chance.choice(("1.", "-"))
    tags = iter(range(100))

    def draw_sentence() -> str:
        return f"The {' '.join(chance.sample(NOUNS, length))} T{next(tags)}."

    items, before, after, put = (
        [draw_sentence() for _ in range(chance.randint(*counts))]
        for counts in ((2, 6), (0, 2), (0, 2), (1, 2))
    )
    changed = [*items]
    match chance.randrange(3):
        case 0:
            changed[0], changed[-1] = changed[-1], changed[0]
        case 1:
            chance.shuffle(changed)
        case _:
            changed.insert(chance.choice((0, len(items))), draw_sentence())
    is_commentary, is_ahead = chance.random() < 0.75, chance.random() < 0.5

    def write(said: Sequence[str], put: Sequence[str]) -> str:
        blocks = ["\n".join(f"{sign} {item}" for item in said)]
        blocks = [*before, *put, *blocks, *after] if is_ahead else [*before, *blocks, *put, *after]
        text = "\n\n".join(blocks)
        if is_commentary:
            text = '!!! meta "Commentary"\n\n' + re.sub(r"^(?=.)", "    ", text, flags=re.MULTILINE)
        return f"# House {{#house}}\n\n{text}\n"

    sides = [write(changed, []), write(items, put)]
    chance.shuffle(sides)
    return DrawnMerge(write(items, []), sides[0], sides[1]), write(changed, put)
