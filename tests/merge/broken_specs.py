"""Small specs in which two sides break, move and reword one sentence, drawn by seed; each part of it bears a tag of its own."""

from __future__ import annotations

import random
import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tests.merge.drawn_specs import DrawnMerge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORDS = re.findall(
    r"\w+",
    "reader porter book slip desk ink paper lamp door hall garden window clerk shelf card key table chair stair roof",
)

Sentence = list[str]
"""A sentence, by its parts."""


class Block(NamedTuple):
    """A passage: what each of its sentences begins with and what stands between them, and the sentences."""

    sign: str
    gap: str
    said: list[Sentence]

    def write(self, indent: str = "") -> str:
        """Returns the passage as Markdown."""
        lines = self.gap.join(f"{self.sign}{_write(sentence)}" for sentence in self.said).split("\n")
        return "\n".join(f"{indent}{line}" for line in lines)


class BrokenSpec(NamedTuple):
    """What is drawn.

    Attributes:
        merge: A base and two sides, as Markdown.
        tags: The tags of the base.
        deleted: Those that a side deleted.
    """

    merge: DrawnMerge
    tags: frozenset[str]
    deleted: frozenset[str]


def draw_broken(seed: int) -> BrokenSpec:
    """Returns what a seed draws: both sides touch the same sentence of a paragraph, a list or a commentary."""
    chance = random.Random(seed)
    tags = iter(f"B{number}" for number in range(100))

    def draw_sentence(parts: int) -> Sentence:
        return [f"{' '.join(chance.sample(_WORDS, 5))} {next(tags)}" for _ in range(parts)]

    said = [draw_sentence(chance.randint(2, 4)) for _ in range(chance.randint(1, 3))]
    at = chance.randrange(len(said))
    around = [Block("", " ", [draw_sentence(1)]) for _ in range(2)]
    is_noted = chance.random() < 0.3
    edits = [chance.choice(_EDITS) for _ in range(2)]
    blocks = [edit(said, at, random.Random(chance.random())) for edit in edits]
    texts = [_write_spec(one, around, is_noted=is_noted) for one in ([Block("", " ", said)], *blocks)]
    every = _read_tags([*said, *chain.from_iterable(block.said for block in around)])
    deleted = _read_tags([said[at]] if _delete in edits else [])
    return BrokenSpec(DrawnMerge(*texts), every, deleted)


def _read_tags(said: Sequence[Sentence]) -> frozenset[str]:
    return frozenset(part.split()[-1] for sentence in said for part in sentence)


def _write(sentence: Sentence) -> str:
    text = ", ".join(sentence)
    return f"{text[:1].upper()}{text[1:]}."


def _write_spec(blocks: Sequence[Block], around: Sequence[Block], *, is_noted: bool) -> str:
    body = "\n\n".join(block.write("    " if is_noted else "") for block in blocks if block.said)
    noted = f'!!! meta "Commentary"\n{body}' if is_noted else body
    parts = [
        "# House {#house}",
        "## Hall {#hall}",
        around[0].write(),
        noted,
        "## Roof {#roof}",
        around[1].write(),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _break_up(said: Sequence[Sentence], at: int, chance: random.Random) -> list[Block]:
    """Breaks the sentence in two, in one paragraph or over two."""
    cut = chance.randint(1, len(said[at]) - 1)
    halves = [said[at][:cut], said[at][cut:]]
    if chance.random() < 0.3:
        return [Block("", " ", [*said[:at], *halves, *said[at + 1 :]])]
    return [Block("", " ", [*said[:at], halves[0]]), Block("", " ", [halves[1], *said[at + 1 :]])]


def _list_parts(said: Sequence[Sentence], at: int, chance: random.Random) -> list[Block]:
    """Makes a list of the parts of the sentence."""
    items = Block(chance.choice(["- ", "* "]), "\n", [[part] for part in said[at]])
    return [Block("", " ", [*said[:at]]), items, Block("", " ", [*said[at + 1 :]])]


def _list_all(said: Sequence[Sentence], at: int, chance: random.Random) -> list[Block]:  # noqa: ARG001 - as the others
    """Makes a list of the sentences."""
    return [Block("- ", "\n", [*said])]


def _move(said: Sequence[Sentence], at: int, chance: random.Random) -> list[Block]:
    """Moves the sentence to another place, or into a paragraph of its own."""
    rest = [*said[:at], *said[at + 1 :]]
    if chance.random() < 0.5:
        rest.insert(chance.randint(0, len(rest)), said[at])
        return [Block("", " ", rest)]
    return [Block("", " ", [said[at]]), Block("", " ", rest)]


def _reword(said: Sequence[Sentence], at: int, chance: random.Random) -> list[Block]:
    """Puts another word into each part."""
    parts = [f"{chance.choice(_WORDS)} {part.split(' ', 1)[1]}" for part in said[at]]
    return [Block("", " ", [*said[:at], parts, *said[at + 1 :]])]


def _delete(said: Sequence[Sentence], at: int, chance: random.Random) -> list[Block]:  # noqa: ARG001 - as the others
    """Takes the sentence away."""
    return [Block("", " ", [*said[:at], *said[at + 1 :]])]


_EDITS: tuple[Callable[[Sequence[Sentence], int, random.Random], list[Block]], ...] = (
    *(_break_up, _break_up, _list_parts, _list_all),
    *(_move, _reword, _delete),
)
