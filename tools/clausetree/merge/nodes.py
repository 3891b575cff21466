"""What is what in the three texts: clauses, passages and sentences, each with its place in the base, ours and theirs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from clausetree.model.passage_sentences import find_sentences
from clausetree.text.shingles import find_shingles
from clausetree.text.similarity import measure_overlap
from clausetree.text.words import find_words, fold_typography

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.clause import Clause, Passage
    from clausetree.model.document import Document

BASE, OURS, THEIRS = range(3)
"""The places of the three texts in whatever holds one thing for each."""

PassagePlace = tuple[int, int]
"""The place of a clause in its document, and of a passage in the clause."""

SentencePlace = tuple[int, int, int]
"""The place of a passage, and of a sentence in it."""

_ALIKE = 0.5  # of three-word runs in common, for two clauses of one id that both inserted to be one

Place = TypeVar("Place", bound="Hashable")
Three = tuple[Place | None, Place | None, Place | None]
"""Where one thing stands in the base, in ours and in theirs; None in those that lack it."""


class Level(Generic[Place]):
    """Things of one kind in the three texts.

    Attributes:
        nodes: Where each stands.
        keys: For each of the three texts and a place in it, which of the nodes stands there.
    """

    def __init__(self, nodes: Iterable[Three[Place]]) -> None:
        """Takes the nodes."""
        self.nodes = tuple(nodes)
        self.keys: tuple[dict[Place, int], ...] = ({}, {}, {})
        for key, node in enumerate(self.nodes):
            for places, place in zip(self.keys, node, strict=True):
                if place is not None:
                    places[place] = key


class Nodes(NamedTuple):
    """All that stands in the three texts."""

    clauses: Level[int]
    passages: Level[PassagePlace]
    sentences: Level[SentencePlace]


def find_nodes(documents: Sequence[Document], ours: ChangeSet, theirs: ChangeSet) -> Nodes:
    """Returns what is what in base, ours and theirs, as two change sets over the one base tell.

    What both inserted is one node where it says the same, and for clauses also where they have one id and are alike.
    """
    sides = ours, theirs
    clauses = _build_level(
        [range(len(document.clauses)) for document in documents],
        [{pair.old.index: pair.new.index for pair in changes.pairs} for changes in sides],
        lambda side, place: (
            documents[side].clauses[place].body and fold_typography(documents[side].clauses[place].body)
        ),
    )
    clauses = _pair_alike(clauses, documents)
    spots = [_find_sentences(document) for document in documents]
    sentence_maps = [_map_sentences(changes, spots[BASE]) for changes in sides]
    passages = _build_level(
        [_find_passages(document) for document in documents],
        [
            _map_passages(changes, found, spots[BASE])
            for changes, found in zip(sides, sentence_maps, strict=True)
        ],
        lambda side, place: (
            clauses.keys[side][place[0]],
            fold_typography(read_passage(documents[side], place)),
        ),
    )
    sentences = _build_level(
        spots,
        sentence_maps,
        lambda side, spot: (passages.keys[side][spot[:2]], fold_typography(spots[side][spot])),
    )
    return Nodes(clauses, passages, sentences)


def read_passage(document: Document, place: PassagePlace) -> str:
    """Returns what a passage says."""
    clause, passage = get_passage(document, place)
    return passage.span.slice(clause.content.source)


def get_passage(document: Document, place: PassagePlace) -> tuple[Clause, Passage]:
    """Returns a passage and its clause."""
    clause = document.clauses[place[0]]
    return clause, clause.content.passages[place[1]]


def _build_level(
    places: Sequence[Iterable[Place]],
    maps: Sequence[Mapping[Place, Place]],
    tell: Callable[[int, Place], Hashable],
) -> Level[Place]:
    """Returns the nodes of a kind; of what both inserted, those that `tell` gives the same are one."""
    nodes: list[Three[Place]] = [(place, maps[0].get(place), maps[1].get(place)) for place in places[BASE]]
    taken = [set(found.values()) for found in maps]
    fresh: dict[Hashable, list[Place]] = defaultdict(list)
    for place in places[THEIRS]:
        if place not in taken[1]:
            fresh[tell(THEIRS, place)].append(place)
    for place in places[OURS]:
        if place not in taken[0]:
            said = tell(OURS, place)
            nodes.append((None, place, fresh[said].pop(0) if said and fresh.get(said) else None))
    nodes += [(None, None, place) for left in fresh.values() for place in left]
    return Level(nodes)


def _pair_alike(clauses: Level[int], documents: Sequence[Document]) -> Level[int]:
    """Joins clauses that both inserted with one id, where their words are alike."""
    lone = {
        documents[THEIRS].clauses[theirs].id: documents[THEIRS].clauses[theirs]
        for base, ours, theirs in clauses.nodes
        if base is None and ours is None and theirs is not None
    }
    joined: dict[int, int] = {}
    for base, ours, theirs in clauses.nodes:
        if base is None and ours is not None and theirs is None:
            clause = documents[OURS].clauses[ours]
            found = lone.get(clause.id)
            if found and found.index not in joined.values() and _are_alike(clause, found):
                joined[ours] = found.index
    return Level(
        (base, ours, joined.get(ours, theirs) if ours is not None else theirs)
        for base, ours, theirs in clauses.nodes
        if not (base is None and ours is None and theirs in joined.values())
    )


def _are_alike(one: Clause, other: Clause) -> bool:
    return measure_overlap(*(find_shingles(find_words(clause.body)) for clause in (one, other))) >= _ALIKE


def _find_passages(document: Document) -> list[PassagePlace]:
    return [
        (clause.index, number)
        for clause in document.clauses
        for number in range(len(clause.content.passages))
    ]


def _find_sentences(document: Document) -> dict[SentencePlace, str]:
    """Returns the sentences of all prose by their places, the blanks after each included."""
    return {
        (clause.index, number, at): span.slice(clause.content.source)
        for clause in document.clauses
        for number, passage in enumerate(clause.content.passages)
        if is_prose(passage)
        for at, span in enumerate(find_sentences(clause, passage))
    }


def is_prose(passage: Passage) -> bool:
    """Returns whether a passage is merged sentence by sentence: not an example, code, a table or a comment."""
    return passage.kind in {"paragraph", "list", "commentary", "admonition", "quote"}


def _map_sentences(
    changes: ChangeSet, sentences: Mapping[SentencePlace, str]
) -> dict[SentencePlace, SentencePlace]:
    """Returns where each sentence of the old text stands in the new one."""
    whole = _map_whole(changes)
    found = {spot: (*whole[spot[:2]], spot[2]) for spot in sentences if spot[:2] in whole}
    for passing in changes.passages.passings:
        old, new = passing.old, passing.new
        if old.sentence is not None and new.sentence is not None:
            found[old.clause, old.passage, old.sentence] = (new.clause, new.passage, new.sentence)
    return found


def _map_whole(changes: ChangeSet) -> dict[PassagePlace, PassagePlace]:
    """Returns where the passages went that are mapped as wholes: those of clauses with the same text, kept ones, examples."""
    touched = {
        (change.old.index, change.new.index) for change in changes.clauses if change.old and change.new
    }
    found = {
        (pair.old.index, number): (pair.new.index, number)
        for pair in changes.pairs
        if pair.old.body == pair.new.body or (pair.old.index, pair.new.index) not in touched
        for number in range(len(pair.old.content.passages))
    }
    for passing in changes.passages.passings:
        if passing.old.sentence is None and passing.new.sentence is None:
            found[passing.old[:2]] = passing.new[:2]
    return found


def _map_passages(
    changes: ChangeSet,
    sentences: Mapping[SentencePlace, SentencePlace],
    texts: Mapping[SentencePlace, str],
) -> dict[PassagePlace, PassagePlace]:
    """Returns which new passage each old one is: that which took most of its words, and is mostly made of them."""
    found = _map_whole(changes)
    weights: dict[tuple[PassagePlace, PassagePlace], int] = defaultdict(int)
    for old, new in sentences.items():
        if old[:2] not in found:
            weights[old[:2], new[:2]] += len(texts.get(old, " "))
    taken = set(found.values())
    for old_place, new_place in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if old_place not in found and new_place not in taken:
            found[old_place] = new_place
            taken.add(new_place)
    return found
