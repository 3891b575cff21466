"""A law of merges where one side takes footnotes elsewhere and the other edits them: each is defined once, as edited, among its own."""

from __future__ import annotations

import random
import re
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.casefile import take_side
from tests.merge.drawn_specs import NOUNS, DrawnMerge
from tests.steps import count_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_SEEDS, _BLOCK = 400, 100
_MARK = re.compile(r"\[\^\w+\]:")
_PUT_IN = "Those below came later."
_GROWTH = (
    2.3  # of the steps, for twice the notes; what does not grow makes it less than 2, a sort a little more
)

_Spot = list[list[str]]  # the runs of definitions at one place, one after the other


class _Moved(NamedTuple):
    merge: DrawnMerge
    notes: Sequence[str]  # as the side has them that edits them


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_footnotes_are_defined_once_as_edited(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge(_draw(seed))])}
    assert broken == {}


def test_an_answer_defines_a_footnote_once() -> None:
    said = (
        "# Hall {#hall}\n\nShut it[^a].\n\n[^a]: At noon.\n[^b]: At one.\n\n# Roof {#roof}\n\nMend it[^b].\n"
    )
    moved = said.replace("[^a]: At noon.\n[^b]: At one.\n\n", "") + "\n[^a]: At dusk.\n[^b]: At one.\n"
    edited = said.replace("At noon", "At dawn")
    base, ours, theirs = map(parse_document, (said, moved, edited))
    merged = merge_documents(base, ours, theirs)
    assert len(merged.conflicts) == 1
    taken = {side: _list_notes(take_side(merged.text, side)) for side in ("ours", "theirs")}
    assert taken == {
        "ours": ["[^a]: At dusk.", "[^b]: At one."],
        "theirs": ["[^a]: At dawn.", "[^b]: At one."],
    }


def test_a_run_that_both_took_apart_is_told_once() -> None:
    notes, clauses = (
        "[^a]: At noon.\n[^b]: At one.\n",
        [f"# {name} {{#{name}}}\n\nShut it.\n" for name in "xyz"],
    )
    base, ours, theirs = (
        parse_document("\n".join([*clauses[:place], notes, *clauses[place:]])) for place in (1, 2, 3)
    )
    (note,) = merge_documents(base, ours, theirs).notes
    assert note == "both moved `x/p2` to different clauses: it is where ours has it"


def test_twice_the_footnotes_take_twice_the_steps() -> None:
    small, large = (_count_steps(count) for count in (200, 400))
    assert large / small < _GROWTH


def test_twice_the_footnotes_that_came_take_twice_the_steps() -> None:
    small, large = (_count_steps_of_new(count) for count in (400, 800))
    assert large / small < _GROWTH


def _count_steps_of_new(count: int) -> int:
    """Returns the steps of a merge where one side took two footnotes elsewhere, and both put some between these."""
    said = "# Hall {#hall}\n\nShut it.\n\n[^a]: At noon.\n[^b]: At one.\n\nLock it.\n"
    moved = said.replace("[^a]: At noon.\n[^b]: At one.\n\n", "") + "\n[^a]: At noon.\n[^b]: At one.\n"
    sides = [
        text.replace("[^b]", "".join(f"[^{name}{number}]: At two.\n" for number in range(count)) + "[^b]")
        for name, text in (("c", moved), ("d", said))
    ]
    base, ours, theirs = map(parse_document, (said, *sides))
    return count_steps(lambda: merge_documents(base, ours, theirs))


def _judge(drawn: _Moved) -> Iterator[str]:
    """Yields what is not as it should be."""
    base, ours, theirs = map(parse_document, drawn.merge)
    merged = merge_documents(base, ours, theirs)
    if merged.conflicts:
        yield "asked"
    if sorted(_list_notes(merged.text)) != sorted(drawn.notes):
        yield f"notes: {_list_notes(merged.text)}"
    if merged.text.count(_PUT_IN) != max(text.count(_PUT_IN) for text in drawn.merge):
        yield "what was put between them"
    if sorted(merge_documents(base, theirs, ours).text.split()) != sorted(merged.text.split()):
        yield "swapped"
    yield from _find_strays(drawn, merged.text)


