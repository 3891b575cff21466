"""A law of merges: a question about words names the clause that it stands in, wherever either side had these."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.drawn_specs import NOUNS, DrawnMerge, draw_merge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.merge.merging import Merged

_SEEDS, _BLOCK = 600, 100
_HEADING = re.compile(r"#+ .*\{#(\w+)\}")
_NAMES = ("hall", "loft", "yard", "shed")


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_a_question_names_the_clause_that_it_stands_in(first: int) -> None:
    wrong = {
        seed: found
        for seed in range(first, first + _BLOCK)
        if (drawn := draw_merge(seed)) and (found := [*_find_wrong(_merge(drawn))])
    }
    assert wrong == {}


@pytest.mark.parametrize("seed", range(100))
def test_so_does_a_question_about_a_footnote_that_one_side_took_elsewhere(seed: int) -> None:
    merged = _merge(_draw_footnotes(seed))
    assert len(merged.conflicts) == 1
    assert [*_find_wrong(merged)] == []


def _merge(drawn: DrawnMerge) -> Merged:
    base, ours, theirs = map(parse_document, drawn)
    return merge_documents(base, ours, theirs)


def _find_wrong(merged: Merged) -> Iterator[str]:
    """Yields the questions of one place that name another clause than that above them."""
    lines = merged.text.splitlines()
    for hunk in merged.hunks:
        for conflict in hunk.conflicts:
            at_one_place = sum(conflict in other.conflicts for other in merged.hunks) == 1
            above = [found[1] for line in lines[: hunk.line - 1] if (found := _HEADING.match(line))]
            if conflict.part == "prose" and at_one_place and conflict.clause != above[-1]:
                yield f"{conflict.clause}, not {above[-1]}: {conflict.why}"


def _draw_footnotes(seed: int) -> DrawnMerge:
    """Returns some footnotes that one side takes to another clause, alone or with the others, and of which both edit one."""
    chance = random.Random(seed)
    notes = [
        f"[^n{number}]: {' '.join(chance.sample(NOUNS, 5))} N{number}."
        for number in range(chance.randint(1, 3))
    ]
    source, goal = chance.sample(_NAMES, 2)
    edited = chance.choice(notes)
    takes_all = chance.random() < 0.5

    def write(word: str, *, takes: bool) -> str:
        taken = [note for note in notes if takes and (takes_all or note == edited)]
        kept = [note for note in notes if note not in taken]
        blocks = []
        for name in _NAMES:
            found = {source: kept, goal: taken}.get(name, [])
            said = "\n".join(note.replace(" N", f" {word} N") if note == edited else note for note in found)
            blocks += [f"# The {name} {{#{name}}}", f"Shut the {name} when it rains.", said]
        return "\n\n".join(filter(None, blocks)) + "\n"

    sides = [write("at noon", takes=True), write("at dusk", takes=False)]
    chance.shuffle(sides)
    return DrawnMerge(write("at dawn", takes=False), sides[0], sides[1])
