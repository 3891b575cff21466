"""Small specs and edits of them, drawn by seed: each sentence bears a tag of its own, so that it is known wherever it goes."""

from __future__ import annotations

import copy
import random
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

NOUNS = [
    "reader",
    "porter",
    "book",
    "slip",
    "desk",
    "ink",
    "paper",
    "lamp",
    "door",
    "hall",
    "garden",
    "window",
    "clerk",
    "shelf",
    "card",
    "key",
]
_VERBS = [
    "keeps",
    "returns",
    "counts",
    "opens",
    "carries",
    "sorts",
    "cleans",
    "marks",
    "holds",
    "moves",
    "checks",
    "writes",
]
_KINDS = ("prose", "prose", "bullets", "numbers", "nested", "commentary")
_CASTS = ("prose", "bullets", "numbers", "quote", "commentary", "table", "code")
_LISTS = frozenset({"bullets", "numbers", "nested"})
_TAG = re.compile(r"\b[BOT]w?\d+\b")


class Block:
    """A passage: its kind, and its paragraphs, of which all but commentary has one."""

    def __init__(self, kind: str, paragraphs: list[list[str]]) -> None:
        self.kind = kind
        self.paragraphs = paragraphs

    def write(self) -> str:
        """Returns the passage as Markdown."""
        if self.kind == "commentary":
            return "\n\n".join(
                ['!!! meta "Commentary"', *(f"    {' '.join(said)}" for said in self.paragraphs)]
            )
        (said,) = self.paragraphs
        if self.kind in {"prose", "code"}:
            fence = "```\n" if self.kind == "code" else ""
            return f"{fence}{' '.join(said)}{fence[::-1]}"
        leads = {
            "bullets": ["- "] * len(said),
            "quote": ["> "] * len(said),
            "table": ["| Rule |\n|---|\n| ", *(["| "] * (len(said) - 1))],
            "numbers": [f"{number}. " for number in range(1, len(said) + 1)],
            "nested": ["1. ", *(f"   {number}. " for number in range(1, len(said)))],
        }[self.kind]
        return "\n".join(f"{lead}{sentence}" for lead, sentence in zip(leads, said, strict=True))


Spec = list[tuple[str, list[Block]]]
"""The ids of clauses, with what they say."""


class DrawnMerge(NamedTuple):
    """A base and two sides, as Markdown."""

    base: str
    ours: str
    theirs: str


def draw_merge(seed: int, most: int = 3) -> DrawnMerge | None:
    """Returns what a seed draws; None where two lists come to stand right after each other, which is one list in Markdown."""
    chance = random.Random(seed)
    drawer = _Drawer(chance)
    base = [
        (f"c{number}", [drawer.draw_block() for _ in range(chance.randint(1, 3))])
        for number in range(chance.randint(3, 4))
    ]
    sides = [copy.deepcopy(base) for _ in range(2)]
    for mark, side in zip("OT", sides, strict=True):
        drawer.mark = mark
        for _ in range(chance.randint(1, most)):
            chance.choice(_EDITS)(drawer, side)
            _drop_empty(side)
    if any(_has_neighbouring_lists(spec) for spec in (base, *sides)):
        return None
    return DrawnMerge(*map(_write, (base, *sides)))


def read_tags(text: str) -> list[str]:
    """Returns the tags in a text, in order: those of sentences, and those that stand for an edited word."""
    return _TAG.findall(text)


def read_sentences(text: str) -> dict[str, str]:
    """Returns the drawn sentences of a text by their tags."""
    return {read_tags(said)[-1]: said for said in re.findall(r"The [^.]*\.", text)}


