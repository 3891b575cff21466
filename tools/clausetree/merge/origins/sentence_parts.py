"""Sentences that are parts of what another text has as one: their words are there and not here."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.merge.origins.nodes import BASE, SIDES
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausetree.merge.origins.maps import SentencePlace
    from clausetree.merge.origins.nodes import Nodes

_MOST = 0.5  # of the words of a part


def list_parts(nodes: Nodes, *, across: bool = False) -> Iterator[Sequence[int]]:
    """Yields each sentence, by key, with those beside it that are parts of what it is in another text; none without such.

    Args:
        nodes: What is what in the texts.
        across: Whether what stands in the passage right before or after is beside a sentence, too.
    """
    texts = [pair for side in SIDES for pair in ((BASE, side), (side, BASE))]
    beside = {pair: _find_lacking(nodes, pair, across=across) for pair in texts}
    for key, node in enumerate(nodes.sentences.nodes):
        parts = [
            part
            for whole, parted in texts
            if node[whole] is not None and node[parted] is not None
            for part in _find_parts(nodes, key, (whole, parted), beside[whole, parted])
        ]
        if parts:
            yield key, *parts


def _find_lacking(
    nodes: Nodes, texts: tuple[int, int], *, across: bool
) -> tuple[Mapping[SentencePlace, SentencePlace], Mapping[SentencePlace, SentencePlace]]:
    """Returns for sentences of the latter of two texts the next one, and the one before, where that is beside them and the former lacks it."""
    whole, parted = texts
    keys = nodes.sentences.keys[parted]
    lacking = {spot for spot, key in keys.items() if nodes.sentences.nodes[key][whole] is None}
    pairs = [
        (one, other)
        for one, other in pairwise(sorted(keys))
        if one[0] == other[0] and other[1] - one[1] <= across
    ]
    return (
        {one: other for one, other in pairs if other in lacking},
        {other: one for one, other in pairs if one in lacking},
    )


def _find_parts(
    nodes: Nodes,
    key: int,
    texts: tuple[int, int],
    beside: Iterable[Mapping[SentencePlace, SentencePlace]],
) -> Iterator[int]:
    """Yields the sentences of one text, by key, that are parts of what a sentence beside them is in another.

    They are made of words that it has there and not here.

    Args:
        nodes: What is what in the texts.
        key: The sentence.
        texts: The text that may have it whole, and the one that may have parts of it.
        beside: For the sentences of the latter the next ones, and those before, where the former lacks them.
    """
    whole, parted = texts
    rows = [[*_list_beside(nodes, key, parted, steps)] for steps in beside]
    if not any(rows):
        return
    missing = _count_words(nodes, key, whole) - _count_words(nodes, key, parted)
    for row in rows:
        for part in row:
            said = _count_words(nodes, part, parted)
            if not said or (missing & said).total() < _MOST * said.total():
                break
            missing -= said
            yield part


def _list_beside(
    nodes: Nodes, key: int, text: int, steps: Mapping[SentencePlace, SentencePlace]
) -> Iterator[int]:
    """Yields the sentences that a text has beside one, by key, as far as the steps from one to the next lead."""
    spot = nodes.sentences.nodes[key][text]
    while spot is not None and (spot := steps.get(spot)) is not None:
        yield nodes.sentences.keys[text][spot]


def _count_words(nodes: Nodes, key: int, side: int) -> Counter[str]:
    """Returns how often each word stands in a sentence of one of the texts."""
    spot = nodes.sentences.nodes[key][side]
    return Counter() if spot is None else Counter(find_words(nodes.said[side][spot]))
