"""Mutations of clauses along with what is nested in them or stands in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.diff.mutations.book import Entry, Piece, count_pieces
from tests.diff.mutations.structure import rewrite_references

if TYPE_CHECKING:
    from tests.diff.mutations.book import Book


def move_chapter(book: Book) -> None:
    """A clause goes to another parent at the same depth, with all below it."""

    def homes(entry: Entry) -> list[Entry]:
        return [
            other
            for other in book.entries
            if other.depth == entry.depth - 1 and other is not book.parent(entry) and not book.is_leaf(other)
        ]

    if entry := book.choose(lambda entry: not book.is_leaf(entry) and bool(homes(entry))):
        home, branch = book.random.choice(homes(entry)), book.branch(entry)
        book.entries = [other for other in book.entries if other not in branch]
        place = book.place(book.branch(home)[-1]) + 1
        book.entries[place:place] = branch
        entry.marks.add("moved")


def rename_chapter(book: Book) -> None:
    """A clause with others below it gets another id, and may get another title."""
    if entry := book.choose(lambda entry: not book.is_leaf(entry)):
        old, entry.id = entry.id, book.new_id()
        if book.random.random() < 0.5:
            rewrite_references(book, old, entry.id)
        if book.random.random() < 0.5:
            entry.title = book.words(4).capitalize()
            entry.marks.add("retitled")


def swap_empty_chapters(book: Book) -> None:
    """Two neighbours that say nothing themselves change places: which of the two left its place nobody can tell."""
    if entry := book.choose(lambda entry: not book.is_leaf(entry)):
        if book.random.random() < 0.5:
            one, other = ([_make_chapter(book, entry.depth)] for _ in range(2))
        else:
            one, other = (
                [_make_chapter(book, entry.depth), *_make_children(book, entry.depth)] for _ in range(2)
            )
        place = book.place(book.branch(entry)[-1]) + 1
        book.entries[place:place] = [*one, *other]
        book.begin()
        book.entries[place : place + len(one) + len(other)] = [*other, *one]
        one[0].marks.add("reordered")


def _make_chapter(book: Book, depth: int) -> Entry:
    return Entry(None, book.new_id(), depth, book.words(3).capitalize(), {}, [])


def _make_children(book: Book, depth: int) -> list[Entry]:
    children = [_make_chapter(book, depth + 1) for _ in range(2)]
    for child in children:
        child.pieces = [Piece("paragraph", book.sentence(30))]
    return children


def replace_in_place(book: Book) -> None:
    """A clause gives way to one with other words, whose title of ten words differs in one."""
    if entry := book.choose(lambda entry: book.is_leaf(entry) and entry.count_words() > 0):
        title = [book.words(1) for _ in range(10)]
        other = next(word for word in iter(lambda: book.words(1), "") if word not in title)
        entry.title = book.script.blank.join(title).capitalize()
        book.begin()
        title[book.random.randrange(1, 10)] = other
        length = max(count_pieces(entry.pieces) // 3, 20)
        new = book.new_entry(entry, [Piece("paragraph", book.sentence(length)) for _ in range(3)])
        new.title = book.script.blank.join(title).capitalize()
        book.entries[book.place(entry)] = new
