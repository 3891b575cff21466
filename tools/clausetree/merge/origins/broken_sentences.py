"""Sentences that a side broke over paragraphs or list items, or joined out of such, while none of their words changed."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import BASE, SIDES, get_passage, list_sentences
from clausetree.merge.origins.paragraph_runs import unite
from clausetree.merge.origins.sentence_parts import list_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.passings import MappedPlace
    from clausetree.merge.origins.maps import PassagePlace, SentencePlace
    from clausetree.merge.origins.nodes import Nodes
    from clausetree.model.document import Document

_KINDS = {"paragraph", "list"}


class BrokenSentence(NamedTuple):
    """What is one sentence in a text and several in another.

    Attributes:
        sentences: All that it is in any of the texts, by key.
        places: The passages that it stands in in base, ours and theirs, one after the other.
    """

    sentences: Collection[int]
    places: tuple[Sequence[PassagePlace], ...]


def find_broken_sentences(
    documents: Sequence[Document],
    nodes: Nodes,
    changes: Sequence[ChangeSet],
    runs: Mapping[int, int],
) -> Iterator[BrokenSentence]:
    """Yields the sentences that a side broke or joined, where each text has all of one, or nothing, and in the same order.

    Args:
        documents: Base, ours and theirs.
        nodes: What is what in them.
        changes: What ours and what theirs changed.
        runs: For each of the passages, by key, that are merged as one with others, and with no more, the first of these.
    """
    pairs = (
        pair for side, found in zip(SIDES, changes, strict=True) for pair in _find_pairs(nodes, side, found)
    )
    parts = (keys for keys in list_parts(nodes, across=True) if not _is_whole(documents, nodes, keys))
    for keys in map(frozenset, unite(chain(pairs, parts))):
        rows = [_find_row(document, nodes, side, keys) for side, document in enumerate(documents)]
        spots = [row for row in rows if row is not None]
        if len(spots) < len(rows) or not are_in_order(nodes, keys):
            continue
        places = [[*dict.fromkeys(spot[:2] for spot in row)] for row in spots]
        homes = [
            {runs.get(nodes.passages.keys[side][place]) for place in found}
            for side, found in enumerate(places)
        ]
        if all(len(found) <= 1 for found in homes):
            whole = {nodes.sentences.keys[side][spot] for side, row in enumerate(spots) for spot in row}
            yield BrokenSentence(whole, tuple(places))


def _find_pairs(nodes: Nodes, side: int, changes: ChangeSet) -> Iterator[Sequence[int]]:
    """Yields each two sentences, by key, of which base has in one what a side has in the other."""
    keys = nodes.sentences.keys
    for seam in changes.passages.seams:
        old, new = keys[BASE].get(_read(seam.old)), keys[side].get(_read(seam.new))
        if old is not None and new is not None:
            yield old, new


def _is_whole(documents: Sequence[Document], nodes: Nodes, keys: Iterable[int]) -> bool:
    """Returns whether sentences stand in a list that one side made of a paragraph, or the other way round; that is merged whole.

    In each text all that stands there in any does so.
    """
    homes = {home for key in keys for home in _find_homes(nodes, key)}
    places = [(side, place) for key in homes for side, place in enumerate(nodes.passages.nodes[key])]
    found = [(side, place) for side, place in places if place is not None]
    said = {key for side, place in found for key in list_sentences(nodes, side, place)}
    kinds = [get_passage(documents[side], place)[1].kind for side, place in found]
    return (
        len(homes) == 1
        and _KINDS.issuperset(kinds)
        and [kind == kinds[0] for kind in kinds[1:]].count(False) == 1
        and all(homes.issuperset(_find_homes(nodes, key)) for key in said)
    )


def _find_homes(nodes: Nodes, key: int) -> set[int]:
    """Returns the passages, by key, that a sentence stands in in the texts that have it."""
    spots = enumerate(nodes.sentences.nodes[key])
    return {nodes.passages.keys[side][spot[:2]] for side, spot in spots if spot is not None}


def _find_row(
    document: Document, nodes: Nodes, side: int, keys: Collection[int]
) -> list[SentencePlace] | None:
    """Returns where some sentences stand in a text, and what it alone has between them; None where they stand apart."""
    places = nodes.sentences.keys[side]
    spots = sorted(spot for key in keys if (spot := nodes.sentences.nodes[key][side]) is not None)
    row = spots[:1]
    while row and row[-1] != spots[-1]:
        clause, passage, number = row[-1]
        spot = (clause, passage, number + 1)
        spot = spot if spot in places else (clause, passage + 1, 0)
        if spot not in places or not (places[spot] in keys or _is_alone(nodes, side, places[spot])):
            return None
        row.append(spot)
    kinds = {spot[:2]: get_passage(document, spot[:2])[1].kind for spot in row}
    return row if len(kinds) == 1 or _KINDS.issuperset(kinds.values()) else None


def _is_alone(nodes: Nodes, side: int, key: int) -> bool:
    """Returns whether no other text has a sentence."""
    node = nodes.sentences.nodes[key]
    return all(spot is None for text, spot in enumerate(node) if text != side)


def are_in_order(nodes: Nodes, keys: Iterable[int]) -> bool:
    """Returns whether both sides have those of some sentences that they kept in the order of the base."""
    found = [nodes.sentences.nodes[key] for key in keys]
    for side in SIDES:
        kept = sorted((node[BASE], node[side]) for node in found if node[BASE] and node[side])
        if kept != sorted(kept, key=lambda pair: pair[1] or ()):
            return False
    return True


def _read(place: MappedPlace) -> SentencePlace:
    return place.clause, place.passage, -1 if place.sentence is None else place.sentence