def _find_strays(drawn: _Moved, merged: str) -> Iterator[str]:
    """Yields the new footnotes that stand with none of those that they were put in with, where none of these was deleted.

    What was put in where one was deleted can stand in its place.
    """
    runs, before = _find_runs(merged), _find_runs(drawn.merge.base)
    old = {name for name, run in before.items() if runs.keys() >= {*run}}
    for text in drawn.merge:
        for name, run in _find_runs(text).items():
            beside = {one for one in run if one in old and one in runs}
            if name not in before and beside and beside.isdisjoint(runs[name]):
                yield f"{name} is not with {sorted(beside)}"


def _find_runs(text: str) -> Mapping[str, Sequence[str]]:
    """Returns for each footnote those that stand with it, on lines without anything else between."""
    runs = (
        [*map(_name, lines)]
        for is_note, lines in groupby(text.splitlines(), lambda line: bool(_MARK.match(line)))
        if is_note
    )
    return {name: run for run in runs for name in run}


def _list_notes(text: str) -> list[str]:
    return [line for line in text.splitlines() if _MARK.match(line)]


def _name(note: str) -> str:
    return note.partition("]")[0]


def _count_steps(count: int) -> int:
    base, ours, theirs = map(parse_document, _draw(1, count, edits=count // 10).merge)
    return count_steps(lambda: merge_documents(base, ours, theirs))


def _draw(seed: int, count: int = 3, edits: int = 2) -> _Moved:
    """Returns what a seed draws; either side may be the one that takes footnotes elsewhere."""
    chance = random.Random(seed)
    tags = iter(range(10 * count))
    length = chance.choice((2, 9))  # shorter or longer than what else is said

    def draw_note() -> str:
        return f"[^n{next(tags)}]: {' '.join(chance.choices(NOUNS, k=length))}."

    spots: list[_Spot] = [[], [], [], []]
    for spot in chance.sample(spots, 2):
        spot.append([draw_note() for _ in range(chance.randint(1, count) if count < 10 else count)])
    edited = [[[*run] for run in spot] for spot in spots]
    for _ in range(edits):
        _edit(chance, chance.choice([run for spot in edited for run in spot]), draw_note, next(tags))
    moved = _take_elsewhere(chance, spots)
    base, *sides = (_write(found) for found in (spots, moved, edited))
    if chance.random() < 0.5:
        sides.reverse()
    notes = [*chain.from_iterable(chain.from_iterable(edited))]
    return _Moved(DrawnMerge(base, *sides), notes)


def _edit(chance: random.Random, run: list[str], draw_note: Callable[[], str], tag: int) -> None:
    """Edits a run: a definition in it, a new one, or one less where one is left."""
    place = chance.randrange(len(run))
    match chance.randrange(3):
        case 0:
            run[place] = run[place].replace(".", f" new{tag}.")
        case 1:
            run.insert(place + chance.randint(0, 1), draw_note())
        case _ if len(run) > 1:
            del run[place]


def _take_elsewhere(chance: random.Random, spots: Sequence[_Spot]) -> list[_Spot]:
    """Returns the places with a run taken to another, put together with another, or cut in two."""
    moved = [[[*run] for run in spot] for spot in spots]
    origin, other = chance.sample([spot for spot in moved if spot], 2)
    (run,) = origin
    match chance.randrange(4):
        case 0:
            goal = chance.choice([spot for spot in moved if not spot])
            goal.append(run)
            origin.clear()
        case 1:
            other[0] += run
            origin.clear()
        case 2 if len(run) > 1:
            cut = chance.randint(1, len(run) - 1)
            origin[:] = [run[:cut], run[cut:]]
        case _:
            note = run.pop(chance.randrange(len(run)))
            other[0].insert(chance.randint(0, len(other[0])), note)
    return moved


def _write(spots: Sequence[_Spot]) -> str:
    """Returns a text with runs in the middle and at the end of two clauses."""
    blocks = ["# Hall {#hall}", "Each key hangs on a hook of its own.", "Hand it back at noon."]
    blocks += ["# Roof {#roof}", "The hatch is shut when it rains.", "The porter looks after it."]
    said: list[str] = []
    for number, block in enumerate(blocks):
        said.append(block)
        if number % 3:
            runs = ("\n".join(run) for run in spots[number // 3 * 2 + number % 3 - 1] if run)
            said.append(f"\n\n{_PUT_IN}\n\n".join(runs))
    return "\n\n".join(filter(None, said)) + "\n"
