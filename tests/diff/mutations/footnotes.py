"""Mutations of footnote marks, which tie a place in a clause to an eval prompt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.diff.mutations.book import Piece

if TYPE_CHECKING:
    from tests.diff.mutations.book import Book, Entry

_STOP = re.compile(r"(?<=[^\s\d.।。)\]])(?=[.।。](?:\s|\Z|[\u3040-\u9fff]))")
"""Where a mark can stand: after the last word of a sentence."""
_COMMA = re.compile(r"(?<=[^\s\d.।。)\]])[,\uff0c\u3001\u060c]")


def mark_before_colon(book: Book) -> None:
    """A mark is put before a colon, as in `can use[^ab12]:`."""

    def fitting(entry: Entry) -> list[Piece]:
        return [piece for piece in entry.plain_pieces() if _COMMA.search(piece.text)]

    if entry := book.choose(lambda entry: bool(fitting(entry))):
        piece = book.random.choice(fitting(entry))
        place = book.random.choice(list(_COMMA.finditer(piece.text))).start()
        colon = book.random.choice((":", book.script.colon))
        before, after = piece.text[:place], piece.text[place + 1 :]
        piece.text = f"{before}{colon}{after}"
        book.begin()
        piece.text = f"{before}{_label(book)}{colon}{after}"


def add_mark(book: Book) -> None:
    """A sentence gets a mark."""
    if entry := book.choose(_has_room):
        _put(book, entry, _label(book))


def remove_mark(book: Book) -> None:
    """A sentence loses a mark."""
    if entry := book.choose(_has_room):
        mark = _label(book)
        piece = _put(book, entry, mark)
        book.begin()
        piece.text = piece.text.replace(mark, "")


def move_mark(book: Book) -> None:
    """A mark goes from one clause to another."""
    one, other = book.choose(_has_room), book.choose(_has_room)
    if one and other:
        mark = _label(book)
        piece = _put(book, one, mark)
        book.begin()
        piece.text = piece.text.replace(mark, "")
        _put(book, other, mark)


def shift_mark(book: Book) -> None:
    """A mark goes from one sentence to another one of its clause: no word is another, but what is tested is."""

    def places(entry: Entry) -> list[tuple[Piece, int]]:
        return [(piece, place) for piece in _can_hold(entry) for place in _places(piece)]

    if entry := book.choose(lambda entry: len(places(entry)) > 1):
        mark = _label(book)
        (one, before), (other, after) = book.random.sample(places(entry), 2)
        text = one.text
        one.text = text[:before] + mark + text[before:]
        book.begin()
        one.text = text
        other.text = other.text[:after] + mark + other.text[after:]
        book.told |= {("eval_prompts", entry.id), ("prompt moved", entry.id, mark[2:-1])}


def delete_one_of_two_with_a_mark(book: Book) -> None:
    """Two clauses have a mark in common, and one of them goes; what the other one says at the mark may be put anew."""
    one = book.choose(lambda entry: book.is_leaf(entry) and _has_room(entry))
    other = book.choose(_has_room)
    if one and other:
        mark = _label(book)
        _put(book, one, mark)
        piece = _put(book, other, mark)
        book.begin()
        book.entries.remove(one)
        if book.random.random() < 0.5:
            piece.rewrite(_say(book, mark), "edited")


def mark_other_words(book: Book) -> None:
    """A marked paragraph goes, and another clause gets one with the same mark that says something else."""

    def can_spare(entry: Entry) -> bool:
        return _has_room(entry) and len(entry.prose) > 1

    one, other = book.choose(can_spare), book.choose(_has_room)
    if one and other:
        mark = _label(book)
        piece = _put(book, one, mark)
        book.begin()
        one.pieces.remove(piece)
        other.pieces.insert(book.random.randint(0, len(other.pieces)), Piece("paragraph", _say(book, mark)))
        book.told |= {("reworded", entry.id, "", "") for entry in (one, other)}


def _say(book: Book, mark: str) -> str:
    """Returns a marked sentence that no clause has."""
    return f"{book.sentence(25)[:-1]}{mark}{book.script.stop}"


def _label(book: Book) -> str:
    """Returns a mark that no text has: labels of published texts have four characters."""
    return f"[^{book.random.choice('bcdfgh')}{book.random.randrange(1000, 9999)}]"


def _places(piece: Piece) -> list[int]:
    return [match.start() for match in _STOP.finditer(piece.text)]


def _can_hold(entry: Entry) -> list[Piece]:
    return [piece for piece in entry.plain_pieces() if _places(piece)]


def _has_room(entry: Entry) -> bool:
    return bool(_can_hold(entry))


def _put(book: Book, entry: Entry, mark: str) -> Piece:
    """Puts a mark at the end of a sentence of a clause, and returns the paragraph."""
    piece = book.random.choice(_can_hold(entry))
    place = book.random.choice(_places(piece))
    piece.text = piece.text[:place] + mark + piece.text[place:]
    return piece
