"""The passages of clauses as redlines: every sentence that changed, left or came stands in one of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from clausetree.diff.compare.conversation_order import find_new_order
from clausetree.diff.compare.conversations import align_conversations, align_lines, group_tags
from clausetree.diff.compare.example_wording import compare_in_order, compare_parts
from clausetree.diff.compare.lined_passages import align_lined, is_lined, join_lined
from clausetree.diff.compare.order import PassageOrder
from clausetree.diff.compare.passage_reading import PlacedRow, arrange
from clausetree.diff.compare.rows import Link, PassageIndex, Row, build_rows
from clausetree.diff.compare.wording_changes import (
    compare_wording,
    find_heaviest,
    is_same_but_for_line_ends,
)
from clausetree.diff.match.seams import split_at_seams
from clausetree.diff.passage_blocks import ClauseReading, Part
from clausetree.diff.redlines import Piece, Redline
from clausetree.diff.turns import find_turn
from clausetree.text.lines import end_plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.compare.conversation_order import NewOrder
    from clausetree.diff.kinds import RedlineKind, Successors, Turn, Way, Wording
    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.match.matching import Matching
    from clausetree.diff.match.pairing import NewIndex, OldIndex
    from clausetree.diff.match.side import Side
    from clausetree.diff.passage_blocks import PassageBlock
    from clausetree.model.clause import Passage
    from clausetree.model.locator import Locator


def draw_redlines(
    matching: Matching, old: OldIndex | None, new: NewIndex | None
) -> tuple[tuple[Redline, ...], ClauseReading]:
    """Returns the passages that differ between a clause's two states, in the order of the new one, and all of it as it is read.

    What left for another clause and what came from one is among them; a clause can lack one of its states.
    """
    passages = matching.passages
    olds = passages.of_old.get(old, []) if old is not None else []
    news = passages.of_new.get(new, []) if new is not None else []
    sides = matching.pairing.old, matching.pairing.new
    rows = build_rows(*split_at_seams(*join_lined(passages, olds, news, sides)))
    kept = _find_kept(matching, old, new)
    examples = matching.pairing.new.features[new].examples_by_passage if new is not None else ()
    order = PassageOrder((old, new), [*rows, *kept], examples)
    torn = {place for row in rows if row.stray for place in ((True, row.old), (False, row.new))}
    found: list[PlacedRow] = []
    for row in rows:
        is_torn = (True, row.old) in torn or (False, row.new) in torn
        found.append(PlacedRow(*order.find_place(row), row, _draw_row(matching, row, order, is_torn=is_torn)))
    found += (_place_kept(matching, row, order) for row in kept if order.is_moved(row))
    found.sort(key=lambda entry: entry.place)
    lines = {id(part.line): part.line for entry in found for part in entry.parts if part.line}

    def read() -> tuple[PassageBlock, ...]:
        stayed = (_place_kept(matching, row, order) for row in kept if not order.is_moved(row))
        return tuple(arrange([*found, *stayed], order, sides, new))

    return tuple(lines.values()), ClauseReading(read)


def find_torn(matching: Matching) -> Iterator[tuple[Fragment, Fragment]]:
    """Yields an old and a new sentence where one was broken in two or two were joined, but for the two that are one anyway."""
    passages = matching.passages
    for old, new in passages.kept:
        olds, news = passages.of_old[old], passages.of_new[new]
        if all(one in passages.partners for one in olds) and all(one.origin for one in news):
            continue  # nothing is free to be a part of another sentence
        for row in build_rows(olds, news, passages.partners):
            for link in row.links:
                yield from link.find_torn(passages.partners)


def _draw_row(matching: Matching, row: Row, order: PassageOrder, *, is_torn: bool) -> tuple[Part, ...]:
    pieces = tuple([Piece(link.before, link.after) for link in row.links])
    wording = _find_wording(matching, row, pieces)
    kind: RedlineKind = wording if wording != "kept" else "typographic"
    if all(map(_is_silent, row.links)):
        pass  # nobody sees comments, nor the line that opens commentary where none of its sentences is
    elif row.is_gone:
        kind = "deleted"
    elif not any(link.old for link in row.links):
        kind = "inserted"
    elif row.stray or order.is_moved(row):
        kind = "moved"
    elif wording == "kept" and is_torn:
        return (
            Part(pieces),
        )  # the rest of a passage that lost or gained a sentence, which is told by itself
    return tuple(_draw_parts(matching, row, order, pieces, (kind, wording)))


def _find_wording(matching: Matching, row: Row, pieces: Sequence[Piece]) -> Wording:
    """Returns how far a row's two sides are apart; words that turned are edited, for they bind now or no longer do."""
    if _find_turn(matching, row):
        return "edited"
    if row.old is not None and row.new is not None and _is_same(pieces):
        return "kept"
    return find_heaviest(_compare(link, matching.successors) for link in row.links)


