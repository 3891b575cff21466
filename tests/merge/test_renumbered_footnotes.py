"""A law of merges where one side gives footnotes other marks and edits them: each is what its sentence refers to, as both left it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.drawn_specs import NOUNS, DrawnMerge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEEDS, _BLOCK = 400, 100


class _Note(NamedTuple):
    """A footnote: its mark, the sentence that refers to it, and what it says."""

    mark: str
    sentence: str
    said: str


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_footnotes_stand_as_both_left_them(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge(seed)])}
    assert broken == {}


def _judge(seed: int) -> Iterator[str]:
    """Yields what is not as both left it."""
    drawn, expected = _draw(seed)
    base, ours, theirs = map(parse_document, drawn)
    for merged in (merge_documents(base, ours, theirs), merge_documents(base, theirs, ours)):
        if merged.conflicts:
            yield "asked"
        elif merged.text != expected:
            yield f"not as expected: {merged.text}"


def _draw(seed: int) -> tuple[DrawnMerge, str]:
    """Returns what a seed draws, and what the merge should be; either side may be the one that gives other marks."""
    chance = random.Random(seed)
    length = chance.choice((1, 2, 4, 9))

    def draw_note(number: int) -> _Note:
        said, sentence = (" ".join(chance.sample(NOUNS, count)) for count in (length, 5))
        return _Note(str(number), f"The {sentence} S{number}", f"The {said} N{number}.")

    notes = [draw_note(number) for number in range(1, chance.randint(2, 6))]
    place, other = (chance.randrange(len(notes)) for _ in range(2))
    words = notes[place].said.split()
    words[1:2] = ["other", "words"] if chance.random() < 0.5 else ["another"]
    marked, both = ([*notes] for _ in range(2))
    marked[place] = notes[place]._replace(said=" ".join(words))
    edited = [*notes]
    if other != place:
        edited[other] = both[other] = notes[other]._replace(said=notes[other].said.replace(".", " at noon."))
    both[place] = marked[place]
    if chance.random() < 0.5:
        for some in (marked, both):
            some[place] = some[place]._replace(mark="new")
    else:
        new, at = draw_note(len(notes) + 1), chance.randint(0, len(notes) - 1)
        for some in (marked, both):
            some.insert(at, new)
            some[:] = [note._replace(mark=str(number)) for number, note in enumerate(some, 1)]
    is_moved = chance.random() < 0.4
    base, one, two, expected = (
        _write(notes),
        _write(marked),
        _write(edited, is_moved=is_moved),
        _write(both, is_moved=is_moved),
    )
    sides = [one, two] if chance.random() < 0.5 else [two, one]
    return DrawnMerge(base, sides[0], sides[1]), expected


def _write(notes: Sequence[_Note], *, is_moved: bool = False) -> str:
    """Returns a text that defines the footnotes in the clause that refers to them, or in the next."""
    said = [f"{note.sentence}[^{note.mark}]." for note in notes]
    defined = "\n".join(f"[^{note.mark}]: {note.said}" for note in notes)
    blocks = ["# House {#house}", *said, "# Yard {#yard}", "The yard is for all."]
    blocks.insert(len(blocks) if is_moved else -2, defined)
    return "\n\n".join(blocks) + "\n"
