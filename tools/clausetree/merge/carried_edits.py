"""Edits that went to another clause: one side made them, the other had moved the words that they are made to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.documents import diff_documents
from clausetree.merge.hunks import read_ours
from clausetree.merge.origins.maps import is_prose
from clausetree.merge.origins.nodes import BASE, OTHER, SIDE_NAMES, SIDES
from clausetree.merge.states.material import Material
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.merge.merging import Merged
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.origins.nodes import Level, MergeSide
    from clausetree.model.document import Document


class CarriedEdit(NamedTuple):
    """An edit of a passage that the other side had put into another clause.

    Attributes:
        side: Who made the edit.
        clause: The clause that the passage stood in, by its index in the base.
        origin: Where the passage stood in the base.
        target: Where the merged text has it, with ours taken in conflicts.
    """

    side: MergeSide
    clause: int
    origin: str
    target: str


def find_carried_edits(merged: Merged) -> tuple[CarriedEdit, ...]:
    """Returns the edits that a merge made in another clause than in the one that they were made to, ours first."""
    ours, theirs = merged.changes
    if merged.text in {ours.new.text, theirs.new.text}:
        return ()  # one side's text as it is: nothing of the other's went anywhere
    document = parse_document(read_ours(merged.text))
    return tuple(dict.fromkeys(_find(Material(ours, theirs), document)))


def _find(material: Material, merged: Document) -> Iterator[CarriedEdit]:
    homes = _find_homes(material.nodes.clauses)
    for side in SIDES:
        other = OTHER[side]
        carried = [
            (origin, target)
            for origin, target in _find_edits(material, side, other)
            if target[0] != homes[other].get(origin[0])
        ]
        places = _map_passages(material.documents[other], merged) if carried else {}
        for origin, target in carried:
            yield CarriedEdit(
                side=SIDE_NAMES[side],
                clause=origin[0],
                origin=str(material.locate(BASE, origin)),
                target=_locate(merged, places[target])
                if target in places
                else str(material.locate(other, target)),
            )


def _map_passages(document: Document, merged: Document) -> Mapping[PassagePlace, PassagePlace]:
    """Returns for the passages of a document where the merged text has them."""
    changes = diff_documents(document, merged)
    places = {
        (pair.old.index, number): (pair.new.index, number)
        for pair in changes.pairs
        for number in range(len(pair.new.content.passages))
    }
    for passing in changes.passages.passings[::-1]:
        places[passing.old[:2]] = passing.new[:2]
    return places


def _find_homes(clauses: Level[int]) -> tuple[dict[int, int], ...]:
    """Returns for each of the three texts where the clauses of the base stand in it."""
    homes: tuple[dict[int, int], ...] = ({}, {}, {})
    for node in clauses.nodes:
        origin = node[BASE]
        for home, place in zip(homes, node, strict=True):
            if origin is not None and place is not None:
                home[origin] = place
    return homes


def _find_edits(material: Material, side: int, other: int) -> Iterator[tuple[PassagePlace, PassagePlace]]:
    """Yields the passages of the base that a side edited, each with where the other has the words that were edited.

    Of prose each sentence is asked for; one that the side put in goes with its passage.
    """
    passages = material.nodes.passages
    for key, passage in enumerate(passages.nodes):
        origin, target = passage[BASE], passage[other]
        is_edited = origin and target and material.is_edited(material.passage_texts(key), side)
        if origin and target and is_edited and not is_prose(material.passage(BASE, origin)[1]):
            yield origin, target
    for key, sentence in enumerate(material.nodes.sentences.nodes):
        old, mine, new = sentence[BASE], sentence[side], sentence[other]
        if mine and not old and not new:
            passage = passages.nodes[passages.keys[side][mine[:2]]]
            origin, target = passage[BASE], passage[other]
            if origin and target:
                yield origin, target
        elif old and new and material.is_reworded(key, side):
            yield old[:2], new[:2]


def _locate(document: Document, place: PassagePlace) -> str:
    return str(document.clauses[place[0]].passage_locators()[place[1]])
