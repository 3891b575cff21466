"""What a clause says, piece by piece: its sentences, each as it is set, and its passages that are no prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.maps import is_prose, split_passage
from clausetree.merge.wordings.frames import find_body
from clausetree.merge.wordings.sentence_layout import guess_blank, has_mark, read_layout

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from clausetree.merge.origins.maps import PassagePlace, SaidPlace
    from clausetree.model.clause import Clause


class SaidPiece(NamedTuple):
    """A sentence as it is set, or a passage that is no prose.

    Attributes:
        place: Where it stands.
        gap: The blanks between it and the sentence before it; None for the first of a passage.
        lead: What begins its line; nothing where it begins none.
        words: What it says.
    """

    place: SaidPlace
    gap: str | None
    lead: str
    words: str

    @property
    def begins_line(self) -> bool:
        """Returns whether a line begins with it."""
        return self.gap is None or "\n" in self.gap


def read_opening(clause: Clause, number: int) -> str:
    """Returns what stands before the first sentence of a passage: the line that opens a commentary."""
    passage = clause.content.passages[number]
    return clause.content.source[passage.span.start : find_body(clause, passage)]


def read_pieces(clause: Clause, number: int) -> list[SaidPiece]:
    """Returns what a passage of a clause says."""
    passage = clause.content.passages[number]
    if not is_prose(passage):
        return [SaidPiece((clause.index, number), None, "", passage.span.slice(clause.content.source))]
    return set_pieces((clause.index, number), split_passage(clause, passage))


def set_pieces(place: PassagePlace, sentences: Iterable[str]) -> list[SaidPiece]:
    """Returns the sentences of a passage as pieces, given with the indentation of their lines and the blanks after each."""
    found: list[SaidPiece] = []
    gap: str | None = None
    for at, text in enumerate(sentences):
        layout = read_layout(text, begins_line=gap is None or "\n" in gap)
        found.append(SaidPiece((*place, at), gap, layout.lead, layout.words))
        gap = layout.blank
    return found


def list_places(clause: Clause) -> list[SaidPlace]:
    """Returns the places of what a clause says, in order."""
    return [
        piece.place
        for number, _ in enumerate(clause.content.passages)
        for piece in read_pieces(clause, number)
    ]


def drop_pieces(pieces: Sequence[SaidPiece], dropped: Collection[SaidPlace]) -> list[SaidPiece]:
    """Returns the pieces of a passage without some; what follows one of these on its line begins the line in its stead."""
    found: list[SaidPiece] = []
    before: SaidPiece | None = None
    for piece in pieces:
        heir = piece
        if before is not None and not piece.begins_line:
            heir = piece._replace(gap=before.gap, lead=before.lead)
        before = heir if piece.place in dropped else None
        found += [] if before is not None else [heir]
    return found


def write_pieces(pieces: Sequence[SaidPiece]) -> str:
    """Returns the text of some pieces in one passage."""
    text = "".join(f"{piece.lead}{piece.words}" for piece in pieces[:1])
    for piece in pieces[1:]:
        gap = piece.gap
        if gap is None:  # it was the first of its passage
            gap = "\n" if has_mark(piece.lead) else guess_blank(text)
        text += f"{gap}{piece.lead}{piece.words}" if "\n" in gap else f"{gap}{piece.words}"
    return text
