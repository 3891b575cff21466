"""Mutations that change no word: layout, spelling of signs, and the order of passages and sentences."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tests.diff.mutations.book import Piece
from tests.diff.mutations.truth import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.diff.mutations.book import Book, Entry

_SIGNS = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r'(?<=\s)"(?=\w)'), "“"),
    (re.compile(r'(?<=[\w.,!?])"(?=\s)'), "”"),
    (re.compile(r"(?<=\w) ---? (?=\w)|(?<=\w)---(?=\w)"), "—"),
)
_MARKUP = re.compile(r"[<`]|\A!!!")
"""In a line of which quotes may be part of the markup, where another one makes it say something else."""
_BREAK = re.compile(r"(?<=[^\s*+>#-]) (?=[^\W\d_])|(?<=[\uff0c\u3001\u3002])(?=[\u3040-\u30ff\u4e00-\u9fff])")
"""Where a line of running text can end, and what the next one begins with is no sign of a list or a heading."""
_COMPOSED = "café, naïveté, Ångström"
"""Words with composed letters, for the scripts that have none of their own."""


def break_paragraph(book: Book) -> None:
    """A paragraph becomes two, no word changed."""
    if found := _choose_sentences(book):
        entry, piece = found
        end = book.random.choice(list(book.script.end.finditer(piece.text)))
        rest = Piece(piece.kind, piece.text[end.end() :], home=entry)
        entry.pieces.insert(entry.pieces.index(piece) + 1, rest)
        piece.rewrite(piece.text[: end.start()], "typographic")
        book.told.add(("similarity", entry.id, "1"))


def join_paragraphs(book: Book) -> None:
    """Two paragraphs become one, no word changed."""

    def pairs(entry: Entry) -> list[tuple[Piece, Piece]]:
        both = zip(entry.pieces, entry.pieces[1:], strict=False)
        return [(one, other) for one, other in both if one.is_plain() and other.is_plain()]

    if entry := book.choose(lambda entry: bool(pairs(entry))):
        one, other = book.random.choice(pairs(entry))
        blank = book.random.choice(("\n", book.script.blank))
        one.rewrite(one.text + blank + other.text, "typographic")
        other.marks.add("joined")
        entry.pieces.remove(other)
        book.told.add(("similarity", entry.id, "1"))


def change_typography(book: Book) -> None:
    """Quotes and dashes are others, lines break elsewhere, more blank lines stand between passages."""

    def breaks(entry: Entry) -> list[tuple[Piece, re.Match[str]]]:
        return [(piece, found) for piece in entry.plain_pieces() for found in _BREAK.finditer(piece.text)]

    if entry := book.choose(lambda entry: bool(breaks(entry))):
        piece, found = book.random.choice(breaks(entry))
        piece.rewrite(f"{piece.text[: found.start()]}\n{piece.text[found.end() :]}", "typographic")
        for other in entry.pieces:
            if (text := _respell(other.text)) != other.text:
                other.rewrite(text, "typographic")
        entry.gap = book.random.choice(("\n\n", "\n\n\n"))


def decompose(book: Book) -> None:
    """Letters and their marks are spelled apart (NFD) where they were one character (NFC): in one clause, or in all."""
    if entry := book.choose(lambda entry: bool(entry.plain_pieces())):
        piece = book.random.choice(entry.plain_pieces())
        piece.text += f" {_COMPOSED}{book.script.stop}"
        for other in book.entries:
            other.title = unicodedata.normalize("NFC", other.title)
            for piece in other.pieces:
                piece.text = unicodedata.normalize("NFC", piece.text)
        book.begin()
        for other in book.random.choice(([entry], book.entries)):
            title, other.title = other.title, unicodedata.normalize("NFD", other.title)
            if title != other.title:
                other.marks.add("typographic")
            for piece in other.pieces:
                text = unicodedata.normalize("NFD", piece.text)
                if text != piece.text:
                    piece.rewrite(text, "typographic")
        book.readings = (tell(book), set())


def move_passage(book: Book) -> None:
    """A passage of a clause goes past others of the same clause."""
    if entry := book.choose(lambda entry: len(entry.plain_pieces()) > 1):
        one, other = book.random.sample(entry.plain_pieces(), 2)
        place = entry.pieces.index(other)
        entry.pieces.remove(one)
        entry.pieces.insert(place, one)
        entry.marks.add("edited")


def move_sentence(book: Book) -> None:
    """The first sentence of a paragraph goes to the end of a later one of the same clause."""

    def later(entry: Entry, piece: Piece) -> list[Piece]:
        return [
            other for other in entry.plain_pieces() if entry.pieces.index(other) > entry.pieces.index(piece)
        ]

    if found := _choose_sentences(book, later):
        entry, piece = found
        end = book.script.end.search(piece.text)
        assert end
        other = book.random.choice(later(entry, piece))
        other.rewrite(other.text + book.script.blank + piece.text[: end.start()], "edited")
        piece.rewrite(piece.text[end.end() :], "edited")


def _choose_sentences(
    book: Book, also: Callable[[Entry, Piece], object] | None = None
) -> tuple[Entry, Piece] | None:
    """Returns a paragraph of several sentences, and its clause."""

    def fitting(entry: Entry) -> list[Piece]:
        return [
            piece
            for piece in entry.plain_pieces()
            if book.script.end.search(piece.text) and (also is None or also(entry, piece))
        ]

    entry = book.choose(lambda entry: bool(fitting(entry)))
    return (entry, book.random.choice(fitting(entry))) if entry else None


def _respell(text: str) -> str:
    return "\n".join(line if _MARKUP.search(line) else _respell_line(line) for line in text.split("\n"))


def _respell_line(line: str) -> str:
    for pattern, sign in _SIGNS:
        line = pattern.sub(sign, line)
    return line
