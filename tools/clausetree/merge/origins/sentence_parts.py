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
    beside = [_find_neighbours(keys, across=across) for keys in nodes.sentences.keys]
    for key, node in enumerate(nodes.sentences.nodes):
        sides = [side for side in SIDES if node[BASE] is not None and node[side] is not None]
        pairs = [pair for side in sides for pair in ((BASE, side), (side, BASE))]
        parts = [
            part
            for whole, parted in pairs
            for part in _find_parts(nodes, key, (whole, parted), beside[parted])
        ]
        if parts:
            yield key, *parts


def _find_neighbours(
    spots: Iterable[SentencePlace], *, across: bool
) -> tuple[Mapping[SentencePlace, SentencePlace], Mapping[SentencePlace, SentencePlace]]:
    """Returns for the sentences of a text the next one, and the one before, as far as these stand beside them."""
    pairs = [
        (one, other)
        for one, other in pairwise(sorted(spots))
        if one[0] == other[0] and other[1] - one[1] <= across
    ]
    return dict(pairs), {other: one for one, other in pairs}


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
        beside: For the sentences of the latter the next ones, and those before.
    """
    whole, parted = texts
    rows = [[*_list_beside(nodes, key, texts, steps)] for steps in beside]
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
    nodes: Nodes, key: int, texts: tuple[int, int], steps: Mapping[SentencePlace, SentencePlace]
) -> Iterator[int]:
    """Yields the sentences that one text has beside one, by key, up to the next that the other text has too."""
    whole, parted = texts
    spot = nodes.sentences.nodes[key][parted]
    while spot is not None and (spot := steps.get(spot)) is not None:
        part = nodes.sentences.keys[parted][spot]
        if nodes.sentences.nodes[part][whole] is not None:
            return
        yield part


def _count_words(nodes: Nodes, key: int, side: int) -> Counter[str]:
    """Returns how often each word stands in a sentence of one of the texts."""
    spot = nodes.sentences.nodes[key][side]
    return Counter() if spot is None else Counter(find_words(nodes.said[side][spot]))
