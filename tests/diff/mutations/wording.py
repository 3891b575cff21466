"""Mutations that change words of running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.diff.mutations.book import Piece, has_prose
from tests.diff.mutations.scripts import count_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from tests.diff.mutations.book import Book, Entry

_CLEAR = 6  # words of a sentence, by which it is known though one of them is another
_MARKUP = ("<", "~~~", "!!!", "**Example**")
_SHORT = 4  # letters; a longer word keeps its shape where one of them is another
_HALF = 0.5
_MUCH = 60  # words, of which the half still tells a clause from others
_APART = 24  # characters between two words that change, so that a redline shows them one by one


def edit_lightly(book: Book) -> None:
    if entry := book.choose(has_prose):
        piece = book.random.choice([piece for piece in entry.pieces if piece.is_paragraph()])
        spans = [match.span() for match in book.script.plain.finditer(piece.text)]
        text = piece.text
        found = [(*span, book.words(1)) for span in book.random.sample(spans, min(2, len(spans)))]
        for start, end, word in sorted(found, reverse=True):
            text = text[:start] + word + text[end:]
        if spans:
            piece.rewrite(text, "edited")


def edit_heavily(book: Book) -> None:
    if entry := book.choose(has_prose):
        for piece in entry.pieces:
            if piece.kind == "paragraph" and book.random.random() < 0.7:
                piece.rewrite(book.sentence(count_words(piece.text)), "edited")


def reword(book: Book, piece: Piece, count: int) -> tuple[str, str]:
    """Changes `count` words that stand well apart, and returns them as they were and as they are."""
    spans: list[tuple[int, int]] = []
    found = [match.span() for match in book.script.plain.finditer(piece.text)]
    book.random.shuffle(found)
    for start, end in found:
        if len(spans) < count and all(abs(start - other) > _APART for other, _ in spans):
            spans.append((start, end))
    olds, news = [], []
    text = piece.text
    for start, end in sorted(spans, reverse=True):
        olds.append(text[start:end])
        news.append(book.words(1).capitalize() if olds[-1][0].isupper() else book.words(1))
        text = text[:start] + news[-1] + text[end:]
    piece.rewrite(text, "edited")
    return " ".join(reversed(olds)), " ".join(reversed(news))


def change_word(book: Book) -> None:
    """One word becomes another."""
    if entry := book.choose(lambda entry: bool(entry.plain_pieces())):
        old, new = reword(book, book.random.choice(entry.plain_pieces()), 1)
        book.told.add(("redline", entry.id, old, new))


def change_letter(book: Book) -> None:
    """One letter or mark of a word becomes another; where blanks stand between words, the whole word is another."""
    if entry := book.choose(lambda entry: bool(_long_words(book, entry))):
        piece, found = book.random.choice(_long_words(book, entry))
        word, place = found[0], len(found[0]) // 2
        letter = next(
            other
            for other in iter(lambda: book.random.choice("".join(book.script.words)), "")
            if other != word[place]
        )
        new = word[:place] + letter + word[place + 1 :]
        piece.rewrite(piece.text[: found.start()] + new + piece.text[found.end() :], "edited")
        if book.script.blank:
            book.told.add(("redline", entry.id, word, new))


def _long_words(book: Book, entry: Entry) -> list[tuple[Piece, re.Match[str]]]:
    found = [
        (piece, word) for piece in entry.plain_pieces() for word in book.script.plain.finditer(piece.text)
    ]
    return [(piece, word) for piece, word in found if len(word[0]) > _SHORT or not book.script.blank]


def insert_item(book: Book) -> None:
    """An ordered list gets an item before its others, which are numbered anew."""
    if entry := book.choose(lambda entry: bool(entry.plain_pieces())):
        items = [book.sentence(book.random.randint(4, 9)) for _ in range(book.random.randint(3, 6))]
        piece = Piece("list", _number(items))
        entry.pieces.insert(entry.pieces.index(book.random.choice(entry.plain_pieces())) + 1, piece)
        book.begin()
        new = book.sentence(7)
        items.insert(book.random.randint(0, len(items) - 2), new)
        piece.rewrite(_number(items), "edited")
        book.told.add(("redline", entry.id, "", new))


def _number(items: Iterable[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def rename_sentence(book: Book) -> None:
    """A clause of one sentence gets another id and title and one other word."""

    def sentences(entry: Entry) -> list[str]:
        found = [book.script.end.split(piece.text)[0] for piece in entry.plain_pieces()]
        return [text for text in found if count_words(text) >= _CLEAR and book.script.plain.search(text)]

    if entry := book.choose(lambda entry: book.is_leaf(entry) and bool(sentences(entry))):
        entry.pieces = [Piece("paragraph", book.random.choice(sentences(entry)))]
        book.begin()
        reword(book, entry.pieces[0], 1)
        entry.id, entry.title = book.new_id(), book.words(3).capitalize()
        entry.marks.add("retitled")


def rename_and_rewrite_half(book: Book) -> None:
    """A clause gets another id, and half of all its words are others, examples included."""
    if entry := book.choose(lambda entry: book.is_leaf(entry) and entry.count_words() >= _MUCH):
        entry.id, entry.title = book.new_id(), _rewrite_half(book, entry.title)
        entry.marks.add("retitled")
        for piece in entry.pieces:
            piece.rewrite(_rewrite_half(book, piece.text), "edited")


def _rewrite_half(book: Book, text: str) -> str:
    def other(match: re.Match[str]) -> str:
        return book.words(1) if book.random.random() < _HALF else match[0]

    return "\n".join(
        line if line.startswith(_MARKUP) else book.script.plain.sub(other, line) for line in text.split("\n")
    )