def _find_turn(matching: Matching, row: Row) -> Turn | None:
    if row.old is None or row.new is None:
        return None
    pairing = matching.pairing
    return find_turn(_find_passage(pairing.old, row.old), _find_passage(pairing.new, row.new))


def _is_silent(link: Link) -> bool:
    """Returns whether nothing in a link says anything to a reader."""
    return all(fragment.is_silent for fragment in (*link.old, *link.new))


def _is_same(pieces: Sequence[Piece]) -> bool:
    """Returns whether a row is the same on both sides but for blanks at the ends of lines, which nobody sees."""
    before, after = map("".join, zip(*pieces, strict=True))
    return is_same_but_for_line_ends(before, after)


def _draw_parts(
    matching: Matching,
    row: Row,
    order: PassageOrder,
    pieces: tuple[Piece, ...],
    told: tuple[RedlineKind, Wording],
) -> Iterator[Part]:
    """Yields the sentences of a row with what happened to them; the lines of an example that moved inside it by themselves."""
    kind, wording = told
    way = order.find_way(row) if kind == "moved" else None
    moved: frozenset[int] = frozenset()
    if pair := _find_pair(row):
        if new_order := find_new_order(*pair):
            yield from _draw_order(matching, row, new_order, way)
            return
        pieces, moved = align_conversations(pair[0].source, pair[1].source)
    elif _is_lined(matching, row):
        pieces = align_lined(*pieces[0])
    if not moved:
        yield Part(pieces, _draw_line(matching, row, kind, wording, pieces), way)
        return
    rest = tuple(piece for place, piece in enumerate(pieces) if place not in moved)
    line = _draw_line(matching, row, kind, wording, rest) if way or not _is_same(rest) else None
    for is_moved, group in groupby(enumerate(pieces), key=lambda entry: entry[0] in moved):
        run = tuple(piece for _, piece in group)
        if not is_moved:
            yield Part(run, line, way)
            continue
        for piece in run:
            how: Wording = "kept" if piece.before == piece.after else "edited"
            yield Part((piece,), _draw_line(matching, row, "moved", how, (piece,)), "stayed")


def _find_pair(row: Row) -> tuple[Fragment, Fragment] | None:
    """Returns the example that a row is of, before and after; None where it is of something else, or on one side only."""
    first = row.links[0]
    if len(row.links) == 1 and first.old and first.new and first.new[0].example:
        return first.old[0], first.new[0]
    return None


def _is_lined(matching: Matching, row: Row) -> bool:
    """Returns whether a row is a table, a block of code, or footnotes, before and after."""
    if len(row.links) != 1 or row.old is None or row.new is None:
        return False
    return is_lined(matching.pairing.old, row.old) and is_lined(matching.pairing.new, row.new)


