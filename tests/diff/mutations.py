"""Seeded mutations of a spec, each with what a diff must find: no more and no less."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.diff.changes import ChangeSet

Fact = tuple[str, ...]
"""A kind and the ids that it is about: old and new for `renamed`, else the one id that names the clause."""

SCORED = (
    "inserted",
    "deleted",
    "renamed",
    "split",
    "merged",
    "retitled",
    "moved",
    "reordered",
    "relevelled",
    "edited",
)
_WORDS = (
    "amber",
    "basin",
    "cobalt",
    "delta",
    "ember",
    "fjord",
    "gravel",
    "harbour",
    "inlet",
    "juniper",
    "kettle",
    "lantern",
    "meadow",
    "nettle",
    "orchard",
    "pebble",
    "quarry",
    "raven",
    "saddle",
    "timber",
    "umber",
    "valley",
    "willow",
    "yarrow",
    "zephyr",
    "bramble",
    "copper",
    "drizzle",
    "falcon",
    "granite",
    "heather",
    "ivory",
    "jasper",
)
_ENOUGH = 30  # words that a part of a split or a merged clause has at least


@dataclass(eq=False)
class Entry:
    """A clause that can be written out again; `original` is the id that it had before, None where it is new."""

    original: str | None
    id: str
    depth: int
    title: str
    attributes: dict[str, str]
    passages: list[tuple[str, str]]
    touched: bool = False

    def render(self) -> str:
        attributes = " ".join([f"#{self.id}", *(f"{key}={value}" for key, value in self.attributes.items())])
        return (
            "\n\n".join(
                [f"{'#' * self.depth} {self.title} {{{attributes}}}", *(text for _, text in self.passages)]
            )
            + "\n\n"
        )

    def count_words(self) -> int:
        return sum(len(text.split()) for _, text in self.passages)


@dataclass
class Book:
    """A spec under mutation."""

    random: random.Random
    entries: list[Entry]
    ladder: tuple[str, ...]
    marks: set[tuple[str, Entry]] = field(default_factory=set)
    gone: set[Fact] = field(default_factory=set)
    shuffled: set[Entry | None] = field(default_factory=set)
    focus: Entry | None = None

    def facts(self) -> set[Fact]:
        """Returns what happened, by the ids that the clauses have now."""
        renamed = {
            ("renamed", entry.original, entry.id)
            for entry in self.entries
            if entry.original is not None and entry.id != entry.original
        }
        return {(kind, entry.id) for kind, entry in self.marks if entry in self.entries} | self.gone | renamed

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
        following = self.entries[self.place(entry) + 1 :]
        return not following or following[0].depth <= entry.depth

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
        return " ".join(self.random.choice(_WORDS) for _ in range(count))

    def new_id(self) -> str:
        return f"{self.words(2).replace(' ', '_')}_{self.random.randrange(1000)}"


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
            passages=[(p.kind, p.span.slice(clause.content.source)) for p in clause.content.passages],
        )
        for clause in document.clauses
    ]
    return Book(random.Random(seed), entries, document.ladder.levels)


def rename(book: Book) -> None:
    if entry := book.choose(lambda _: True):
        old, entry.id = entry.id, book.new_id()
        if book.random.random() < 0.5:
            for other in book.entries:
                other.passages = [
                    (kind, re.sub(rf"([(\[])#{re.escape(old)}([)\]])", rf"\1#{entry.id}\2", text))
                    for kind, text in other.passages
                ]


def retitle(book: Book) -> None:
    if entry := book.choose(lambda entry: bool(entry.title)):
        entry.title = book.words(4).capitalize()
        book.marks.add(("retitled", entry))


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
    book.marks.add(("moved", entry))


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
        book.marks.add(("reordered", entry))


def relevel(book: Book) -> None:
    if entry := book.choose(lambda entry: entry.attributes.get("authority") in book.ladder):
        levels = [level for level in book.ladder if level != entry.attributes["authority"]]
        entry.attributes["authority"] = book.random.choice(levels)
        book.marks.add(("relevelled", entry))


def split(book: Book) -> None:
    def cuts(entry: Entry) -> list[int]:
        return [
            place
            for place in range(1, len(entry.passages))
            if min(_count(entry.passages[:place]), _count(entry.passages[place:]))
            >= max(_ENOUGH, entry.count_words() // 3)
        ]

    entry = book.choose(lambda entry: book.is_leaf(entry) and bool(cuts(entry)))
    if entry is None:
        return
    cut = book.random.choice(cuts(entry))
    part = Entry(
        None,
        book.new_id(),
        entry.depth,
        book.words(3).capitalize(),
        dict(entry.attributes),
        entry.passages[cut:],
        touched=True,
    )
    assert entry.original is not None
    book.gone.add(("split", entry.original))
    book.marks.add(("inserted", part))
    if book.random.random() < 0.5:
        book.gone.add(("deleted", entry.original))
        book.marks.add(("inserted", entry))
        entry.original, entry.id, entry.title = None, book.new_id(), book.words(3).capitalize()
    elif any(kind != "example" for kind, _ in entry.passages[cut:]):
        book.marks.add(("edited", entry))
    entry.passages = entry.passages[:cut]
    book.entries.insert(book.place(entry) + 1, part)


def merge(book: Book) -> None:
    entry = book.choose(
        lambda entry: book.is_leaf(entry) and entry.count_words() >= _ENOUGH and _has_prose(entry)
    )
    if entry is None:
        return
    others = [
        o for o in book.siblings(entry) if not o.touched and book.is_leaf(o) and o.count_words() >= _ENOUGH
    ]
    if not others:
        return
    target = book.random.choice(others)
    target.touched = True
    target.passages += entry.passages
    book.entries.remove(entry)
    assert entry.original is not None
    book.gone.add(("deleted", entry.original))
    book.marks |= {("merged", target), ("edited", target)}


def edit_lightly(book: Book) -> None:
    if entry := book.choose(
        lambda entry: any(kind == "paragraph" and len(text.split()) > 12 for kind, text in entry.passages)
    ):
        place = book.random.choice(
            [n for n, (k, t) in enumerate(entry.passages) if k == "paragraph" and len(t.split()) > 12]
        )
        kind, text = entry.passages[place]
        words = text.split(" ")
        plain = [number for number, word in enumerate(words) if word.isalpha()]
        for number in book.random.sample(plain, min(2, len(plain))):
            words[number] = book.words(1)
        if plain:
            entry.passages[place] = (kind, " ".join(words))
            book.marks.add(("edited", entry))


def edit_heavily(book: Book) -> None:
    if entry := book.choose(_has_prose):
        for place, (kind, text) in enumerate(entry.passages):
            if kind == "paragraph" and book.random.random() < 0.7:
                entry.passages[place] = (kind, f"{book.words(len(text.split())).capitalize()}.")
                book.marks.add(("edited", entry))


def swap_ids(book: Book) -> None:
    one, other = (
        book.choose(lambda entry: book.is_leaf(entry) and entry.count_words() > 5) for _ in range(2)
    )
    if one and other:
        one.id, other.id = other.id, one.id


def insert(book: Book) -> None:
    if entry := book.choose(book.is_leaf):
        passages = [("paragraph", f"{book.words(book.random.randint(20, 60)).capitalize()}.")]
        new = Entry(
            None,
            book.new_id(),
            entry.depth,
            book.words(3).capitalize(),
            dict(entry.attributes),
            passages,
            touched=True,
        )
        book.entries.insert(book.place(entry) + 1, new)
        book.marks.add(("inserted", new))


def delete(book: Book) -> None:
    if entry := book.choose(lambda entry: book.is_leaf(entry) and len(book.siblings(entry)) > 1):
        assert entry.original is not None
        book.entries.remove(entry)
        book.gone.add(("deleted", entry.original))


MUTATIONS = (
    (rename,),
    (retitle,),
    (move,),
    (reorder,),
    (relevel,),
    (split,),
    (merge,),
    (edit_lightly,),
    (edit_heavily,),
    (swap_ids,),
    (insert,),
    (delete, insert),
)
"""What happens to one clause."""

STACKED = (
    (rename, retitle),
    (rename, move),
    (rename, edit_heavily),
    (retitle, edit_heavily),
    (move, edit_heavily),
    (swap_ids, edit_lightly),
    (rename, retitle, edit_lightly),
    (rename, retitle, move),
    (rename, relevel, edit_lightly),
    (reorder, retitle, edit_lightly),
    (move, relevel, edit_lightly),
)
"""Several things that happen to the same clause."""


def mutate(text: str, seed: int) -> tuple[str, str, set[Fact]]:
    """Returns a spec before and after a mutation, and the facts between the two.

    One of three times several clauses change, one of three times several things happen to one clause.
    """
    book = open_book(text, seed)
    old = book.render()
    choices = STACKED if seed % 3 == 1 else MUTATIONS
    for _ in range(book.random.randint(3, 5) if seed % 3 == 2 else 1):
        book.focus = None
        for mutation in book.random.choice(choices):
            before = {entry for entry in book.entries if entry.touched}
            mutation(book)
            if seed % 3 == 1 and book.focus is None:
                book.focus = next(
                    (entry for entry in book.entries if entry.touched and entry not in before), None
                )
    return old, book.render(), book.facts()


def read_facts(changes: ChangeSet) -> set[Fact]:
    """Returns what a diff found, as facts."""
    found: set[Fact] = set()
    for change in changes.clauses:
        for kind in SCORED:
            if kind not in change.kinds:
                continue
            if kind == "renamed" and change.old and change.new:
                found.add((kind, change.old.id, change.new.id))
            elif kind == "split":
                found |= {(kind, change.old.id)} if change.old else set()
            elif kind == "merged":
                found |= {(kind, change.new.id)} if change.new else set()
            else:
                found.add((kind, change.clause.id))
    return found


def _count(passages: list[tuple[str, str]]) -> int:
    return sum(len(text.split()) for _, text in passages)


def _has_prose(entry: Entry) -> bool:
    return any(kind == "paragraph" and len(text.split()) > 12 for kind, text in entry.passages)
