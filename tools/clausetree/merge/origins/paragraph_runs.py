"""Paragraphs that a side broke or joined, or made one block, with all that were made of them: in each text one after the other."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from clausetree.merge.origins.maps import is_prose, map_sentences
from clausetree.merge.origins.nodes import BASE, SIDES, get_passage, list_sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.origins.nodes import Nodes
    from clausetree.model.document import Document

Thing = TypeVar("Thing", bound="Hashable")


class ParagraphRun(NamedTuple):
    """Such paragraphs.

    Attributes:
        passages: Their keys.
        places: Where they stand in base, ours and theirs, one after the other.
    """

    passages: frozenset[int]
    places: tuple[Sequence[PassagePlace], ...]


def find_paragraph_runs(
    documents: Sequence[Document], nodes: Nodes, changes: Sequence[ChangeSet]
) -> Iterator[ParagraphRun]:
    """Yields the paragraphs that a side broke or joined, or of which it made one table or one block of code.

    Only where each text has them together, in one clause, with nothing else among them than paragraphs that are new; and
    where no side deleted a whole paragraph of them, unless all.
    """
    taken: set[int] = set()
    blocks = [{}, *(_find_blocks(documents, nodes, side, changes[side - 1]) for side in SIDES)]
    shifts = chain.from_iterable(_find_shifts(nodes, side) for side in SIDES)
    for keys in unite(chain(shifts, *(found.values() for found in blocks))):
        places = tuple(_find_places(nodes, side, keys) for side in (BASE, *SIDES))
        whole = {nodes.passages.keys[side][place] for side, found in enumerate(places) for place in found}
        among = [nodes.passages.nodes[key] for key in whole.difference(keys)]
        made = [_is_one(found, of_side) for found, of_side in zip(places, blocks, strict=True)]
        fits = [
            made[side]
            or (
                _are_paragraphs(documents[side], nodes, side, found)
                and (any(made) or _are_kept(nodes, side, places[BASE], found))
            )
            for side, found in enumerate(places)
        ]
        if all(fits) and taken.isdisjoint(whole) and all(node[BASE] is None for node in among):
            taken |= whole
            yield ParagraphRun(frozenset(whole), places)


def unite(groups: Iterable[Sequence[Thing]]) -> Iterable[Sequence[Thing]]:
    """Returns groups of things, such as keys, with those as one that have one in common."""
    above: dict[Thing, Thing] = {}

    def find_top(key: Thing) -> Thing:
        while above.setdefault(key, key) != key:
            above[key] = key = above[above[key]]
        return key

    for first, *others in groups:
        for key in others:
            above[find_top(key)] = find_top(first)
    united: dict[Thing, list[Thing]] = defaultdict(list)
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


def _find_blocks(
    documents: Sequence[Document], nodes: Nodes, side: int, changes: ChangeSet
) -> dict[PassagePlace, list[int]]:
    """Returns for each block of a side that isn't prose, and holds all sentences of several passages of the base, these, by key."""
    homes: dict[PassagePlace, set[PassagePlace | None]] = defaultdict(set)
    mapped = map_sentences(changes, nodes.said[BASE])
    for spot in nodes.said[BASE]:
        homes[spot[:2]].add(mapped[spot][:2] if spot in mapped else None)
    found: dict[PassagePlace, list[int]] = defaultdict(list)
    for place, (home, *others) in homes.items():
        if home and not others and not is_prose(get_passage(documents[side], home)[1]):
            found[home].append(nodes.passages.keys[BASE][place])
    return {block: keys for block, keys in found.items() if len(keys) > 1}


def _is_one(places: Sequence[PassagePlace], blocks: Collection[PassagePlace]) -> bool:
    """Returns whether passages are one block that was made of several."""
    return len(places) == 1 and places[0] in blocks


def _find_places(nodes: Nodes, side: int, keys: Iterable[int]) -> Sequence[PassagePlace]:
    """Returns the places in one text of some passages, and of those between the first and the last of them in its clause."""
    places = sorted(place for key in keys if (place := nodes.passages.nodes[key][side]) is not None)
    runs = (_list_places(one, other)[:-1] for one, other in pairwise(places) if one[0] == other[0])
    return sorted({*places, *chain.from_iterable(runs)})


def _list_places(first: PassagePlace, last: PassagePlace) -> Sequence[PassagePlace]:
    return [(first[0], number) for number in range(first[1], last[1] + 1)]


def _are_paragraphs(document: Document, nodes: Nodes, side: int, places: Sequence[PassagePlace]) -> bool:
    """Returns whether passages of one text are paragraphs that say anything, in one clause."""
    return all(
        place[0] == places[0][0]
        and get_passage(document, place)[1].kind == "paragraph"
        and (*place, 0) in nodes.sentences.keys[side]
        for place in places
    )


def _are_kept(nodes: Nodes, side: int, old: Sequence[PassagePlace], new: Sequence[PassagePlace]) -> bool:
    """Returns whether a side has some of each paragraph of the base in its own, or nothing of any."""
    sentences = chain.from_iterable(list_sentences(nodes, side, place) for place in new)
    origins = (nodes.sentences.nodes[key][BASE] for key in sentences)
    kept = {origin[:2] for origin in origins if origin is not None}
    return kept.issuperset(old) or kept.isdisjoint(old)
