"""Worked examples side by side: line by line and sentence by sentence, tags with tags."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.compare.torn_sentences import join_torn
from clausetree.diff.redlines import Piece
from clausetree.text.list_markers import LIST_NUMBER
from clausetree.text.remembering import remembered
from clausetree.text.sentences import split_sentences
from clausetree.text.sequence import compare_sequences, pair_best
from clausetree.text.shingles import Shingles, find_shingles
from clausetree.text.similarity import measure_overlap
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BEFORE_TAG = " \t*"
"""What may come before a tag on its line, belongs to no message, and is seen by nobody."""

_TAG = re.compile(r"[ \t]*\*?</?([A-Za-z]+)[ \t>]")
_NUMBER = re.compile(rf"\A[ \t>]*{LIST_NUMBER}(?=[ \t])")  # of a list item, which says nothing
_CLOSING = re.compile(r"[ \t]*\*?</")
_ALIKE = 0.25  # lines less alike than this read better one after the other than mixed; labelled: one from 0.32, two 0 (short ones to 0.4)
_MANY = 128  # lines in one gap, above which they are not compared one by one
_MOVED = 0.5  # lines as alike as this, at two places, are one that moved; labelled: one from 0.5, two up to 0.47 (two made alike above)
_LONG = 6  # words of a line that can be told from others wherever it stands


class Unit:
    """A tag line, or something that is said; `tag` is the element's name."""

    def __init__(self, text: str) -> None:
        tag = _TAG.match(text)
        self.text = text
        self.tag = tag[1] if tag else None
        self.words = find_words(_NUMBER.sub("", text)) or find_words(text)

    @property
    def is_long(self) -> bool:
        """Returns whether it has enough words to be told from others wherever it stands."""
        return len(self.words) >= _LONG

    @cached_property
    def shingles(self) -> Shingles:
        """Returns the pairs of its words, and where these are few its words too."""
        pairs = find_shingles(self.words, 2)
        return pairs if self.is_long else pairs | find_shingles(self.words, 1)


@remembered
def read_unit(text: str) -> Unit:
    """Returns the unit that a text is: it is looked at beside its counterpart, as a part of others, and as one that moved."""
    return Unit(text)


class Alignment(NamedTuple):
    """Two texts side by side.

    Attributes:
        pieces: What stays, what is gone and what is new, in the order of the text; what moved, where it stands now.
        moved: The places of the pieces that stood elsewhere in the same text.
    """

    pieces: tuple[Piece, ...]
    moved: frozenset[int]


def align_conversations(old: str, new: str) -> Alignment:
    """Returns which line of an example became which; lines that are not the same go by their sentences."""
    return _take_moves(align_lines(old, new))


def align_lines(old: str, new: str) -> tuple[Piece, ...]:
    """Returns the lines of two texts side by side, each in its place, in whatever way they end."""
    end, new_end = _find_end(old), _find_end(new)
    if end == new_end:
        return tuple(_slide_tags(_align_lines(old, new)))
    pieces = _slide_tags(_align_lines(old.replace(end, "\n"), new.replace(new_end, "\n")))
    return tuple(Piece(one.before.replace("\n", end), one.after.replace("\n", new_end)) for one in pieces)


def _find_end(text: str) -> str:
    """Returns what ends the lines of a text: CRLF where it ends them all."""
    return "\r\n" if "\r" in text and text.count("\n") == text.count("\r\n") else "\n"


def _align_lines(old: str, new: str) -> list[Piece]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    pieces: list[Piece] = []
    place = 0
    for change in compare_sequences(before, after):
        same = "".join(after[place : change.new_start])
        pieces += [Piece(same, same)] if same else []
        pieces += _align_sentences(
            _split(before[change.old_start : change.old_end]),
            _split(after[change.new_start : change.new_end]),
        )
        place = change.new_end
    same = "".join(after[place:])
    return [*pieces, *([Piece(same, same)] if same else [])]


def group_tags(pieces: Iterable[Piece]) -> Iterator[tuple[bool, tuple[Piece, ...]]]:
    """Yields pieces in runs of tag lines and of what is said, and whether each run is of tag lines."""
    lines = (
        line
        for piece in pieces
        for line in (_split_lines(piece) if _is_kept(piece.with_plain_ends()) else [piece])
    )
    for is_tag, run in groupby(lines, key=lambda piece: bool(_TAG.match(piece.after or piece.before))):
        yield is_tag, tuple(run)


def _is_kept(piece: Piece) -> bool:
    return piece.before == piece.after


def _split_lines(piece: Piece) -> Iterator[Piece]:
    """Yields the lines of what both sides say."""
    return map(Piece, piece.before.splitlines(keepends=True), piece.after.splitlines(keepends=True))


def drop_tags(text: str) -> str:
    """Returns what is said in some lines of an example: those that are not tags."""
    return "".join([line for line in text.splitlines(keepends=True) if not _TAG.match(line)])


