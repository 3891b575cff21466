"""Mutations of the ladder: levels that go by another name, and one that is new."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from tests.diff.mutations.headings import set_level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.diff.mutations.book import Book, Entry, Piece

_ITEM = re.compile(r"^(?P<mark>\d+[.)][ \t]+\*\*)(?P<level>[\w-]+)(?=:?\*\*)", re.MULTILINE)
_FEW = 4  # clauses at a level, most of which tell where it went though one stays behind


_NAMES = ("crown", "keel", "anchor", "beam", "lintel", "hearth", "plinth", "gable", "rafter", "sill")
"""Levels that no text has."""


def rename_ladder(book: Book) -> None:
    """Every level goes by another name, in the tags and where the text states the ladder."""
    if set(book.ladder) <= {entry.level for entry in book.entries}:
        names = book.random.sample(_NAMES, len(book.ladder))
        _rename(book, dict(zip(book.ladder, names, strict=True)), but=None)


def leave_one_behind(book: Book) -> None:
    """A level goes by another name, and one clause still says the old one."""
    used = [entry.level for entry in book.entries]
    levels = [level for level in book.ladder if used.count(level) >= _FEW]
    if levels and _find_statement(book):
        level = book.random.choice(levels)
        left = book.random.choice([entry for entry in book.entries if entry.level == level])
        _rename(book, {level: book.random.choice(_NAMES)}, but=left)
        left.marks.add("relevelled")


def insert_level(book: Book) -> None:
    """The ladder gets a new level, and some clauses may go there from the levels next to it."""
    statement = _find_statement(book)
    if not statement:
        return
    place = book.random.randint(0, len(book.ladder))
    level = book.random.choice(_NAMES)
    near = book.ladder[max(place - 1, 0) : place + 1]
    book.ladder = (*book.ladder[:place], level, *book.ladder[place:])
    lines = statement.text.split("\n")
    starts = [number for number, line in enumerate(lines) if _ITEM.match(line)]
    at = starts[place] if place < len(starts) else starts[-1] + 1
    lines.insert(at, f"0. **{level.capitalize()}**: {book.words(5)}")
    statement.rewrite(_number(lines), "edited")
    book.told.add(("ladder inserted", level))
    for neighbour in near:
        there = [entry for entry in book.entries if entry.level == neighbour]
        if len(there) >= _FEW and book.random.random() < 0.5:
            set_level(book, book.random.choice(there), level)


def _rename(book: Book, names: Mapping[str, str], but: Entry | None) -> None:
    """Renames levels in the statement and in the tags of all clauses but one."""
    if statement := _find_statement(book):

        def name(item: re.Match[str]) -> str:
            new = names.get(item["level"].casefold())
            return f"{item['mark']}{new.capitalize()}" if new else item[0]

        statement.rewrite(_ITEM.sub(name, statement.text), "edited")
        book.told |= {("ladder renamed", old, new) for old, new in names.items()}
        for entry in book.entries:
            if entry.level and entry.level in names and entry is not but:
                entry.attributes["authority"] = names[entry.level]


def _find_statement(book: Book) -> Piece | None:
    """Returns the ordered list that states the levels, highest first."""
    for entry in book.entries:
        for piece in entry.pieces:
            if tuple(item["level"].casefold() for item in _ITEM.finditer(piece.text)) == book.ladder:
                return piece
    return None


def _number(lines: Sequence[str]) -> str:
    """Returns the lines of an ordered list, its items numbered anew."""
    numbers = count(1)
    return "\n".join(re.sub(r"^\d+(?=[.)])", lambda _: str(next(numbers)), line) for line in lines)
