"""Sentences that a side broke or joined are merged as one, so that no answer to a question says a part of them twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.merge.origins.broken_sentences import are_in_order
from clausetree.merge.origins.nodes import BASE, SIDES, Level, Nodes
from clausetree.merge.origins.paragraph_runs import unite
from clausetree.merge.wordings.sentence_layout import ends_paragraph, part_lead, read_layout
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clausetree.merge.origins.maps import SentencePlace
    from clausetree.merge.origins.nodes import Three

_MOST = 0.5  # of the words of a part


def join_sentences(
    nodes: Nodes, broken: Sequence[Collection[int]]
) -> tuple[Nodes, tuple[Mapping[SentencePlace, SentencePlace], ...]]:
    """Returns what is what in three texts, with the sentences as one that a side broke or joined.

    And for each text where its sentences were before, by the places that they have now; of several the first.

    Args:
        nodes: What is what in the texts.
        broken: Sentences, by key, that are one although they are set in several blocks of a passage.
    """
    taken = {key for keys in broken for key in keys}
    inside = (keys for keys in _find_groups(nodes) if taken.isdisjoint(keys))
    groups = {min(keys): keys for keys in (*broken, *inside)}
    behind = {key for head, keys in groups.items() for key in keys if key != head}
    runs = [[_list_spots(nodes, keys, side) for keys in groups.values()] for side in (BASE, *SIDES)]
    texts = [_join(said, found) for said, found in zip(nodes.said, runs, strict=True)]
    places = [places for _, places in texts]
    sentences = [
        _follow(nodes, groups.get(key, (key,)), places)
        for key in range(len(nodes.sentences.nodes))
        if key not in behind
    ]
    said = tuple(said for said, _ in texts)
    origins = tuple({now: then for then, now in reversed(found.items())} for found in places)
    return nodes._replace(sentences=Level(sentences), said=said), origins


def _find_groups(nodes: Nodes) -> Iterator[Collection[int]]:
    """Yields the sentences, by key, that are one in a text."""
    for keys in unite(_list_parts(nodes)):
        if _stand_together(nodes, keys):
            yield keys


def _list_parts(nodes: Nodes) -> Iterator[Sequence[int]]:
    """Yields each sentence, by key, with those beside it that are parts of what it is in another text; none without such."""
    for key, node in enumerate(nodes.sentences.nodes):
        sides = [side for side in SIDES if node[BASE] is not None and node[side] is not None]
        pairs = [pair for side in sides for pair in ((BASE, side), (side, BASE))]
        parts = [part for pair in pairs for part in _find_parts(nodes, key, *pair)]
        if parts:
            yield key, *parts


def _find_parts(nodes: Nodes, key: int, whole: int, parted: int) -> Iterator[int]:
    """Yields the sentences of one text, by key, that are parts of what a sentence beside them is in another.

    They are made of words that it has there and not here.
    """
    rows = [[*_list_beside(nodes, key, whole, parted, step)] for step in (1, -1)]
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


def _list_beside(nodes: Nodes, key: int, whole: int, parted: int, step: int) -> Iterator[int]:
    """Yields the sentences that one text has beside one, by key, up to the next that the other text has too."""
    spot, keys = nodes.sentences.nodes[key][parted], nodes.sentences.keys[parted]
    while spot is not None:
        spot = (*spot[:2], spot[2] + step)
        part = keys.get(spot)
        if part is None or nodes.sentences.nodes[part][whole] is not None:
            return
        yield part


def _count_words(nodes: Nodes, key: int, side: int) -> Counter[str]:
    """Returns how often each word stands in a sentence of one of the texts."""
    spot = nodes.sentences.nodes[key][side]
    return Counter() if spot is None else Counter(find_words(nodes.said[side][spot]))


def _stand_together(nodes: Nodes, keys: Collection[int]) -> bool:
    """Returns whether sentences stand in each text side by side and in the same order, in one paragraph or list item."""
    for side in (BASE, *SIDES):
        spots = _list_spots(nodes, keys, side)
        if spots and spots != [(*spots[0][:2], spots[0][2] + number) for number in range(len(spots))]:
            return False
        if any(_begins_block(nodes.said[side], spot) for spot in spots[1:]):
            return False
    return are_in_order(nodes, keys)


def _list_spots(nodes: Nodes, keys: Collection[int], side: int) -> list[SentencePlace]:
    """Returns where those of some sentences stand that one of the texts has, in its order."""
    return sorted(spot for key in keys if (spot := nodes.sentences.nodes[key][side]) is not None)


def _begins_block(said: Mapping[SentencePlace, str], spot: SentencePlace) -> bool:
    """Returns whether a sentence that isn't the first of its passage begins a paragraph or a list item."""
    before = said[*spot[:2], spot[2] - 1]
    layout = read_layout(said[spot], begins_line=before.endswith("\n"))
    return bool(part_lead(layout.lead)[1]) or ends_paragraph(before[len(before.rstrip()) :])


def _join(
    said: Mapping[SentencePlace, str], runs: Sequence[Sequence[SentencePlace]]
) -> tuple[dict[SentencePlace, str], dict[SentencePlace, SentencePlace]]:
    """Returns the sentences of a text with each run of them as one, and where those of the same passages are now."""
    behind = {spot for run in runs for spot in run[1:]}
    touched = {spot[:2] for spot in behind}
    joined = {spot: text for spot, text in said.items() if spot[:2] not in touched}
    places: dict[SentencePlace, SentencePlace] = {}
    for passage in touched:
        at, count = 0, 0
        while (spot := (*passage, at)) in said:
            count += spot not in behind
            places[spot] = now = (*passage, count - 1)
            joined[now] = joined.get(now, "") + said[spot]
            at += 1
    return joined, places


def _follow(
    nodes: Nodes, keys: Collection[int], places: Sequence[Mapping[SentencePlace, SentencePlace]]
) -> Three[SentencePlace]:
    """Returns where sentences that are one are now in each of the three texts."""
    spots = [_list_spots(nodes, keys, side) for side in (BASE, *SIDES)]
    base, ours, theirs = (
        places[side].get(found[0], found[0]) if found else None for side, found in enumerate(spots)
    )
    return base, ours, theirs
