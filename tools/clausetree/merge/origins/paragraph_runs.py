"""Paragraphs that a side broke or joined, with all that were made of them: in each text one after the other.

A paragraph that was broken inside a sentence can have become a list, and a list a paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import BASE, SIDES, get_passage, list_sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.origins.nodes import Nodes
    from clausetree.model.document import Document


class ParagraphRun(NamedTuple):
    """Such paragraphs.

    Attributes:
        passages: Their keys.
        places: Where they stand in base, ours and theirs, one after the other.
        breaker: The side that broke or joined sentences of theirs while none of its words changed; None where none did.
    """

    passages: frozenset[int]
    places: tuple[Sequence[PassagePlace], ...]
    breaker: int | None


def find_paragraph_runs(
    documents: Sequence[Document], nodes: Nodes, changes: Sequence[ChangeSet]
) -> Iterator[ParagraphRun]:
    """Yields the paragraphs that a side broke or joined.

    Only where each text has them together, in one clause, with nothing else among them than paragraphs that are new; and
    where no side deleted a whole paragraph of them, unless all. Those with sentences that were broken only where one side
    alone did so, and no text has any sentence of theirs elsewhere.
    """
    seams = {side: [*_find_seams(nodes, side, found)] for side, found in zip(SIDES, changes, strict=True)}
    seamed = {side: {*chain.from_iterable(found)} for side, found in seams.items()}
    shifts = chain.from_iterable((*_find_shifts(nodes, side), *seams[side]) for side in SIDES)
    taken: set[int] = set()
    for keys in unite(shifts):
        breakers = [side for side in SIDES if not seamed[side].isdisjoint(keys)]
        places = tuple(_find_places(nodes, side, keys) for side in (BASE, *SIDES))
        whole = {nodes.passages.keys[side][place] for side, found in enumerate(places) for place in found}
        among = [nodes.passages.nodes[key] for key in whole.difference(keys)]
        kinds = {"paragraph", "list"} if breakers else {"paragraph"}
        fits = [
            _are_of_kinds(documents[side], nodes, side, found, kinds)
            and (side in breakers or _are_kept(nodes, side, places[BASE], found))
            for side, found in enumerate(places)
        ]
        alone = not breakers or (len(breakers) == 1 and _stand_alone(nodes, places))
        if alone and all(fits) and taken.isdisjoint(whole) and all(node[BASE] is None for node in among):
            taken |= whole
            yield ParagraphRun(frozenset(whole), places, breakers[0] if breakers else None)


def unite(groups: Iterable[Sequence[int]]) -> Iterable[Sequence[int]]:
    """Returns groups of keys with those as one that have one in common."""
    above: dict[int, int] = {}

    def find_top(key: int) -> int:
        while above.setdefault(key, key) != key:
            above[key] = key = above[above[key]]
        return key

    for first, *others in groups:
        for key in others:
            above[find_top(key)] = find_top(first)
    united: dict[int, list[int]] = defaultdict(list)
    for key in above:
        united[find_top(key)].append(key)
    return united.values()


def _find_shifts(nodes: Nodes, side: int) -> Iterator[list[int]]:
    """Yields the passages, by key, from one sentence to the next that one of base and side has in one passage, the other not."""
    common = [(node[BASE], node[side]) for node in nodes.sentences.nodes]
    known = sorted((base, spot) for base, spot in common if base is not None and spot is not None)
    rank = {spot: number for number, spot in enumerate(sorted(spot for _, spot in known))}
    for before, after in pairwise(known):
        ends = [(one[:2], other[:2]) for one, other in zip(before, after, strict=True)]
        stays = rank[after[1]] == rank[before[1]] + 1 and all(one[0] == other[0] for one, other in ends)
        if stays and (ends[0][0] == ends[0][1]) != (ends[1][0] == ends[1][1]):
            yield [
                nodes.passages.keys[text][place]
                for text, (first, last) in zip((BASE, side), ends, strict=True)
                for place in _list_places(first, last)
            ]


def _find_seams(nodes: Nodes, side: int, changes: ChangeSet) -> Iterator[list[int]]:
    """Yields each two passages, by key, of which base has in one what a side has in the other, as a part of a sentence."""
    keys = nodes.passages.keys
    pairs = ((keys[BASE][seam.old[:2]], keys[side][seam.new[:2]]) for seam in changes.passages.seams)
    return ([old, new] for old, new in pairs if old != new)


def _find_places(nodes: Nodes, side: int, keys: Iterable[int]) -> Sequence[PassagePlace]:
    """Returns the places in one text of some passages, and of those between the first and the last of them in its clause."""
    places = sorted(place for key in keys if (place := nodes.passages.nodes[key][side]) is not None)
    runs = (_list_places(one, other)[:-1] for one, other in pairwise(places) if one[0] == other[0])
    return sorted({*places, *chain.from_iterable(runs)})


def _list_places(first: PassagePlace, last: PassagePlace) -> Sequence[PassagePlace]:
    return [(first[0], number) for number in range(first[1], last[1] + 1)]


def _are_of_kinds(
    document: Document, nodes: Nodes, side: int, places: Sequence[PassagePlace], kinds: Collection[str]
) -> bool:
    """Returns whether passages of one text are of some kinds and say anything, in one clause."""
    return all(
        place[0] == places[0][0]
        and get_passage(document, place)[1].kind in kinds
        and (*place, 0) in nodes.sentences.keys[side]
        for place in places
    )


def _are_kept(nodes: Nodes, side: int, old: Sequence[PassagePlace], new: Sequence[PassagePlace]) -> bool:
    """Returns whether a side has some of each paragraph of the base in its own, or nothing of any."""
    sentences = chain.from_iterable(list_sentences(nodes, side, place) for place in new)
    origins = (nodes.sentences.nodes[key][BASE] for key in sentences)
    kept = {origin[:2] for origin in origins if origin is not None}
    return kept.issuperset(old) or kept.isdisjoint(old)


def _stand_alone(nodes: Nodes, places: Sequence[Sequence[PassagePlace]]) -> bool:
    """Returns whether each text has such passages, and all that any of the texts says in them stands in them alone."""
    said = {
        key
        for side, found in enumerate(places)
        for place in found
        for key in list_sentences(nodes, side, place)
    }
    return all(places) and all(
        spot is None or spot[:2] in found
        for key in said
        for spot, found in zip(nodes.sentences.nodes[key], places, strict=True)
    )