class _Drawer:
    """Draws sentences and passages; `mark` tells who puts them in."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.mark = "B"
        self._count = 0

    def draw_tag(self, kind: str = "") -> str:
        self._count += 1
        return f"{self.mark}{kind}{self._count}"

    def draw_sentence(self) -> str:
        nouns = [self.chance.choice(NOUNS) for _ in range(4)]
        verb = self.chance.choice(_VERBS)
        return (
            f"The {nouns[0]} {verb} the {nouns[1]} near {nouns[2]} {self.draw_tag()} before {nouns[3]} comes."
        )

    def draw_block(self) -> Block:
        kind = self.chance.choice(_KINDS)
        count = self.chance.randint(1, 2) if kind == "commentary" else 1
        return Block(
            kind, [[self.draw_sentence() for _ in range(self.chance.randint(2, 4))] for _ in range(count)]
        )

    def choose_sentences(self, spec: Spec) -> list[str]:
        return self.chance.choice(
            [said for _, blocks in spec for block in blocks for said in block.paragraphs]
        )

    def choose_blocks(self, spec: Spec) -> tuple[list[Block], int]:
        _, blocks = self.chance.choice([clause for clause in spec if clause[1]])
        return blocks, self.chance.randrange(len(blocks))


def _edit(drawer: _Drawer, spec: Spec) -> None:
    said = drawer.choose_sentences(spec)
    at = drawer.chance.randrange(len(said))
    words = said[at].split()
    words[drawer.chance.choice([1, 2, 4, 6, 9])] = drawer.draw_tag("w")
    said[at] = " ".join(words)


def _insert(drawer: _Drawer, spec: Spec) -> None:
    said = drawer.choose_sentences(spec)
    said.insert(drawer.chance.randint(0, len(said)), drawer.draw_sentence())


def _delete(drawer: _Drawer, spec: Spec) -> None:
    said = drawer.choose_sentences(spec)
    del said[drawer.chance.randrange(len(said))]


def _swap(drawer: _Drawer, spec: Spec) -> None:
    said = drawer.choose_sentences(spec)
    said[-1], said[0] = said[0], said[-1]


def _join(drawer: _Drawer, spec: Spec) -> None:
    blocks, at = drawer.choose_blocks(spec)
    if [block.kind for block in blocks[at : at + 2]] == ["prose", "prose"]:
        blocks[at].paragraphs[0] += blocks.pop(at + 1).paragraphs[0]


def _split(drawer: _Drawer, spec: Spec) -> None:
    blocks, at = drawer.choose_blocks(spec)
    said = blocks[at].paragraphs[0]
    if blocks[at].kind == "prose" and len(said) > 1:
        blocks.insert(at + 1, Block("prose", [said[1:]]))
        del said[1:]


def _fold(drawer: _Drawer, spec: Spec) -> None:
    if len(spec) > 2:
        at = drawer.chance.randrange(len(spec))
        _, blocks = spec.pop(at)
        if at and drawer.chance.random() < 0.6:
            spec[at - 1][1].extend(blocks)
        else:
            spec[at % len(spec)][1][:0] = blocks


def _fold_and_join(drawer: _Drawer, spec: Spec) -> None:
    at = drawer.chance.randrange(1, len(spec))
    above, blocks = spec[at - 1][1], spec[at][1]
    if len(spec) > 2 and above and blocks and above[-1].kind == blocks[0].kind != "commentary":
        above[-1].paragraphs[0] += blocks[0].paragraphs[0]
        above.extend(blocks[1:])
        del spec[at]


def _move(drawer: _Drawer, spec: Spec) -> None:
    blocks, at = drawer.choose_blocks(spec)
    block = blocks.pop(at)
    _, others = drawer.chance.choice(spec)
    others.insert(drawer.chance.randint(0, len(others)), block)


def _recast(drawer: _Drawer, spec: Spec) -> None:
    blocks, at = drawer.choose_blocks(spec)
    said = [sentence for paragraph in blocks[at].paragraphs for sentence in paragraph]
    blocks[at] = Block(drawer.chance.choice(_CASTS), [said])


_EDITS: tuple[Callable[[_Drawer, Spec], None], ...] = (
    *(_edit, _edit, _insert, _insert, _insert),
    *(_delete, _swap, _join, _split, _fold, _fold_and_join, _move, _recast),
)


def _drop_empty(spec: Spec) -> None:
    for _, blocks in spec:
        for block in blocks:
            block.paragraphs = [said for said in block.paragraphs if said]
        blocks[:] = [block for block in blocks if block.paragraphs]


def _has_neighbouring_lists(spec: Spec) -> bool:
    return any(
        _LISTS.issuperset((one.kind, other.kind)) for _, blocks in spec for one, other in pairwise(blocks)
    )


def _write(spec: Spec) -> str:
    clauses = (
        "\n\n".join([f"## What {name} is about {{#{name}}}", *(block.write() for block in blocks)])
        for name, blocks in spec
    )
    return "\n\n".join(["# House {#house}", *clauses]) + "\n"
