"""Sentences that moved within their clause, at the places that they left: struck there, with where they went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.passage_blocks import Part, PassageBlock
from clausetree.diff.redlines import Piece
from clausetree.publish.draw.locator_names import find_passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.clause import Clause


class _Stay(NamedTuple):
    """Where a sentence that stayed in its place stood in the older text, and where it is drawn."""

    offset: int
    passage: int
    block: int
    part: int
    piece: int


class _Departure(NamedTuple):
    """A sentence that moved, and where it stood in the older text."""

    offset: int
    passage: int
    part: Part


def add_departures(blocks: Sequence[PassageBlock], old: Clause | None) -> list[PassageBlock]:
    """Returns the passages of a clause with the sentences that moved within it also where they were.

    A passage that moved as a whole is not struck, nor is what moved inside a conversation: it says itself what moved.
    """
    if old is None:
        return list(blocks)
    departures = sorted(_find_departures(blocks, old), key=lambda one: one.offset)
    if not departures:
        return list(blocks)
    stays = list(_find_stays(blocks, old))
    found = list(blocks)
    for departure in reversed(departures):  # backwards, so that places before it stay as they are
        _insert(found, departure, stays, old)
    return found


def _moves_alone(block: PassageBlock) -> bool:
    return block.passage != "example" and len({id(part.line) for part in block.parts}) > 1


def _find_departures(blocks: Sequence[PassageBlock], old: Clause) -> Iterator[_Departure]:
    for block in blocks:
        for part in block.parts if _moves_alone(block) else ():
            number = find_passage(part.line.old if part.line else None, old)
            before = "".join(piece.before for piece in part.pieces)
            if part.way != "stayed" or number is None or not before.strip():
                continue
            span = old.content.passages[number - 1].span
            offset = old.content.source.find(before.strip(), span.start, span.end)
            if offset >= 0:
                yield _Departure(offset, number, Part((Piece(before, ""),), part.line, "went"))


def _find_stays(blocks: Sequence[PassageBlock], old: Clause) -> Iterator[_Stay]:
    """Yields the sentences that are in the same order before and after."""
    source, cursor = old.content.source, 0
    passages = old.content.passages
    for at, block in enumerate(blocks):
        if not _moves_alone(block) and any(part.way for part in block.parts):
            continue
        for place, part in enumerate(block.parts):
            for number, piece in enumerate(part.pieces):
                before = piece.before.strip()
                offset = source.find(before, cursor) if before and part.way in {None, "went"} else -1
                if offset < 0:
                    continue
                cursor = offset + len(before)
                home = next((one for one, other in enumerate(passages, 1) if offset < other.span.end), 0)
                yield _Stay(offset, home, at, place, number)


def _insert(blocks: list[PassageBlock], departure: _Departure, stays: Sequence[_Stay], old: Clause) -> None:
    """Puts a sentence next to what stands of its passage, else after what stood before it."""
    before = [stay for stay in stays if stay.offset < departure.offset]
    after = [stay for stay in stays if stay.offset > departure.offset]
    if before and before[-1].passage == departure.passage:
        stay, after_it = before[-1], 1
    elif after and after[0].passage == departure.passage:
        stay, after_it = after[0], 0
    else:
        kind = old.content.passages[departure.passage - 1].kind
        blocks.insert(before[-1].block + 1 if before else 0, PassageBlock(kind, (departure.part,)))
        return
    block = blocks[stay.block]
    part = block.parts[stay.part]
    cut = stay.piece + after_it
    halves = [part._replace(pieces=pieces) for pieces in (part.pieces[:cut], part.pieces[cut:]) if pieces]
    parts = list(block.parts)
    parts[stay.part : stay.part + 1] = (
        [*halves[:1], departure.part, *halves[1:]] if cut else [departure.part, *halves]
    )
    blocks[stay.block] = block._replace(parts=tuple(parts))
