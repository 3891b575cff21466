"""Mutations of the clause tree: clauses that come, go, move, change places, and go by another name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.diff.mutations.book import ENOUGH, Piece, count_pieces, has_prose

if TYPE_CHECKING:
    from tests.diff.mutations.book import Book, Entry


def rename(book: Book) -> None:
    if entry := book.choose(lambda _: True):
        old, entry.id = entry.id, book.new_id()
        if book.random.random() < 0.5:
            rewrite_references(book, old, entry.id)


def rewrite_references(book: Book, old: str, new: str) -> None:
    """Points every reference to a clause at its new id."""
    target = re.compile(rf"([(\[])#{re.escape(old)}([)\]])")
    for entry in book.entries:
        for piece in entry.pieces:
            if target.search(piece.text):
                piece.rewrite(target.sub(rf"\1#{new}\2", piece.text), "references")


def retitle(book: Book) -> None:
    if entry := book.choose(lambda entry: bool(entry.title)):
        entry.title = book.words(4).capitalize()
        entry.marks.add("retitled")


def move(book: Book) -> None:
    entry = book.choose(book.is_leaf)
    if entry is None:
        return
    parent = book.parent(entry)
    homes = [
        o for o in book.entries if o is not entry and o is not parent and o.depth < 5 and not book.is_leaf(o)
    ]
    if not homes:
        return
    home = book.random.choice(homes)
    book.entries.remove(entry)
    entry.depth = home.depth + 1
    place = book.place(home) + 1
    while place < len(book.entries) and book.entries[place].depth > home.depth:
        place += 1
    book.entries.insert(place, entry)
    entry.marks.add("moved")


def reorder(book: Book) -> None:
    def fits(entry: Entry) -> bool:
        parent = book.parent(entry)
        return (
            book.is_leaf(entry)
            and len(book.siblings(entry)) >= 4
            and parent not in book.shuffled
            and all(book.is_leaf(other) for other in book.siblings(entry))
        )

    if entry := book.choose(fits):
        parent = book.parent(entry)
        book.shuffled.add(parent)
        row = book.siblings(entry)
        index = next(number for number, other in enumerate(row) if other is entry)
        others = [other for other in row if other is not entry]
        goals = [goal for goal in range(len(row)) if abs(goal - index) >= 2]
        goal = book.random.choice(goals)
        book.entries.remove(entry)
        before = others[goal] if goal < len(others) else None
        place = book.place(before) if before else book.place(others[-1]) + 1
        book.entries.insert(place, entry)
        entry.marks.add("reordered")


def find_cuts(entry: Entry) -> list[int]:
    """Returns the passages before which a clause can be cut in two that are both made of a good part of it."""
    least = max(ENOUGH, entry.count_words() // 3)
    return [
        place
        for place in range(1, len(entry.pieces))
        if min(count_pieces(entry.pieces[:place]), count_pieces(entry.pieces[place:])) >= least
    ]


def split(book: Book) -> None:
    entry = book.choose(lambda entry: book.is_leaf(entry) and bool(find_cuts(entry)))
    if entry is None:
        return
    cut = book.random.choice(find_cuts(entry))
    cut_off(book, entry, cut)
    if book.random.random() < 0.5:
        book.entries[book.place(entry)] = book.new_entry(entry, entry.pieces)


def cut_off(book: Book, entry: Entry, cut: int) -> Entry:
    """Returns the new clause that a clause's passages from `cut` on became."""
    part = book.new_entry(entry, entry.pieces[cut:])
    assert entry.original is not None
    book.told.add(("split", entry.original))
    entry.pieces = entry.pieces[:cut]
    book.entries.insert(book.place(entry) + 1, part)
    return part


def merge(book: Book) -> None:
    join(book)


def join(book: Book) -> tuple[Entry, list[Piece]] | None:
    """Returns a clause that took in another one, and the passages that came with it."""
    entry = book.choose(
        lambda entry: book.is_leaf(entry) and entry.count_words() >= ENOUGH and has_prose(entry)
    )
    if entry is None:
        return None
    others = [
        o for o in book.siblings(entry) if not o.touched and book.is_leaf(o) and o.count_words() >= ENOUGH
    ]
    if not others:
        return None
    target = book.random.choice(others)
    target.touched = True
    target.pieces = target.pieces + entry.pieces
    book.entries.remove(entry)
    target.marks.add("merged")
    return target, entry.pieces


def swap_ids(book: Book) -> None:
    one, other = (
        book.choose(lambda entry: book.is_leaf(entry) and entry.count_words() > 5) for _ in range(2)
    )
    if one and other:
        one.id, other.id = other.id, one.id


def insert(book: Book) -> None:
    if entry := book.choose(book.is_leaf):
        text = book.sentence(book.random.randint(20, 60))
        new = book.new_entry(entry, [Piece("paragraph", text)])
        book.entries.insert(book.place(entry) + 1, new)


def delete(book: Book) -> None:
    if entry := book.choose(lambda entry: book.is_leaf(entry) and len(book.siblings(entry)) > 1):
        book.entries.remove(entry)
