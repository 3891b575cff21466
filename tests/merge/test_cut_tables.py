"""A law of merges where one side cuts a table in two and the other edits its rows: these stand as edited, around the cut."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.drawn_specs import NOUNS, DrawnMerge
from tests.steps import count_steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEEDS, _BLOCK = 400, 100
_CUT = "Those below are for the warden alone."
_GROWTH = (
    2.3  # of the steps, for twice the rows; what does not grow makes it less than 2, a sort a little more
)


class _CutTable(NamedTuple):
    merge: DrawnMerge
    rows: Sequence[str]  # as the other side has them


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_rows_stand_as_edited(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge(_draw(seed))])}
    assert broken == {}


def test_questions_name_the_passages_that_were_read() -> None:
    said = ("| tin | a |\n| lead | b |\n| zinc | c |", "Shut it at noon.")
    cut = (said[0].replace("| b |\n", f"| b |\n\n{_CUT}\n\n| Key | Shuts |\n|---|---|\n"), "Shut it at two.")
    edited = (said[0], "Shut it at ten.")
    texts = [
        f"# House {{#house}}\n\n| Key | Shuts |\n|---|---|\n{rows}\n\n{last}\n"
        for rows, last in (said, cut, edited)
    ]
    base, ours, theirs = map(parse_document, texts)
    (conflict,) = merge_documents(base, ours, theirs).conflicts
    stances = (conflict.base, conflict.ours, conflict.theirs)
    assert [stance and stance.locator for stance in stances] == ["house/p2", "house/p4", "house/p2"]


def test_twice_the_rows_take_twice_the_steps() -> None:
    small, large = (_count_steps(count) for count in (200, 400))
    assert large / small < _GROWTH


def _judge(drawn: _CutTable) -> Iterator[str]:
    """Yields what is not as edited."""
    base, ours, theirs = map(parse_document, drawn.merge)
    merged = merge_documents(base, ours, theirs)
    if merged.conflicts:
        yield "asked"
    rows = [line for line in merged.text.splitlines() if line.startswith("| ") and "Head" not in line]
    if rows != drawn.rows:
        yield f"rows: {rows}"
    if merged.text.count(_CUT) != 1:
        yield "the cut"
    if merge_documents(base, theirs, ours).text != merged.text:
        yield "swapped"


def _count_steps(count: int) -> int:
    base, ours, theirs = map(parse_document, _draw(0, count, edits=count // 10).merge)
    return count_steps(lambda: merge_documents(base, ours, theirs))


def _draw(seed: int, count: int = 6, edits: int = 2) -> _CutTable:
    """Returns what a seed draws; either side may be the one that cuts."""
    chance = random.Random(seed)
    columns = chance.randint(1, 3)
    tags = iter(range(10 * count))

    def draw_row() -> str:
        cells = [" ".join(chance.sample(NOUNS, 3)) for _ in range(columns)]
        return f"| {next(tags)} {' | '.join(cells)} |"

    rows = [draw_row() for _ in range(count)]
    edited = [*rows]
    for _ in range(edits):
        place = chance.randrange(len(edited))
        match chance.randrange(3):
            case 0:
                words = edited[place].split()
                words[chance.randint(2, 4)] = f"new{next(tags)}"
                edited[place] = " ".join(words)
            case 1:
                edited.insert(place, draw_row())
            case _:
                del edited[place]
    head = "\n".join([f"|{' Head |' * columns}", f"|{'---|' * columns}"])
    cut = chance.randint(1, count - 1)
    after = [head, *rows[cut:]] if chance.random() < 0.7 else rows[cut:]
    blocks = [[head, *rows[:cut]], [_CUT], after]
    base, *sides = (_write(said) for said in ([[head, *rows]], blocks, [[head, *edited]]))
    if chance.random() < 0.5:
        sides.reverse()
    return _CutTable(DrawnMerge(base, *sides), edited)


def _write(blocks: Sequence[Sequence[str]]) -> str:
    said = "\n\n".join("\n".join(lines) for lines in blocks)
    return f"# House {{#house}}\n\nEach key hangs on a hook.\n\n{said}\n\nHand them back at noon.\n"