def _slide_tags(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yields pieces, where that is the same, so that lines that came or went begin after a closing tag and end with it."""
    waiting: list[Piece] = []  # of one side only, the first of them a closing tag
    for piece in pieces:
        tag = _read_lone(waiting[0]) if waiting else ""
        if waiting and piece.before == piece.after and piece.after.startswith(tag):
            side = Piece(tag, "") if waiting[0].before else Piece("", tag)
            rest = piece.after[len(tag) :]
            yield from (Piece(tag, tag), *waiting[1:], side, *([Piece(rest, rest)] if rest else []))
            waiting = []
        elif waiting and bool(piece.before) == bool(waiting[0].before) and _read_lone(piece):
            waiting.append(piece)
        else:
            yield from waiting
            is_begun = _CLOSING.match(_read_lone(piece))
            waiting = [piece] if is_begun else []
            yield from () if is_begun else (piece,)
    yield from waiting


def _read_lone(piece: Piece) -> str:
    """Returns what stands on one side only; nothing where both sides have something."""
    return "" if piece.before and piece.after else piece.before or piece.after


def _split(lines: Sequence[str]) -> list[str]:
    """Returns lines, those of messages broken into sentences; joined they are the same text."""
    found: list[str] = []
    for line in lines:
        found += [line] if _TAG.match(line) else [span.slice(line) for span in split_sentences(line)]
    return found


def _align_sentences(olds: Sequence[str], news: Sequence[str]) -> Iterator[Piece]:
    place = 0
    for change in compare_sequences(olds, news):
        yield from (Piece(text, text) for text in news[place : change.new_start])
        yield from _join_torn(
            _align_gap(olds[change.old_start : change.old_end], news[change.new_start : change.new_end])
        )
        place = change.new_end
    yield from (Piece(text, text) for text in news[place:])


def _align_gap(olds: Sequence[str], news: Sequence[str]) -> Iterator[Piece]:
    """Yields the lines of which none is the same at its place: each beside its counterpart, if it has one."""
    old_place = new_place = 0
    for old, new in [*find_counterparts(olds, news), (len(olds), len(news))]:
        yield from (Piece(text, "") for text in olds[old_place:old])
        yield from (Piece("", text) for text in news[new_place:new])
        if old < len(olds):
            yield Piece(olds[old], news[new])
        old_place, new_place = old + 1, new + 1


def _join_torn(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yields pieces with those joined that are one sentence broken in several, or several joined to one; no tag is a part."""
    for is_tag, run in groupby(pieces, key=lambda piece: any(map(_TAG.match, piece))):
        said = list(run)
        yield from said if is_tag else join_torn(said, _read_sides, _join)


def _join(pieces: Sequence[Piece]) -> Piece:
    return Piece("".join(piece.before for piece in pieces), "".join(piece.after for piece in pieces))


def _read_sides(piece: Piece) -> tuple[Shingles, Shingles]:
    return read_unit(piece.before).shingles, read_unit(piece.after).shingles


def find_counterparts(olds: Sequence[str], news: Sequence[str]) -> list[tuple[int, int]]:
    """Returns the places of the lines that are alike, ascending on both sides, so that they are most alike all in all."""
    if not olds or not news or are_many(olds, news):
        return []
    before, after = [read_unit(text) for text in olds], [read_unit(text) for text in news]
    scores = {
        (old, new): score
        for old, one in enumerate(before)
        for new, other in enumerate(after)
        if (score := _measure(one, other)) >= _ALIKE
    }
    return pair_best(scores, len(before), len(after))


def are_many(olds: Sequence[str], news: Sequence[str]) -> bool:
    """Returns whether lines are too many to be compared one by one."""
    return max(len(olds), len(news)) > _MANY


def are_alike(old: str, new: str) -> bool:
    """Returns whether two stretches have as many words in common as lines of which one became the other."""
    return measure_overlap(read_unit(old).shingles, read_unit(new).shingles) >= _ALIKE


def _measure(one: Unit, other: Unit) -> float:
    """Returns how alike two lines are; a tag is like tags of its name only."""
    if one.tag != other.tag:
        return 0.0
    if one.text == other.text:
        return 1.0
    if not one.tag and not (one.words and other.words):
        return 0.0
    overlap = 1.0 if one.words == other.words else measure_overlap(one.shingles, other.shingles)
    return max(_ALIKE, overlap) if one.tag else overlap


def _take_moves(pieces: Sequence[Piece]) -> Alignment:
    """Returns the pieces, with what is gone here and new there told as moved."""
    if all(piece.after for piece in pieces) or all(piece.before for piece in pieces):
        return Alignment(tuple(pieces), frozenset())
    gone = [(place, read_unit(piece.before)) for place, piece in enumerate(pieces) if not piece.after]
    came = [(place, read_unit(piece.after)) for place, piece in enumerate(pieces) if not piece.before]
    gone, came = ([row for row in rows if row[1].is_long and not row[1].tag] for rows in (gone, came))
    if not gone or not came or max(len(gone), len(came)) > _MANY:
        return Alignment(tuple(pieces), frozenset())
    scores = sorted(
        ((_measure(one, other), -old, -new) for old, one in gone for new, other in came), reverse=True
    )
    origins: dict[int, int] = {}
    for score, old, new in scores:
        if score >= _MOVED and -old not in origins.values() and -new not in origins:
            origins[-new] = -old
    found: list[Piece] = []
    moved: set[int] = set()
    for place, piece in enumerate(pieces):
        if place in origins:
            moved.add(len(found))
            found.append(Piece(pieces[origins[place]].before, piece.after))
        elif place not in origins.values():
            found.append(piece)
    return Alignment(tuple(found), frozenset(moved))
