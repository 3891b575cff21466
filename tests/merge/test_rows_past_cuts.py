"""A law of merges where one side cuts a table and takes rows past the cuts while the other edits them: each row stands once, as edited."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.casefile import take_side
from tests.merge.drawn_specs import NOUNS, DrawnMerge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEEDS, _BLOCK = 400, 100


class _Drawn(NamedTuple):
    merge: DrawnMerge
    rows: Sequence[str]  # as the other side has them


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_rows_stand_once_as_edited(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge(_draw(seed))])}
    assert broken == {}


def test_a_row_that_both_edited_is_asked_about_where_it_was_taken() -> None:
    rows = ["| tin | attic |", "| lead | cellar |", "| zinc | porch |", "| iron | hall |"]
    ours = _write([rows[1:3], ["| tin | loft |", rows[3]]], 2)
    theirs = _write([["| tin | garret |", *rows[1:]]], 2)
    three = [parse_document(text) for text in (_write([rows], 2), ours, theirs)]
    merged = merge_documents(three[0], three[1], three[2])
    assert len(merged.conflicts) == 1
    assert take_side(merged.text, "ours") == ours
    assert take_side(merged.text, "theirs") == ours.replace("loft", "garret")


def _judge(drawn: _Drawn) -> Iterator[str]:
    """Yields what is not as edited."""
    base, ours, theirs = map(parse_document, drawn.merge)
    for merged in (merge_documents(base, ours, theirs), merge_documents(base, theirs, ours)):
        rows = [line for line in merged.text.splitlines() if line.startswith("| ") and "Head" not in line]
        if merged.conflicts:
            yield "asked"
        elif sorted(rows) != sorted(drawn.rows):
            yield f"rows: {rows}"


def _draw(seed: int) -> _Drawn:
    """Returns what a seed draws; either side may be the one that cuts."""
    chance = random.Random(seed)
    count, columns = chance.randint(4, 9), chance.randint(1, 3)
    names_repeat = chance.random() < 0.3

    def draw_row(number: int) -> str:
        cells = [" ".join(chance.sample(NOUNS, 3)) for _ in range(columns)]
        return f"| {'yes' if names_repeat else f'T{number}'} {' | '.join(cells)} T{number} |"

    rows = [draw_row(number) for number in range(count)]
    cuts = sorted(chance.sample(range(1, count), chance.randint(1, 2)))
    parts = [rows[start:end] for start, end in pairwise([0, *cuts, count])]
    edited = [*rows]
    for _ in range(2):
        full = [part for part in parts if len(part) > 1]
        if full:
            source = chance.choice(full)
            goal = chance.choice([part for part in parts if part is not source])
            row = source.pop(chance.randrange(len(source)))
            goal.insert(chance.randint(0, len(goal)), row)
            words = row.split()
            words[3] = "moved"
            edited[rows.index(row)] = " ".join(words)
    match chance.randrange(3):
        case 0:
            edited.insert(chance.randint(0, count), draw_row(count))
        case 1:
            del edited[chance.randrange(count)]
        case _:
            place = chance.randrange(count)
            edited[place] = edited[place].replace(" |", " also |", 1)
    base, *sides = (_write(found, columns) for found in ([rows], parts, [edited]))
    chance.shuffle(sides)
    return _Drawn(DrawnMerge(base, sides[0], sides[1]), edited)


def _write(parts: Sequence[Sequence[str]], columns: int) -> str:
    head = [f"|{' Head |' * columns}", f"|{'---|' * columns}"]
    tables = ["\n".join([*head, *part]) for part in parts]
    said = "\n\nThose below are for the warden alone.\n\n".join(tables)
    return f"# House {{#house}}\n\nEach key hangs on a hook.\n\n{said}\n\nHand them back at noon.\n"
