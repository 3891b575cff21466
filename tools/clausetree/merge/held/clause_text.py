"""The text of a clause without some of what it says, and with what it said before."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.held.clause_pieces import drop_pieces, read_opening, read_pieces, write_pieces
from clausetree.merge.wordings.sentence_layout import find_widest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetree.merge.held.clause_pieces import SaidPiece
    from clausetree.merge.origins.maps import PassagePlace, SaidPlace
    from clausetree.model.clause import Clause

_GAP = "\n\n"


class ReturnedPiece(NamedTuple):
    """What is put back into a clause.

    Attributes:
        piece: What it is, as it was set.
        opening: What opens the passage that it stood in.
        into: The passage that it joins; None where it comes back as a passage, together with what stood in one with it.
        behind: The sentence that it follows in the passage that it joins, None if it stood before all that are left; or
            the passage that it follows, None if it stood before all.
        following: The sentence of its passage that came after it and stays: at its place now, as it was set before.
    """

    piece: SaidPiece
    opening: str
    into: PassagePlace | None
    behind: SaidPlace | None
    following: SaidPiece | None


class _Block(NamedTuple):
    """A passage, or the heading, and the blanks after it; None where these aren't known, since it comes back."""

    text: str
    blanks: str | None


def write_clause(clause: Clause, removed: Collection[SaidPlace], returned: Sequence[ReturnedPiece]) -> str:
    """Returns the text of a clause without some places, and with what is put back."""
    if not returned and not any(place[0] == clause.index for place in removed):
        return clause.content.source
    source, passages = clause.content.source, clause.content.passages
    edges = [*(passage.span.start for passage in passages), len(source)]
    heading = clause.heading.span.end
    blocks = [_Block(source[:heading], source[heading : edges[0]]), *_join_returns(returned, None)]
    for number, passage in enumerate(passages):
        text = _write_passage(clause, number, removed, returned)
        blanks = source[passage.span.end : edges[number + 1]]
        if text:
            blocks.append(_Block(text, blanks))
        elif blocks[-1].blanks is not None:
            blocks[-1] = blocks[-1]._replace(blanks=find_widest([blocks[-1].blanks, blanks]))
        blocks += _join_returns(returned, (clause.index, number))
    end = source[passages[-1].span.end :] if passages else source[heading:]
    return "".join([*(_set_apart(one, other) for one, other in pairwise(blocks)), blocks[-1].text, end])


def _set_apart(block: _Block, following: _Block) -> str:
    """Returns a block with the blanks before the one that follows."""
    known = block.blanks and following.blanks is not None
    return f"{block.text}{block.blanks if known else _GAP}"


def _join_returns(returned: Sequence[ReturnedPiece], behind: PassagePlace | None) -> Iterator[_Block]:
    """Yields the passages that come back behind one."""
    here = [found for found in returned if found.into is None and found.behind == behind]
    for _, group in groupby(here, key=lambda found: found.piece.place[:2]):
        members = [*group]
        yield _Block(members[0].opening + write_pieces([found.piece for found in members]), None)


def _write_passage(
    clause: Clause, number: int, removed: Collection[SaidPlace], returned: Sequence[ReturnedPiece]
) -> str:
    """Returns a passage without some places, and with what is put back into it; nothing where nothing is left."""
    row = drop_pieces(read_pieces(clause, number), removed)
    row = _put_back([found for found in returned if found.into == (clause.index, number)], row)
    return read_opening(clause, number) + write_pieces(row) if row else ""


def _put_back(returned: Sequence[ReturnedPiece], row: Sequence[SaidPiece]) -> list[SaidPiece]:
    """Returns the pieces of a passage with what is put back among them."""
    slots = [_find_slot(found, row) for found in returned]
    pieces: list[SaidPiece] = []
    for at in range(len(row) + 1):
        back = [found for found, slot in zip(returned, slots, strict=True) if slot == at]
        pieces += [found.piece for found in back]
        pieces += [_set_behind(back[-1], piece) if back else piece for piece in row[at : at + 1]]
    return pieces


def _find_slot(found: ReturnedPiece, row: Sequence[SaidPiece]) -> int:
    """Returns before which piece of a passage one is put back: right after what it follows, or where that line ends."""
    places = [piece.place for piece in row]
    following = found.following
    leads_on = following is not None and (found.behind not in places or not following.begins_line)
    if following is not None and leads_on and following.place in places:
        return places.index(following.place)
    assert found.behind is not None  # noqa: S101 - else it joins what follows
    slot = places.index(found.behind) + 1
    while found.piece.begins_line and slot < len(row) and not row[slot].begins_line:
        slot += 1
    return slot


def _set_behind(found: ReturnedPiece, piece: SaidPiece) -> SaidPiece:
    """Returns a piece as it is set after one that is put back: as before, where it followed that one before."""
    model = found.following
    if model is None or model.place != piece.place:
        return piece
    return piece._replace(gap=model.gap, lead=(piece.lead or model.lead) if model.begins_line else "")
