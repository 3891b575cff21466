"""Mutations that send text from one clause to another, and change words of it on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.diff.mutations.structure import cut_off, find_cuts, join
from tests.diff.mutations.wording import reword

if TYPE_CHECKING:
    from tests.diff.mutations.book import Book, Entry, Piece

_TELLING = 20  # words by which a passage is known wherever it stands


def move_and_reword(book: Book) -> None:
    """A passage goes to another clause, two of its words changed on the way."""

    def fitting(entry: Entry) -> list[Piece]:
        found = entry.plain_pieces(_TELLING)
        return found if len(found) > 1 else []

    entry = book.choose(lambda entry: bool(fitting(entry)))
    home = book.choose(lambda entry: bool(entry.plain_pieces()))
    if entry and home:
        piece = book.random.choice(fitting(entry))
        old, new = reword(book, piece, 2)
        entry.pieces.remove(piece)
        home.pieces.insert(home.pieces.index(book.random.choice(home.plain_pieces())) + 1, piece)
        book.told |= {("reworded", clause.id, old, new) for clause in (entry, home)}


def merge_and_reword(book: Book) -> None:
    """A clause takes in another one, and a word of it changes: of what was there, or of what came."""
    if joined := join(book):
        target, came = joined
        piece = book.random.choice(target.plain_pieces() or came)
        old, new = reword(book, piece, 1)
        if piece in came and piece.home:
            book.told |= {("reworded", target.id, old, new), ("reworded", piece.home.id, old, new)}


def split_and_negate(book: Book) -> None:
    """A clause becomes two, and a sentence of the one that is new is turned round."""

    def cuts(entry: Entry) -> list[int]:
        return [cut for cut in find_cuts(entry) if any(piece.is_plain() for piece in entry.pieces[cut:])]

    if entry := book.choose(lambda entry: book.is_leaf(entry) and bool(cuts(entry))):
        part = cut_off(book, entry, book.random.choice(cuts(entry)))
        piece = book.random.choice(part.plain_pieces())
        end = book.random.choice(list(book.script.plain.finditer(piece.text))).end()
        word = book.script.negation
        piece.rewrite(piece.text[:end] + book.script.blank + word + piece.text[end:], "edited")
        book.told |= {("reworded", clause.id, "", word) for clause in (entry, part)}
