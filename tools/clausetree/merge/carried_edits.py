"""Edits that went to another clause: one side made them, the other had moved the words that they are made to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.maps import is_prose
from clausetree.merge.material import Material
from clausetree.merge.nodes import BASE, OTHER, SIDE_NAMES, SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.merge.maps import PassagePlace
    from clausetree.merge.merging import Merged
    from clausetree.merge.nodes import Level, MergeSide


class CarriedEdit(NamedTuple):
    """An edit of a passage that the other side had put into another clause.

    Attributes:
        side: Who made the edit.
        clause: The clause that the passage stood in, by its index in the base.
        origin: Where the passage stood in the base.
        target: Where the other side has it now; its clause has the id that it has in the merged text.
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
    return tuple(dict.fromkeys(_find(Material(ours, theirs))))


def _find(material: Material) -> Iterator[CarriedEdit]:
    base = material.changes[0].old
    homes = _find_homes(material.nodes.clauses)
    for side in SIDES:
        other = OTHER[side]
        for origin, target in _find_edits(material, side, other):
            if target[0] != homes[other].get(origin[0]):
                clause = base.clauses[origin[0]]
                yield CarriedEdit(
                    side=SIDE_NAMES[side],
                    clause=origin[0],
                    origin=str(clause.passage_locators()[origin[1]]),
                    target=_locate(material, other, target),
                )


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
        elif old and new and material.is_edited(material.sentence_texts(key), side):
            yield old[:2], new[:2]


def _locate(material: Material, side: int, place: PassagePlace) -> str:
    return str(material.documents[side].clauses[place[0]].passage_locators()[place[1]])
