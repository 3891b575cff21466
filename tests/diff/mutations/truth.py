"""What a mutation makes true: read off the clauses and passages, which know where they come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tests.diff.mutations.book import Book, Entry, Piece
    from tests.diff.mutations.facts import Fact

_TOLD = frozenset({"retitled", "verdict", "reason", "target", "edited"})
_LAYOUT = ("references", "typographic")
_LABEL = re.compile(r"(?!^\[\^[^\[\]\s]+\]:)\[\^([^\[\]\s]+)\]", re.MULTILINE)
"""A mark; one that begins a line and has a colon after it is a definition."""


def tell(book: Book) -> set[Fact]:
    """Returns what happened, by the ids that the clauses have now."""
    examples = list(_examples(book))
    return {
        *_clauses(book),
        *_wordings(book, examples),
        *(example.fact for example in examples),
        *_prompts(book),
        *book.told,
    }


def tell_all_ways(book: Book) -> tuple[set[Fact], ...]:
    """Returns all that a diff may say: of two neighbours that changed places, either can be the one that left its own."""
    ways = [tell(book)]
    places = {entry: place for place, (entry, _, _) in enumerate(book.before)}
    for entry in book.entries:
        if "reordered" in entry.marks:
            row = [o for o in book.siblings(entry) if _lives(book, o) and "moved" not in o.marks]
            before = sorted(row, key=places.__getitem__).index(entry)
            if abs(row.index(entry) - before) == 1:
                one, other = ("reordered", entry.id), ("reordered", row[before].id)
                ways += [way - {one} | {other} for way in ways]
    return tuple(ways)


class _Example(NamedTuple):
    """One thing that happened to one example, and the clauses that it stood and stands in."""

    kind: str
    clauses: tuple[Entry, ...]
    fact: Fact


def _clauses(book: Book) -> Iterator[Fact]:
    kept = {entry.original for entry in book.entries}
    yield from (("deleted", old) for _, old, _ in book.before if old not in kept)
    for entry in book.entries:
        if entry.original is None:
            yield "inserted", entry.id
        elif entry.id != entry.original:
            yield "renamed", entry.original, entry.id
        yield from ((mark, entry.id) for mark in entry.marks - {"edited", *_LAYOUT})


def _wordings(book: Book, examples: Sequence[_Example]) -> Iterator[Fact]:
    """Yields how far the words of clauses changed; layout and ids count only where nothing else was reworded."""
    for entry, _, pieces in book.before:
        if not _lives(book, entry):
            continue
        kinds = {mark for piece in entry.prose for mark in piece.marks}
        kinds |= entry.marks & {"edited", *_LAYOUT}
        left = [piece for piece in pieces if not piece.is_example and piece not in entry.prose]
        came = [piece for piece in entry.prose if piece.home is not entry]
        if came or any("joined" not in piece.marks for piece in left):
            kinds.add("edited")
        happened = {example.kind for example in examples if entry in example.clauses}
        kinds |= {kind if kind in _LAYOUT else "examples" for kind in happened}
        if kinds & {"edited", "examples"}:
            kinds.discard("references")
        if kinds & {"edited", "examples", "references"}:
            kinds.discard("typographic")
        yield from ((kind, entry.id) for kind in kinds)


def _examples(book: Book) -> Iterator[_Example]:
    ids = {entry: old for entry, old, _ in book.before}
    kept: set[Piece] = set()
    for entry in book.entries:
        for number, piece in enumerate(entry.examples):
            kept.add(piece)
            place = entry.id, str(number)
            if piece.home is None:
                yield _Example("inserted", (entry,), ("example inserted", *place))
                continue
            was = ids[piece.home], str(piece.number)
            for kind in _kinds(piece, entry):
                yield _Example(kind, (piece.home, entry), (f"example {kind}", *was, *place))
    for entry, old, pieces in book.before:
        for piece in pieces:
            if piece.is_example and piece not in kept:
                yield _Example("deleted", (entry,), ("example deleted", old, str(piece.number)))


def _kinds(piece: Piece, entry: Entry) -> Iterator[str]:
    if piece.home is not entry:
        yield "moved"
    if "order" in piece.marks:
        yield "order"
    layout = [kind for kind in _LAYOUT if kind in piece.marks][:1]
    yield from piece.marks & _TOLD or layout


def _prompts(book: Book) -> Iterator[Fact]:
    """Yields which footnote marks clauses lost and gained; one that left a clause and came to another moved."""
    lost: set[tuple[str, str]] = set()
    gained: set[tuple[str, str]] = set()
    for entry, old, pieces in book.before:
        before = _labels(piece.was for piece in pieces if not piece.is_example)
        if _lives(book, entry):
            after = _labels(piece.text for piece in entry.prose)
            lost |= {(entry.id, label) for label in before - after}
            gained |= {(entry.id, label) for label in after - before}
            if before != after:
                yield "eval_prompts", entry.id
        else:
            lost |= {(old, label) for label in before}
    for entry in book.entries:
        if entry.original is None:
            gained |= {(entry.id, label) for label in _labels(piece.text for piece in entry.prose)}
    moved = {label for _, label in lost} & {label for _, label in gained}
    for what, found in (("deleted", lost), ("inserted", gained)):
        for clause_id, label in found:
            yield f"prompt {'moved' if label in moved else what}", clause_id, label


def _labels(texts: Iterable[str]) -> set[str]:
    return {label for text in texts for label in _LABEL.findall(text)}


def _lives(book: Book, entry: Entry) -> bool:
    """Returns whether a clause that was there before still is, as itself."""
    return entry.original is not None and entry in book.entries
