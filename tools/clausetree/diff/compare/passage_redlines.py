"""The passages of clauses as redlines: every sentence that changed, left or came stands in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.changes import Redline
from clausetree.diff.compare.conversations import align_conversations
from clausetree.diff.compare.order import PassageOrder
from clausetree.diff.compare.rows import Link, PassageIndex, Row, build_rows
from clausetree.diff.compare.wording_changes import (
    compare_fragments,
    compare_wording,
    find_heaviest,
)
from clausetree.diff.redlines import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.kinds import RedlineKind, Successors, Wording
    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.match.matching import Matching
    from clausetree.diff.match.pairing import NewIndex, OldIndex
    from clausetree.diff.match.side import Side
    from clausetree.model.locator import Locator


def draw_redlines(matching: Matching, old: OldIndex | None, new: NewIndex | None) -> tuple[Redline, ...]:
    """Returns the passages that differ between a clause's two states, in the order of the new one.

    What left for another clause and what came from one is among them; a clause can lack one of its states.
    """
    passages = matching.passages
    olds = passages.of_old.get(old, []) if old is not None else []
    news = passages.of_new.get(new, []) if new is not None else []
    rows = build_rows(olds, news, passages.partners)
    kept = _find_kept(matching, old, new)
    examples = matching.pairing.new.features[new].examples_by_passage if new is not None else ()
    order = PassageOrder(new, [*rows, *kept], examples)
    torn = {place for row in rows if row.stray for place in ((True, row.old), (False, row.new))}
    found: list[tuple[tuple[int, int], Redline]] = []
    for row in rows:
        is_torn = (True, row.old) in torn or (False, row.new) in torn
        found += ((order.key(row), line) for line in _draw_row(matching, row, order, is_torn=is_torn))
    found += ((order.key(row), _draw_kept(matching, row)) for row in kept if order.is_moved(row))
    return tuple(line for _, line in sorted(found, key=lambda entry: entry[0]))


def find_torn(matching: Matching) -> Iterator[tuple[Fragment, Fragment]]:
    """Yields an old and a new sentence where one was broken in two or two were joined, but for the two that are one anyway."""
    passages = matching.passages
    for old, new in passages.kept:
        olds, news = passages.of_old[old], passages.of_new[new]
        if all(one in passages.partners for one in olds) and all(one.origin for one in news):
            continue  # nothing is free to be a part of another sentence
        for row in build_rows(olds, news, passages.partners):
            for link in row.links:
                yield from (
                    (one, other)
                    for one in link.old
                    for other in link.new
                    if one not in passages.partners or other.origin is None
                )


def _draw_row(matching: Matching, row: Row, order: PassageOrder, *, is_torn: bool) -> Iterator[Redline]:
    wording = find_heaviest(_compare(link, matching.successors) for link in row.links)
    kind: RedlineKind = wording if wording != "kept" else "typographic"
    if not any(link.new for link in row.links):
        kind = "deleted"
    elif not any(link.old for link in row.links):
        kind = "inserted"
    elif row.stray or (wording == "kept" and order.is_moved(row)):
        kind = "moved"
    elif wording == "kept" and is_torn:
        return  # the rest of a passage that lost or gained a sentence, which is told by itself
    pieces, moves = _find_pieces(row)
    yield _draw_line(matching, row, kind, wording, pieces)
    for move in moves:
        yield _draw_line(matching, row, "moved", "kept" if move.before == move.after else "edited", (move,))


def _find_kept(matching: Matching, old: OldIndex | None, new: NewIndex | None) -> list[Row]:
    """Returns the passages of a clause that say the same to the letter."""
    if old is None or new is None:
        return []
    features = matching.pairing.new.features[new]
    return [
        Row((old, one), (new, other), (), weight=2 * len(features.said(other)))
        for one, other in matching.passages.kept.get((old, new), ())
    ]


def _draw_kept(matching: Matching, row: Row) -> Redline:
    """Returns the redline of a passage that says the same at another place of its clause."""
    assert row.new is not None  # noqa: S101 - it is kept
    text = matching.pairing.new.features[row.new[0]].said(row.new[1])
    return _draw_line(matching, row, "moved", "kept", (Piece(text, text),))


def _draw_line(
    matching: Matching, row: Row, kind: RedlineKind, wording: Wording, pieces: tuple[Piece, ...]
) -> Redline:
    side, place = (matching.pairing.new, row.new) if row.new else (matching.pairing.old, row.old)
    assert place is not None  # noqa: S101 - a row has one of the two
    return Redline(
        kind=kind,
        wording=wording,
        passage=side.features[place[0]].clause.content.passages[place[1]].kind,
        old=_locate(matching.pairing.old, row.old, row, [link.old for link in row.links]),
        new=_locate(matching.pairing.new, row.new, row, [link.new for link in row.links]),
        pieces=pieces,
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
    if not link.old or not link.new:
        return "edited"
    if len(link.old) == len(link.new) == 1:
        old, new = link.old[0], link.new[0]
        if old.example or new.example:
            return compare_wording(old.text, new.text, successors)
        return compare_fragments(old, new, successors)
    before, after = (" ".join(one.bare for one in side) for side in (link.old, link.new))
    return compare_wording(before, after, successors)


def _find_pieces(row: Row) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Returns the sentences of a row side by side, and the lines of an example that moved inside it."""
    first = row.links[0]
    if len(row.links) == 1 and first.old and first.new and first.new[0].example:
        comparison = align_conversations(first.before, first.after)
        return comparison.pieces, comparison.moves
    return tuple(Piece(link.before, link.after) for link in row.links), ()