def _draw_order(matching: Matching, row: Row, order: NewOrder, way: Way | None) -> Iterator[Part]:
    """Yields an example whose parts changed places: each part that moved as a whole, and around them the rest."""
    wordings = [*compare_in_order(order, row.links[0].new[0], matching.successors)]
    aligned = [align_lines(one.before, one.after) for one in order.stretches]
    rest = [place for place, one in enumerate(order.stretches) if not one.new]
    pieces = tuple(piece for place in rest for piece in aligned[place])
    wording = find_heaviest([wordings[place] for place in rest])
    kind: RedlineKind = "moved" if way else "typographic" if wording == "kept" else wording
    is_told = way or wording != "kept" or not _is_same(pieces)
    line = _draw_line(matching, row, kind, wording, pieces) if is_told else None
    for stretch, run, how in zip(order.stretches, aligned, wordings, strict=True):
        if not stretch.new:
            yield Part(run, line, way)
            continue
        moved = _draw_line(matching, row, "moved", how, run)
        old, new = (
            place and place._replace(steps=place.steps + steps)
            for place, steps in ((moved.old, stretch.old), (moved.new, stretch.new))
        )
        moved = moved._replace(old=old, new=new)
        if way:
            yield Part(run, moved, way)
            continue
        for is_tag, group in group_tags(run):  # who says it is a frame around what moved
            yield Part(group, moved, None if is_tag else "stayed")


def _find_kept(matching: Matching, old: OldIndex | None, new: NewIndex | None) -> list[Row]:
    """Returns the passages of a clause that say the same but for how lines end."""
    if old is None or new is None:
        return []
    features = matching.pairing.new.features[new]
    return [
        Row((old, one), (new, other), (), weight=4 * len(end_plainly(features.said(other))))
        for one, other in matching.passages.kept.get((old, new), ())
    ]


def _place_kept(matching: Matching, row: Row, order: PassageOrder) -> PlacedRow:
    """Returns a passage that says the same; a redline of it only where it is at another place of its clause."""
    assert row.new is not None  # noqa: S101 - it is kept
    assert row.old is not None  # noqa: S101 - likewise
    before = matching.pairing.old.features[row.old[0]].said(row.old[1])
    after = matching.pairing.new.features[row.new[0]].said(row.new[1])
    pieces = (Piece(before, after),)
    part = Part(pieces)
    if order.is_moved(row):
        part = Part(pieces, _draw_line(matching, row, "moved", "kept", pieces), "stayed")
    return PlacedRow(*order.find_place(row), row, (part,))


def _find_passage(side: Side, place: PassageIndex) -> Passage:
    return side.features[place[0]].clause.content.passages[place[1]]


def _draw_line(
    matching: Matching, row: Row, kind: RedlineKind, wording: Wording, pieces: tuple[Piece, ...]
) -> Redline:
    side, place = (matching.pairing.new, row.new) if row.new else (matching.pairing.old, row.old)
    assert place is not None  # noqa: S101 - a row has one of the two
    return Redline(
        kind=kind,
        wording=wording,
        passage=_find_passage(side, place).kind,
        old=_locate(matching.pairing.old, row.old, row, [link.old for link in row.links]),
        new=_locate(matching.pairing.new, row.new, row, [link.new for link in row.links]),
        pieces=pieces,
        turn=_find_turn(matching, row),
    )


def _locate(
    side: Side, place: PassageIndex | None, row: Row, sentences: Sequence[tuple[Fragment, ...]]
) -> Locator | None:
    """Returns the locator of a row's passage; of its sentence, where that alone left its place."""
    if place is None:
        return None
    features = side.features[place[0]]
    locator = features.locate(place[1])
    if row.stray and len(sentences) == 1:
        sentence = sentences[0][0]
        span = features.clause.content.passages[place[1]].span
        if sentence.sentence is not None and len(sentence.source) < span.end - span.start:
            return locator.to("sentence", sentence.sentence + 1)
    return locator


def _compare(link: Link, successors: Successors) -> Wording:
    if _is_silent(link):
        return "typographic"
    if not link.old or not link.new:
        return "edited"
    if len(link.old) == len(link.new) == 1:
        return compare_parts(link.old[0], link.new[0], successors)
    before, after = (" ".join(one.bare for one in side) for side in (link.old, link.new))
    return compare_wording(before, after, successors)
