"""Mutations of worked examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.diff.mutations.book import Piece
from tests.diff.mutations.truth import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.diff.mutations.book import Book, Entry
    from tests.diff.mutations.facts import Fact

_VERDICT = re.compile(r"<!-- (GOOD|BAD|OK)(?=[ :,])")
_REASON = re.compile(r"(?<=: )[^\[\]<>\n]{12,}?(?= *-->)")
_TITLE = re.compile(r"(?<=\A\*\*Example\*\*: )[^\n]+")
_SAID = re.compile(r"(?<=\n)[^<>\n`*#-][^<>\n`]{40,}(?=\n)")
_PLAIN_BAD = re.compile(r"<!-- BAD(?=[ :,])")
_FLIPPED = {"GOOD": "BAD", "BAD": "GOOD", "OK": "BAD"}


def flip_verdict(book: Book) -> None:
    """A response that was good is bad, or the other way round."""
    if piece := _choose_example(book, _VERDICT):
        match = book.random.choice(list(_VERDICT.finditer(piece.text)))
        start, end = match.span(1)
        piece.rewrite(piece.text[:start] + _FLIPPED[match[1]] + piece.text[end:], "verdict")


def change_reason(book: Book) -> None:
    """The reason of a verdict is put in other words."""
    if piece := _choose_example(book, _REASON):
        match = book.random.choice(list(_REASON.finditer(piece.text)))
        words = book.words(book.random.randint(3, 8))
        piece.rewrite(piece.text[: match.start()] + words + piece.text[match.end() :], "reason")


def change_target(book: Book) -> None:
    """The verdict on a response names another clause that it violates."""
    if piece := _choose_example(book, _PLAIN_BAD):
        match = book.random.choice(list(_PLAIN_BAD.finditer(piece.text)))
        old, new = (entry.id for entry in book.random.sample(book.entries, 2))
        before, after = piece.text[: match.end()], piece.text[match.end() :]
        piece.text = f"{before}[#{old}]{after}"
        book.begin()
        piece.rewrite(f"{before}[#{new}]{after}", "target")


def retitle_example(book: Book) -> None:
    """An example gets another title."""
    if piece := _choose_example(book, _TITLE):
        piece.rewrite(_TITLE.sub(book.words(4), piece.text), "retitled")


def drop_word(book: Book) -> None:
    """A response of an example loses a word."""

    def words(piece: Piece) -> list[tuple[int, int]]:
        return list(_words_of_responses(book, piece.text))

    if piece := _choose_piece(book, lambda piece: bool(words(piece))):
        start, end = book.random.choice(words(piece))
        assert piece.home
        book.told.add(("redline", piece.home.id, piece.text[start:end].strip(), ""))
        piece.rewrite(piece.text[:start] + piece.text[end:], "edited")


def _words_of_responses(book: Book, text: str) -> Iterator[tuple[int, int]]:
    """Yields where words stand in lines that the assistant says, with the blank after each.

    A word like the one next to it is left out: nobody can tell which of the two is gone.
    """
    blank = len(book.script.blank)
    for said in _SAID.finditer(text):
        if text.rfind("<assistant", 0, said.start()) <= text.rfind("</", 0, said.start()):
            continue
        for word in list(book.script.plain.finditer(text, *said.span()))[1:-1]:
            start, end = word.start(), word.end() + blank
            if text[start] != text[end] and text[start - 1 - blank] != text[end - 1 - blank]:
                yield start, end


def move_example(book: Book) -> None:
    """An example goes to another clause."""
    piece = _choose_piece(book, lambda _: True)
    home = book.choose(lambda entry: book.is_leaf(entry) and bool(entry.prose))
    if piece and home and piece.home:
        piece.home.pieces.remove(piece)
        home.pieces.insert(book.random.randint(1, len(home.pieces)), piece)


def reorder_examples(book: Book) -> None:
    """One of several examples of a clause goes past two others, or two change places."""
    if entry := book.choose(lambda entry: len({piece.text for piece in entry.examples}) > 1):
        row = entry.examples
        places = [entry.pieces.index(piece) for piece in row]
        start, goal = book.random.choice(
            [
                (one, other)
                for one in range(len(row))
                for other in range(len(row))
                if abs(one - other) >= min(2, len(row) - 1)
            ]
        )
        row.insert(goal, row.pop(start))
        for place, piece in zip(places, row, strict=True):
            entry.pieces[place] = piece
        either = row if len(row) == 2 else [row[goal]]
        book.readings = tuple(_tell_order(book, piece) for piece in either)


def _tell_order(book: Book, piece: Piece) -> set[Fact]:
    """Returns what happened where it is this example that left its place."""
    piece.marks.add("order")
    facts = tell(book)
    piece.marks.remove("order")
    return facts


def insert_example(book: Book) -> None:
    """A clause gets another example."""
    if entry := book.choose(lambda entry: bool(entry.examples)):
        entry.pieces.insert(entry.pieces.index(book.random.choice(entry.examples)), _make_example(book))


def _make_example(book: Book) -> Piece:
    said = [book.sentence(book.random.randint(6, 20)) for _ in range(3)]
    return Piece(
        "example",
        f"**Example**: {book.words(4)}\n\n~~~xml\n<user>\n{said[0]}\n</user>\n<comparison>\n"
        f"<assistant> <!-- GOOD -->\n{said[1]}\n</assistant>\n<assistant> <!-- BAD: {book.words(3)} -->\n{said[2]}\n"
        "</assistant>\n</comparison>\n~~~",
    )


def delete_example(book: Book) -> None:
    """A clause loses an example."""
    if (piece := _choose_piece(book, lambda _: True)) and piece.home:
        piece.home.pieces.remove(piece)


def _choose_example(book: Book, pattern: re.Pattern[str]) -> Piece | None:
    return _choose_piece(book, lambda piece: bool(pattern.search(piece.text)))


def _choose_piece(book: Book, fits: Callable[[Piece], bool]) -> Piece | None:
    """Returns an example of a clause that says something beside its examples."""

    def fitting(entry: Entry) -> list[Piece]:
        return [piece for piece in entry.examples if entry.prose and fits(piece)]

    entry = book.choose(lambda entry: bool(fitting(entry)))
    return book.random.choice(fitting(entry)) if entry else None
