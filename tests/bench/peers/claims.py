"""What a peer's view says as facts, read as generously as its output allows.

Every peer is given the clause tree: in whose heading, prose or example a change stands is looked up in our reading of
the texts, and so is what differs between two headings that the peer shows as one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetree.text.words import fold_typography
from tests.bench.peers.layout import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.model.clause import Clause
    from tests.bench.peers.layout import Layout
    from tests.bench.peers.view import Side, View
    from tests.diff.mutations.facts import Fact

_NEARLY_ALL = 0.9  # of the words of an example, to be shown as new or gone
_WORD = re.compile(r"\w*[^\W\d_]\w*(?:['\u2019]\w+)*")


def read_claims(view: View, old: Layout, new: Layout, asked: Iterable[Fact]) -> frozenset[Fact]:
    """Returns the facts that a peer's view says.

    Args:
        view: What it shows.
        old: The old text.
        new: The new one.
        asked: Facts of a mutation: where some are about the words of a clause, the peer's own are read too.
    """
    reader = _Reader(view, old, new)
    found = {*reader.clauses(), *reader.examples()}
    if view.old.words is not None and view.new.words is not None:
        found |= {("redline", rest[0], *reader.words(rest[0])) for kind, *rest in asked if kind == "redline"}
    return frozenset(found)


def trim_words(fact: Fact) -> Fact:
    """Returns a fact about words with nothing but the words that have letters, for peers differ in what they add."""
    if fact[0] != "redline":
        return fact
    return (*fact[:2], *(" ".join(_WORD.findall(words)) for words in fact[2:]))


class _Reader:
    """Reads facts off a view."""

    def __init__(self, view: View, old: Layout, new: Layout) -> None:
        self._view, self._old, self._new = view, old, new
        self._clauses = _pair_clauses(view, old, new)
        self._examples = {two: one for one, two in _pair(view, "example")}
        shown = set(self._clauses.values())
        free = {clause.id: clause.index for clause in old.clauses if clause.index not in shown}
        self._origins = {clause.index: free[clause.id] for clause in new.clauses if clause.id in free}
        self._origins |= self._clauses
        self._partners = {one: two for two, one in self._origins.items()}

    def clauses(self) -> Iterator[Fact]:
        """Yields what is said of clauses: of headings shown as one what differs, and whose text changed."""
        for clause in self._new.clauses:
            origin = self._origins.get(clause.index)
            if clause.index in self._clauses and origin is not None:
                yield from self._compare_headings(self._old.clauses[origin], clause)
            elif _is_heading_changed(self._view.new, self._new, clause.index):
                yield "inserted", clause.id
                continue
            if origin is not None and self._is_text_changed(origin, clause.index):
                yield "edited", clause.id
        for clause in self._old.clauses:
            is_shown = clause.index in self._clauses.values()
            if not is_shown and _is_heading_changed(self._view.old, self._old, clause.index):
                yield "deleted", clause.id

    def _compare_headings(self, old: Clause, new: Clause) -> Iterator[Fact]:
        if old.id != new.id:
            yield "renamed", old.id, new.id
        if old.title != new.title:
            is_same = fold_typography(old.title) == fold_typography(new.title)
            yield "typographic" if is_same else "retitled", new.id
        if old.level != new.level:
            yield "relevelled", new.id
        if _other_attributes(old) != _other_attributes(new):
            yield "retagged", new.id
        if self._is_moved(new.index):
            parent = None if new.parent is None else self._origins.get(new.parent, -1)
            yield "reordered" if parent == old.parent else "moved", new.id

    def _is_moved(self, clause: int) -> bool:
        return self._view.new.moved[Part(clause, "heading")] > 0

    def _is_text_changed(self, old: int, new: int) -> bool:
        one, two = Part(old, "prose"), Part(new, "prose")
        if self._is_moved(new):
            return self._is_reworded(one, two, moved=True)
        moved = self._view.old.moved[one] + self._view.new.moved[two]
        return moved > 0 or self._is_reworded(one, two, moved=False)

    def _is_reworded(self, old: Part, new: Part, *, moved: bool) -> bool:
        """Returns whether characters are shown as changed; of what moved, not those that are shown twice alike."""
        gone, came = self._view.old.ink.get(old, ""), self._view.new.ink.get(new, "")
        return gone != came if moved else bool(gone or came) or new in self._view.touched

    def examples(self) -> Iterator[Fact]:
        """Yields what is said of worked examples, and of the clauses that they stand in."""
        for part, total in _examples_of(self._new):
            here = self._new.clauses[part.clause].id, str(part.number)
            if part in self._examples:
                old = self._examples[part]
                there = self._old.clauses[old.clause].id, str(old.number)
                for kind in self._compare_examples(old, part, total):
                    yield f"example {kind}", *there, *here
                    yield "examples", here[0]
            elif self._view.new.changed[part] >= _NEARLY_ALL * total:
                yield "example inserted", *here
                yield "examples", here[0]
        kept = set(self._examples.values())
        for part, total in _examples_of(self._old):
            if part not in kept and self._view.old.changed[part] >= _NEARLY_ALL * total:
                yield "example deleted", self._old.clauses[part.clause].id, str(part.number)
                if part.clause in self._partners:
                    yield "examples", self._new.clauses[self._partners[part.clause]].id

    def _compare_examples(self, old: Part, new: Part, total: int) -> Iterator[str]:
        is_shown_moved = self._view.new.moved[new] > total / 2
        if self._origins.get(new.clause) != old.clause:
            yield "moved"
        elif is_shown_moved and not self._is_moved(new.clause):
            yield "order"
        if self._is_reworded(old, new, moved=is_shown_moved or self._is_moved(new.clause)):
            yield "edited"

    def words(self, clause_id: str) -> tuple[str, str]:
        """Returns the words below a clause's heading that are shown as deleted, and those shown as inserted."""
        view = self._view
        assert view.old.words is not None
        assert view.new.words is not None
        index = next(clause.index for clause in self._new.clauses if clause.id == clause_id)
        deleted = view.old.words.get(self._origins.get(index, -1), ())
        return " ".join(deleted), " ".join(view.new.words.get(index, ()))


