"""A spec under mutation: clauses and passages that can be written out again, and that know where they come from."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausetree.syntax.document import parse_document
from tests.diff.mutations.scripts import LATIN, Script, count_words, find_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.diff.mutations.facts import Fact

ENOUGH = 30  # words that a part of a split or a merged clause has at least


@dataclass(eq=False)
class Piece:
    """A passage.

    Attributes:
        kind: The passage's kind.
        text: What it says.
        was: What it said before.
        home: The clause that it stood in before; None where it is new.
        number: Its place among the examples of that clause.
        marks: What happened to its words.
    """

    kind: str
    text: str
    was: str = ""
    home: Entry | None = None
    number: int = 0
    marks: set[str] = field(default_factory=set)

    @property
    def is_example(self) -> bool:
        return self.kind == "example"

    def is_paragraph(self, words: int = 13) -> bool:
        """Returns whether it is running text of so many words."""
        return self.kind == "paragraph" and count_words(self.text) >= words

    def is_plain(self, words: int = 13) -> bool:
        """Returns whether it is a paragraph that begins with a word and holds no code."""
        return self.is_paragraph(words) and self.text[0].isalpha() and "`" not in self.text

    def rewrite(self, text: str, mark: str) -> None:
        self.text = text
        self.marks.add(mark)


@dataclass(eq=False)
class Entry:
    """A clause; `original` is the id that it had before, None where it is new."""

    original: str | None
    id: str
    depth: int
    title: str
    attributes: dict[str, str]
    pieces: list[Piece]
    touched: bool = False
    level: str | None = None
    gap: str = "\n\n"
    marks: set[str] = field(default_factory=set)

    def render(self) -> str:
        attributes = " ".join([f"#{self.id}", *(f"{key}={value}" for key, value in self.attributes.items())])
        heading = f"{'#' * self.depth} {self.title} {{{attributes}}}"
        return "".join(part + self.gap for part in (heading, *(piece.text for piece in self.pieces)))

    @property
    def prose(self) -> list[Piece]:
        return [piece for piece in self.pieces if not piece.is_example]

    @property
    def examples(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.is_example]

    def plain_pieces(self, words: int = 13) -> list[Piece]:
        """Returns the paragraphs of so many words that begin with a word and hold no code."""
        return [piece for piece in self.pieces if piece.is_plain(words)]

    def count_words(self) -> int:
        return count_pieces(self.pieces)


@dataclass
class Book:
    """A spec under mutation.

    Attributes:
        random: Where all chance comes from.
        script: What its words are written in.
        entries: Its clauses as they are now.
        ladder: The levels before, highest first.
        old: The text before.
        before: What each clause held before.
        told: What happened that no clause or passage knows of itself.
        shuffled: The clauses whose children changed places.
        focus: The clause that all that follows happens to.
        readings: All that a diff may find, where that is not one thing.
    """

    random: random.Random
    script: Script
    entries: list[Entry]
    ladder: tuple[str, ...]
    old: str = ""
    before: list[tuple[Entry, str, list[Piece]]] = field(default_factory=list)
    told: set[Fact] = field(default_factory=set)
    shuffled: set[Entry | None] = field(default_factory=set)
    focus: Entry | None = None
    readings: tuple[set[Fact], ...] = ()

    def begin(self) -> None:
        """Takes the state of now as the one before."""
        self.old = self.render()
        self.before = [(entry, entry.id, list(entry.pieces)) for entry in self.entries]
        for entry in self.entries:
            entry.original, entry.level = entry.id, entry.attributes.get("authority")
            for piece in entry.pieces:
                piece.was, piece.home = piece.text, entry
                piece.marks.clear()
            for number, piece in enumerate(entry.examples):
                piece.number = number

    def render(self) -> str:
        return "".join(entry.render() for entry in self.entries)

    def parent(self, entry: Entry) -> Entry | None:
        place = self.place(entry)
        return next((other for other in reversed(self.entries[:place]) if other.depth < entry.depth), None)

    def place(self, entry: Entry) -> int:
        return self.entries.index(entry)

    def siblings(self, entry: Entry) -> list[Entry]:
        parent = self.parent(entry)
        return [
            other for other in self.entries if other.depth == entry.depth and self.parent(other) is parent
        ]

    def is_leaf(self, entry: Entry) -> bool:
        return len(self.branch(entry)) == 1

    def branch(self, entry: Entry) -> list[Entry]:
        """Returns a clause and all below it."""
        place = end = self.place(entry)
        while end + 1 < len(self.entries) and self.entries[end + 1].depth > entry.depth:
            end += 1
        return self.entries[place : end + 1]

    def choose(self, fits: Callable[[Entry], bool]) -> Entry | None:
        """Returns the entry in focus, or one that no mutation has touched; marks it as touched."""
        if self.focus and fits(self.focus):
            return self.focus
        found = [entry for entry in self.entries if not entry.touched and fits(entry)]
        if not found:
            return None
        entry = self.random.choice(found)
        entry.touched = True
        return entry

    def words(self, count: int) -> str:
        if self.script.blank:
            return self.script.blank.join(self.random.choice(self.script.words) for _ in range(count))
        return "".join(self.random.choice(self.script.words) for _ in range(2 * count))

    def sentence(self, count: int) -> str:
        return f"{self.words(count).capitalize()}{self.script.stop}"

    def new_id(self) -> str:
        words = [self.random.choice(LATIN.words) for _ in range(2)]
        return f"{'_'.join(words)}_{self.random.randrange(1000)}"

    def new_entry(self, like: Entry, pieces: Iterable[Piece]) -> Entry:
        """Returns a clause that is new beside `like`, at its depth and level."""
        new_id, title = self.new_id(), self.words(3).capitalize()
        return Entry(None, new_id, like.depth, title, dict(like.attributes), list(pieces), touched=True)


def open_book(text: str, seed: int) -> Book:
    """Returns the spec in `text`, every id written, ready to be mutated."""
    document = parse_document(text)
    entries = [
        Entry(
            original=clause.id,
            id=clause.id,
            depth=clause.depth,
            title=clause.title,
            attributes=dict(clause.heading.attributes),
            pieces=[Piece(p.kind, p.span.slice(clause.content.source)) for p in clause.content.passages],
        )
        for clause in document.clauses
    ]
    book = Book(random.Random(seed), find_script(text), entries, document.ladder.levels)
    book.begin()
    return book


def count_pieces(pieces: Iterable[Piece]) -> int:
    return sum(count_words(piece.text) for piece in pieces)


def has_prose(entry: Entry) -> bool:
    return any(piece.is_paragraph() for piece in entry.pieces)
