"""What a peer shows of two texts, whatever its own format: which words it shows as kept, moved, gone and new."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.bench.peers.layout import Layout, Part

_TOKEN = re.compile(r"\S+")

Pairs = list[tuple[Span, Span]]
"""Stretches of equal characters, blanks aside, in the old and the new text."""


class Marks(NamedTuple):
    """What a peer that marks characters shows; what is in neither list it shows as deleted or inserted.

    Attributes:
        kept: What it shows as unchanged.
        moved: What it shows as moved.
        touched: Offsets in the new text where it shows a change though all characters are kept, as of line ends.
    """

    kept: Pairs
    moved: Pairs
    touched: tuple[int, ...] = ()


class Side(NamedTuple):
    """What a peer shows of one of the texts.

    Attributes:
        changed: How many words of each part it shows as deleted or inserted.
        moved: How many words of each part it shows as moved.
        ink: For each part the characters that it shows as deleted or inserted.
        words: For each clause the words below its heading that it shows as deleted or inserted, in their order; None
            where the peer names no words.
    """

    changed: Counter[Part]
    moved: Counter[Part]
    ink: Mapping[Part, str]
    words: Mapping[int, tuple[str, ...]] | None


class View(NamedTuple):
    """What a peer shows.

    Attributes:
        links: How many words it shows as the same on both sides, by the parts that they stand in.
        old: Of the old text.
        new: Of the new one.
        touched: Parts of the new text in which it shows a change of blanks or line ends.
    """

    links: Counter[tuple[Part, Part]]
    old: Side
    new: Side
    touched: frozenset[Part] = frozenset()


def view_marks(old: Layout, new: Layout, marks: Marks) -> View:
    """Returns what marks on characters come to."""
    partners = [-1] * len(old.text)
    sides = _States(old), _States(new)
    for name, pairs in (("kept", marks.kept), ("moved", marks.moved)):
        for one, other in pairs:
            partners[one.start : one.end] = range(other.start, other.end)
            for states, span in zip(sides, (one, other), strict=True):
                states.mark(span, name)
    links: Counter[tuple[Part, Part]] = Counter()
    for word in old.words:
        there = new.part_at(partners[word.span.start]) if sides[0].of(word.span) != "changed" else None
        if there:
            links[word.part, there] += 1
    touched = frozenset(part for part in map(new.part_at, marks.touched) if part)
    return View(links, _view_side(sides[0]), _view_side(sides[1]), touched)


class _States:
    """What is shown of each character of a text."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._states = ["changed"] * len(layout.text)

    def mark(self, span: Span, name: str) -> None:
        self._states[span.start : span.end] = [name] * (span.end - span.start)

    def at(self, offset: int) -> str:
        return self._states[offset]

    def of(self, span: Span) -> str:
        """Returns what is shown of a word: changed where any of its characters is."""
        shown = self._states[span.start : span.end]
        return "changed" if "changed" in shown else shown[0]


def _view_side(states: _States) -> Side:
    layout = states.layout
    counts: dict[str, Counter[Part]] = {"changed": Counter(), "moved": Counter(), "kept": Counter()}
    words: dict[int, list[str]] = defaultdict(list)
    for part, span in layout.words:
        shown = states.of(span)
        counts[shown][part] += 1
        if shown == "changed" and part.kind != "heading":
            words[part.clause].append(span.slice(layout.text))
    ink: dict[Part, list[str]] = defaultdict(list)
    for offset in layout.ink:
        home = layout.part_at(offset) if states.at(offset) == "changed" else None
        if home:
            ink[home].append(layout.text[offset])
    return Side(
        counts["changed"],
        counts["moved"],
        {part: "".join(characters) for part, characters in ink.items()},
        {clause: tuple(found) for clause, found in words.items()},
    )


def find_tokens(text: str) -> list[Span]:
    """Returns where the words of a text stand, each with the signs that no blank separates from it."""
    return [Span(*found.span()) for found in _TOKEN.finditer(text)]