def _pair_clauses(view: View, old: Layout, new: Layout) -> dict[int, int]:
    """Returns for new clauses the old ones that they are shown to be.

    They have words of their headings in common; else most of what stands below both headings, so that the one heading
    is shown in the other's place.
    """
    found = {two.clause: one.clause for one, two in _pair(view, "heading")}
    bodies: Counter[tuple[int, int]] = Counter()
    for (one, two), words in view.links.items():
        is_free = two.clause not in found and one.clause not in found.values()
        if is_free and "heading" not in {one.kind, two.kind}:
            bodies[one.clause, two.clause] += words
    for (one_index, two_index), words in bodies.items():
        sizes = _body_size(old, one_index), _body_size(new, two_index)
        if words > max(sizes) / 2:
            found[two_index] = one_index
    return found


def _pair(view: View, kind: str) -> Iterator[tuple[Part, Part]]:
    """Yields the parts of a kind that are shown as one: those first that have most words in common."""
    olds: set[Part] = set()
    news: set[Part] = set()
    links = [(-words, one, two) for (one, two), words in view.links.items() if one.kind == two.kind == kind]
    for _, one, two in sorted(links):
        if one not in olds and two not in news:
            olds.add(one)
            news.add(two)
            yield one, two


def _body_size(layout: Layout, clause: int) -> int:
    return sum(
        words for part, words in layout.sizes.items() if part.clause == clause and part.kind != "heading"
    )


def _is_heading_changed(side: Side, layout: Layout, clause: int) -> bool:
    """Returns whether most words of a heading are shown as changed."""
    heading = Part(clause, "heading")
    return side.changed[heading] > layout.sizes[heading] / 2


def _examples_of(layout: Layout) -> list[tuple[Part, int]]:
    return [(part, words) for part, words in layout.sizes.items() if part.kind == "example"]


def _other_attributes(clause: Clause) -> list[tuple[str, str]]:
    return [(key, value) for key, value in clause.heading.attributes if key != "authority"]
