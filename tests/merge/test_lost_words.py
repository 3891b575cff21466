"""Laws of merges where both sides put in one clause, or rearrange what is there, in other forms and with other words: no word is lost."""

from __future__ import annotations

import random
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import pytest

from clausetree.merge.merging import Merged, merge_documents
from clausetree.merge.questions import REARRANGED
from clausetree.syntax.document import parse_document
from tests.merge.casefile import take_side
from tests.merge.drawn_specs import NOUNS, read_tags
from tests.merge.laws import SIDES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_SEEDS, _BLOCK = 600, 100
_BASE = "# House {#house}\n\nThe house stands. Often we mind that. Here is all.\n"
_NAMES = ("Hall", "Yard")


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_no_word_of_a_clause_that_both_put_in(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge_inserted(seed)])}
    assert broken == {}


@pytest.mark.parametrize("first", range(0, 3 * _SEEDS, _BLOCK))
def test_no_word_of_clauses_that_both_rearranged(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge_rearranged(seed)])}
    assert broken == {}


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_no_word_of_clauses_that_one_side_made_one(first: int) -> None:
    seeds = range(first, first + _BLOCK)
    broken = {seed: found for seed in seeds if (found := [*_judge_rearranged(seed, is_folded=True)])}
    assert broken == {}


def _judge_inserted(seed: int) -> Iterator[str]:
    """Yields what is lost of a side's words by its answer."""
    chance = random.Random(seed)
    said = _draw(chance, 0)
    texts = [_BASE + _write("Hall", _edit(said, name, chance), chance) for name in "OT"]
    merged = _merge(_BASE, *texts).text
    for side, text in zip(SIDES, texts, strict=True):
        if lost := {*read_tags(text)} - {*read_tags(take_side(merged, side))}:
            yield f"{side}: {sorted(lost)}"


def _judge_rearranged(seed: int, *, is_folded: bool = False) -> Iterator[str]:
    """Yields what is lost of a side's own words by its answer, and what of the base's words stands nowhere; nobody deletes any.

    Where each clause is asked about as a whole, each answer is as that side has it.
    """
    chance = random.Random(seed)
    said = [_draw(chance, place) for place in range(2 if is_folded else chance.randint(1, 2))]
    sides = [said, *(_rearrange(said, name, chance) for name in "OT")]
    if is_folded:
        folded = chance.randint(1, 2)
        sides[folded] = [[*chain.from_iterable(sides[folded])]]
    base, *texts = (
        _BASE + "".join(_write(name, row, chance) for name, row in zip(_NAMES, rows, strict=False))
        for rows in sides
    )
    merged = _merge(base, *texts)
    read = (
        str.rstrip if is_folded else str
    )  # where the last clause is a question, a blank line stands before it
    is_whole = len(said) == [conflict.why for conflict in merged.conflicts].count(REARRANGED)
    for side, text in zip(SIDES, texts, strict=True):
        answer = take_side(merged.text, side)
        if is_whole and read(answer) != read(text):
            yield f"{side} is not as it was: {answer}"
        own = {tag for tag in read_tags(text) if tag[0] != "B"}
        if lost := own - {*read_tags(answer)}:
            yield f"{side}: {sorted(lost)}"
    if lost := {*read_tags(base)} - {*read_tags(merged.text)}:
        yield f"nowhere: {sorted(lost)}"


def _merge(base: str, ours: str, theirs: str) -> Merged:
    return merge_documents(parse_document(base), parse_document(ours), parse_document(theirs))


def _draw(chance: random.Random, place: int) -> list[str]:
    return [_draw_sentence(chance, f"B{place}{number}") for number in range(chance.randint(2, 6))]


def _draw_sentence(chance: random.Random, tag: str) -> str:
    return f"The {' '.join(chance.sample(NOUNS, chance.randint(2, 9)))} {tag}."


def _rearrange(said: Sequence[Sequence[str]], name: str, chance: random.Random) -> list[list[str]]:
    """Returns the sentences of a side's clauses; one is taken from the one to the other, sometimes."""
    rows = [_edit(row, f"{name}{place}", chance) for place, row in enumerate(said)]
    if len(rows) > 1 and chance.random() < 0.5:
        rows[1].insert(chance.randint(0, len(rows[1])), rows[0].pop(chance.randrange(len(rows[0]))))
    return rows


def _edit(said: Sequence[str], name: str, chance: random.Random) -> list[str]:
    """Returns the sentences of a side: some reworded, some in another place, some of its own."""
    row = [*said]
    for number in range(chance.randint(0, 2)):
        at = chance.randrange(len(row))
        match chance.randrange(4):
            case 0:
                row.insert(at, _draw_sentence(chance, f"{name}{number}"))
            case 1:
                row[at] = f"Often {chance.choice(NOUNS)} {name}{number} {row[at][4:]}"
            case 2:
                row.insert(chance.randrange(len(row)), row.pop(at))
            case _:
                row[at] = f"Here is {name}{number}\n{row[at]}"
    return row


def _write(name: str, said: Sequence[str], chance: random.Random) -> str:
    """Returns a clause with the sentences, cut into passages, each in a form of its own; some stand right after each other."""
    count = len(said)
    cuts = sorted(chance.sample(range(1, count), min(chance.randint(0, 2), count - 1)))
    passages = [said[start:end] for start, end in pairwise([0, *cuts, count])]
    written = [_FORMS[chance.choice([*_FORMS, "plain", "plain"])](part) for part in passages]
    body = "".join(f"{text}\n{chance.choice(['', chr(10), chr(10)])}" for text in written).rstrip()
    return f"\n## {name} {{#{name.lower()}}}\n\n{body}\n"


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


_FORMS: Mapping[str, Callable[[Sequence[str]], str]] = {
    "plain": " ".join,
    "lines": "\n    ".join,
    "items": lambda said: "\n".join(f"- {one}" for one in said),
    "quote": lambda said: "\n".join(f"> {line}" for line in "\n".join(said).split("\n")),
    "markup": lambda said: f"</user>\n{' '.join(said)}",
    "code": lambda said: "```\n{}\n```".format("\n".join(said)),
    "indented": lambda said: _indent("\n".join(said)),
    "commentary": lambda said: f'!!! meta "Commentary"\n{_indent(" ".join(said))}',
    "note": lambda said: f'!!! note "For the desk"\n{_indent(" ".join(said))}',
    "comment": lambda said: f"<!-- {' '.join(said)} -->",
    "table": lambda said: "\n".join(
        ["| Says |", "|---|", *(f"| {one.replace(chr(10), ' ')} |" for one in said)]
    ),
}
"""Ways to write sentences."""
