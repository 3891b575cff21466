"""What is what in the three texts: clauses, passages and sentences, each with its place in the base, ours and theirs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from clausetree.merge.origins.maps import (
    find_sentence_texts,
    keep_prose,
    map_passages,
    map_sentences,
    map_twins,
)
from clausetree.merge.wordings.plain_passages import fold_passage
from clausetree.text.shingles import find_shingles
from clausetree.text.similarity import measure_overlap
from clausetree.text.words import find_words, fold_typography

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.origins.maps import PassagePlace, SentencePlace
    from clausetree.model.clause import Clause, Passage
    from clausetree.model.document import Document

BASE, OURS, THEIRS = range(3)
"""The places of the three texts in whatever holds one thing for each."""

SIDES = (OURS, THEIRS)
"""The two texts that are merged."""

OTHER = {OURS: THEIRS, THEIRS: OURS}
"""For each of the two the other."""

MergeSide = Literal["ours", "theirs"]
"""One of the two texts that are merged, as programs are told of it."""

SIDE_NAMES: Mapping[int, MergeSide] = {OURS: "ours", THEIRS: "theirs"}
"""What the two are called."""

_ALIKE = 0.5  # of three-word runs in common, for two clauses of one id that both inserted to be one

Place = TypeVar("Place", bound="Hashable")
Three = tuple[Place | None, Place | None, Place | None]
"""Where one thing stands in the base, in ours and in theirs; None in those that lack it."""

SaidNode: TypeAlias = "Three[PassagePlace] | Three[SentencePlace]"
"""A passage or a sentence in the three texts."""


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
    """All that stands in the three texts.

    Attributes:
        clauses: The clauses.
        passages: The passages.
        sentences: The sentences of the prose.
        said: For each of the three texts its sentences, by their places, the blanks after each included.
    """

    clauses: Level[int]
    passages: Level[PassagePlace]
    sentences: Level[SentencePlace]
    said: tuple[Mapping[SentencePlace, str], ...]


def find_nodes(documents: Sequence[Document], ours: ChangeSet, theirs: ChangeSet) -> Nodes:
    """Returns what is what in base, ours and theirs, as two change sets over the one base tell.

    What both inserted is one node where it says the same, and for clauses also where they have one id and are alike.
    """
    sides = ours, theirs
    clause_maps = [{pair.old.index: pair.new.index for pair in changes.pairs} for changes in sides]
    twins = _find_twins(documents, clause_maps)
    clauses = build_level(
        [range(len(document.clauses)) for document in documents],
        clause_maps,
        lambda side, place: (
            documents[side].clauses[place].body and fold_typography(documents[side].clauses[place].body)
        ),
        twins,
    )
    inserted = [
        (documents[OURS].clauses[one], documents[THEIRS].clauses[other]) for one, other in twins.items()
    ]
    within = [map_twins(one, other) for one, other in inserted if one.body != other.body]
    spots = [find_sentence_texts(document) for document in documents]
    sentence_maps = [map_sentences(changes, spots[BASE]) for changes in sides]
    passages = build_level(
        [_find_passages(document) for document in documents],
        [
            map_passages(changes, found, spots[BASE])
            for changes, found in zip(sides, sentence_maps, strict=True)
        ],
        lambda side, place: (
            clauses.keys[side][place[0]],
            fold_passage(get_passage(documents[side], place)[1], read_passage(documents[side], place)),
        ),
        dict(pair for found, _ in within for pair in found.items()),
    )
    sentences = build_level(
        spots,
        [
            keep_prose(found, spots[BASE], spots[side])
            for side, found in zip(SIDES, sentence_maps, strict=True)
        ],
        lambda side, spot: (passages.keys[side][spot[:2]], fold_typography(spots[side][spot])),
        dict(pair for _, found in within for pair in found.items()),
    )
    return Nodes(clauses, passages, sentences, tuple(spots))


def find_changer(base: object, ours: object, theirs: object) -> int:
    """Returns the side that says how something is, which a side can lack: ours, unless it lacks it or left it alone."""
    return THEIRS if ours is None or (ours == base and theirs is not None) else OURS


def read_passage(document: Document, place: PassagePlace) -> str:
    """Returns what a passage says."""
    clause, passage = get_passage(document, place)
    return passage.span.slice(clause.content.source)


def list_sentences(nodes: Nodes, side: int, place: PassagePlace) -> list[int]:
    """Returns the sentences of a passage of one of the texts, by key."""
    keys = nodes.sentences.keys[side]
    found: list[int] = []
    while (spot := (*place, len(found))) in keys:
        found.append(keys[spot])
    return found


def get_passage(document: Document, place: PassagePlace) -> tuple[Clause, Passage]:
    """Returns a passage and its clause."""
    clause = document.clauses[place[0]]
    return clause, clause.content.passages[place[1]]


def are_one_clause(one: Clause, other: Clause) -> bool:
    """Returns whether two clauses that both sides inserted with one id are one clause: most of their words agree."""
    if fold_typography(one.body) == fold_typography(other.body):
        return True
    return measure_overlap(*(find_shingles(find_words(clause.body)) for clause in (one, other))) >= _ALIKE


def build_level(
    places: Sequence[Iterable[Place]],
    maps: Sequence[Mapping[Place, Place]],
    tell: Callable[[int, Place], Hashable],
    twins: Mapping[Place, Place],
) -> Level[Place]:
    """Returns the nodes of a kind; what both inserted is one where `twins` pairs it, or `tell` gives the same.

    What a side has of the base is no twin, even in a clause that both inserted.
    """
    nodes: list[Three[Place]] = [(place, maps[0].get(place), maps[1].get(place)) for place in places[BASE]]
    taken = [set(found.values()) for found in maps]
    twins = {one: other for one, other in twins.items() if one not in taken[0] and other not in taken[1]}
    taken[1] |= set(twins.values())
    fresh: dict[Hashable, list[Place]] = defaultdict(list)
    for place in places[THEIRS]:
        if place not in taken[1]:
            fresh[tell(THEIRS, place)].append(place)
    for place in places[OURS]:
        if place in taken[0]:
            continue
        said = tell(OURS, place)
        twin = twins.get(place)
        if twin is None and said and fresh.get(said):
            twin = fresh[said].pop(0)
        nodes.append((None, place, twin))
    nodes += [(None, None, place) for left in fresh.values() for place in left]
    return Level(nodes)


def _find_twins(documents: Sequence[Document], maps: Sequence[Mapping[int, int]]) -> dict[int, int]:
    """Returns the clauses that both inserted with one id, where their words are alike: ours' and theirs' places."""
    ours, theirs = (
        {clause.id: clause for clause in documents[side].clauses if clause.index not in kept}
        for side, kept in ((OURS, set(maps[0].values())), (THEIRS, set(maps[1].values())))
    )
    return {
        clause.index: theirs[name].index
        for name, clause in ours.items()
        if name in theirs and are_one_clause(clause, theirs[name])
    }


def _find_passages(document: Document) -> list[PassagePlace]:
    return [
        (clause.index, number)
        for clause in document.clauses
        for number in range(len(clause.content.passages))
    ]
