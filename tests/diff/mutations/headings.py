"""Mutations of a heading: level, tags, title, and an id along with all that refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.diff.mutations.structure import rewrite_references

if TYPE_CHECKING:
    from tests.diff.mutations.book import Book, Entry

_CURLY = ((' "', " “"), ('"', "”"), ("n't", "n’t"), (" '", " \u2018"), ("'", "’"), ("---", "—"))


def set_level(book: Book, entry: Entry, level: str | None) -> None:
    """Gives a clause another level of the same ladder; to carry none is below all of them."""
    ranks = [*book.ladder, None]
    up = ranks.index(level) < ranks.index(entry.level)
    entry.marks |= {"relevelled", "promoted" if up else "demoted"}
    if level is None:
        del entry.attributes["authority"]
    else:
        entry.attributes["authority"] = level


def relevel(book: Book) -> None:
    if entry := book.choose(lambda entry: entry.level in book.ladder):
        set_level(book, entry, book.random.choice([level for level in book.ladder if level != entry.level]))


def lose_level(book: Book) -> None:
    """A provision becomes a clause without a level."""

    def fits(entry: Entry) -> bool:
        return sum(other.level == entry.level for other in book.entries) > 1

    if entry := book.choose(lambda entry: entry.level in book.ladder and fits(entry)):
        set_level(book, entry, None)


def tag(book: Book) -> None:
    """A clause gets a tag."""
    if entry := book.choose(lambda entry: "tags" not in entry.attributes):
        entry.attributes["tags"] = "under_18"
        entry.marks.add("retagged")


def retitle_in_typography(book: Book) -> None:
    """A title gets curly quotes and a real dash."""
    if entry := book.choose(lambda entry: bool(entry.title)):
        entry.title = f"""{entry.title} --- "{book.words(1)}" isn't '{book.words(1)}'"""
        book.begin()
        for plain, curly in _CURLY:
            entry.title = entry.title.replace(plain, curly)
        entry.marks.add("typographic")


def rename_with_references(book: Book) -> None:
    """A clause gets another id, and so do all references to it."""

    def is_referred_to(entry: Entry) -> bool:
        targets = f"(#{entry.id})", f"[#{entry.id}]"
        return any(target in piece.text for o in book.entries for piece in o.pieces for target in targets)

    if entry := book.choose(is_referred_to):
        old, entry.id = entry.id, book.new_id()
        rewrite_references(book, old, entry.id)
