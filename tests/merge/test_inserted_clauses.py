"""A law of merges where both sides put in one clause, in other forms and with other words: by either answer no word of that side is lost."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.casefile import take_side
from tests.merge.drawn_specs import NOUNS, read_tags
from tests.merge.laws import SIDES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_SEEDS, _BLOCK = 600, 100
_BASE = "# House {#house}\n\nThe house stands. It stands still.\n"


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_no_word_is_lost(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge(seed)])}
    assert broken == {}


def _judge(seed: int) -> Iterator[str]:
    """Yields what is lost of a side's words by its answer."""
    texts = _draw(random.Random(seed))
    base, ours, theirs = map(parse_document, (_BASE, *texts))
    merged = merge_documents(base, ours, theirs).text
    for side, text in zip(SIDES, texts, strict=True):
        lost = {*read_tags(text)} - {*read_tags(take_side(merged, side))}
        if lost:
            yield f"{side}: {sorted(lost)}"


def _draw(chance: random.Random) -> list[str]:
    """Returns two sides that put in one clause: the same sentences, cut into passages of drawn forms, and words of their own."""
    said = [_draw_sentence(chance, f"B{number}") for number in range(chance.randint(2, 6))]
    return [f"{_BASE}\n## Hall {{#hall}}\n\n{_write(_edit(said, name, chance), chance)}" for name in "OT"]


def _draw_sentence(chance: random.Random, tag: str) -> str:
    return f"The {' '.join(chance.sample(NOUNS, chance.randint(2, 9)))} {tag}."


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


def _write(said: Sequence[str], chance: random.Random) -> str:
    """Returns the sentences as Markdown, cut into passages, each in a form of its own; some stand right after each other."""
    count = len(said)
    cuts = sorted(chance.sample(range(1, count), min(chance.randint(0, 2), count - 1)))
    passages = [said[start:end] for start, end in pairwise([0, *cuts, count])]
    written = [_FORMS[chance.choice([*_FORMS, "plain", "plain"])](part) for part in passages]
    return "".join(f"{text}\n{chance.choice(['', chr(10), chr(10)])}" for text in written).rstrip() + "\n"


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
    "comment": lambda said: f"<!-- {' '.join(said)} -->",
    "table": lambda said: "\n".join(
        ["| Says |", "|---|", *(f"| {one.replace(chr(10), ' ')} |" for one in said)]
    ),
}
"""Ways to write sentences."""
