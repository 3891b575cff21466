"""What a passage says that one side deleted and the other changed, by whichever answer: what is new in it stands in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.held.clause_pieces import drop_pieces, read_opening, set_pieces, write_pieces
from clausetree.merge.origins.maps import is_prose
from clausetree.merge.origins.nodes import BASE, OTHER
from clausetree.merge.wordings.sentence_layout import read_layout

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from clausetree.merge.held.clause_pieces import SaidPiece
    from clausetree.merge.origins.maps import SaidPlace
    from clausetree.merge.states.material import Material


def read_with_new(material: Material, key: int, side: int, standing: Collection[int]) -> list[str] | None:
    """Returns a passage as base, ours and theirs have it, each with the sentences that one side put in; None where it put none in.

    Args:
        material: The material of a merge.
        key: The passage.
        side: The side that has it.
        standing: The sentences that stand elsewhere in the merged text, by key.
    """
    place = material.nodes.passages.nodes[key][side]
    if place is None or not is_prose(material.passage(side, place)[1]):
        return None
    clause = material.documents[side].clauses[place[0]]
    said = material.sentences_of(side, place)
    pieces = set_pieces(place, [material.sentence_texts(one)[side] or "" for one in said])
    keyed = [*zip(said, pieces, strict=True)]
    gone = {piece.place for one, piece in keyed if one in standing}
    old = {
        piece.place: words
        for one, piece in keyed
        if one not in standing and (words := _read_old(material, one)) is not None
    }
    if len(gone) + len(old) == len(pieces):
        return None
    kept = drop_pieces(pieces, gone)
    texts = {
        BASE: _reword(kept, old),
        side: kept,
        OTHER[side]: drop_pieces(pieces, gone | old.keys()),
    }
    opening = read_opening(clause, place[1])
    return [opening + write_pieces(texts[where]) for where in sorted(texts)]


def _read_old(material: Material, key: int) -> str | None:
    """Returns the words of a sentence in the base; None where it is new."""
    text = material.sentence_texts(key)[BASE]
    return None if text is None else read_layout(text, begins_line=True).words


def _reword(pieces: Collection[SaidPiece], words: Mapping[SaidPlace, str]) -> list[SaidPiece]:
    """Returns pieces with other words, given by their places."""
    return [piece._replace(words=words.get(piece.place, piece.words)) for piece in pieces]
