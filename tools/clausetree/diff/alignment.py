"""The passages of a clause side by side: kept, changed, gone, new, or in another clause."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.changes import Redline
from clausetree.diff.wording import Successors, compare_wording
from clausetree.text.sequence import find_ascent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.match.pairing import Pairing
    from clausetree.diff.match.passages import Passages
    from clausetree.model.clause import Clause

_MOST = 0.5  # of a passage's text, to have gone to another clause


class Place(NamedTuple):
    """A passage: the index of its clause, and its own in the clause."""

    clause: int
    passage: int


class Alignment:
    """Which passage became which, for all changed clauses."""

    def __init__(self, pairing: Pairing, passages: Passages, successors: Successors) -> None:
        """Adds up where the fragments of each passage went."""
        self._pairing = pairing
        self._successors = successors
        self._within: dict[tuple[int, int], Counter[tuple[int, int]]] = defaultdict(Counter)
        went: dict[Place, Counter[Place]] = defaultdict(Counter)
        came: dict[Place, Counter[Place]] = defaultdict(Counter)
        for one, other in passages.pairs:
            old, new = Place(one.clause, one.passage), Place(other.clause, other.passage)
            if pairing.are_paired(old.clause, new.clause):
                self._within[old.clause, new.clause][old.passage, new.passage] += len(one.text) + len(
                    other.text
                )
            else:
                went[old][new] += len(one.text)
                came[new][old] += len(other.text)
        self._went = _majorities(went, passages.old)
        self._came = _majorities(came, passages.new)

    def pair_redlines(self, old: int, new: int) -> Iterator[Redline]:
        """Yields the passages that differ between a clause's two states, in the order of the new one."""
        old_texts, new_texts = self._texts(old, new)
        partners = self._partners(old, new, old_texts, new_texts)
        by_old = {one: other for other, one in partners.items()}
        ascent = sorted(partners)
        stay = {ascent[place] for place in find_ascent([partners[other] for other in ascent])}
        rows: list[tuple[int, int, Redline | None]] = []
        before = -1
        for place in range(len(old_texts)):
            if place in by_old:
                before = by_old[place]
            else:
                rows.append((before, place, self._gone(old, place, old_texts[place])))
        for place, text in enumerate(new_texts):
            if place in partners:
                one = partners[place]
                rows.append((place, -1, self._changed(old, one, new, place, moved=place not in stay)))
            else:
                rows.append((place, -1, self._came_in(new, place, text)))
        yield from (row for _, _, row in sorted(rows, key=lambda row: row[:2]) if row)

    def gone_redlines(self, old: int) -> Iterator[Redline]:
        """Yields the passages of a clause that is gone."""
        for place, text in enumerate(_passage_texts(self._old(old))):
            yield self._gone(old, place, text)

    def new_redlines(self, new: int) -> Iterator[Redline]:
        """Yields the passages of a clause that is new."""
        for place, text in enumerate(_passage_texts(self._new(new))):
            yield self._came_in(new, place, text)

    def _old(self, index: int) -> Clause:
        return self._pairing.old.features[index].clause

    def _new(self, index: int) -> Clause:
        return self._pairing.new.features[index].clause

    def _texts(self, old: int, new: int) -> tuple[list[str], list[str]]:
        return _passage_texts(self._old(old)), _passage_texts(self._new(new))

    def _partners(self, old: int, new: int, olds: list[str], news: list[str]) -> dict[int, int]:
        """Returns, for each new passage that has one, the old passage it was: the same text first, then the most common text."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(olds):
            places[text].append(place)
        partners: dict[int, int] = {}
        for place, text in enumerate(news):
            if places.get(text):
                partners[place] = places[text].pop(0)
        taken = set(partners.values())
        for (one, other), _ in sorted(self._within[old, new].items(), key=lambda item: (-item[1], item[0])):
            if one not in taken and other not in partners:
                partners[other] = one
                taken.add(one)
        return partners

    def _changed(self, old: int, one: int, new: int, other: int, *, moved: bool) -> Redline | None:
        before, after = self._old(old), self._new(new)
        texts = _passage_text(before, one), _passage_text(after, other)
        wording = compare_wording(*texts, self._successors)
        if wording == "kept" and not moved:
            return None
        return Redline(
            kind="moved" if wording == "kept" else wording,
            passage=after.content.passages[other].kind,
            old=locate(before, one),
            new=locate(after, other),
            before=texts[0],
            after=texts[1],
        )

    def _gone(self, old: int, place: int, text: str) -> Redline:
        clause = self._old(old)
        went = self._went.get(Place(old, place))
        after = _passage_text(self._new(went.clause), went.passage) if went else ""
        return Redline(
            kind="moved" if went else "deleted",
            passage=clause.content.passages[place].kind,
            old=locate(clause, place),
            new=locate(self._new(went.clause), went.passage) if went else None,
            before=text,
            after=after,
        )

    def _came_in(self, new: int, place: int, text: str) -> Redline:
        clause = self._new(new)
        came = self._came.get(Place(new, place))
        before = _passage_text(self._old(came.clause), came.passage) if came else ""
        return Redline(
            kind="moved" if came else "inserted",
            passage=clause.content.passages[place].kind,
            old=locate(self._old(came.clause), came.passage) if came else None,
            new=locate(clause, place),
            before=before,
            after=text,
        )


def locate(clause: Clause, place: int) -> str:
    """Returns the locator of a clause's passage, such as `be_kind/p2`."""
    return f"{clause.id}/p{place + 1}"


def _majorities(streams: Mapping[Place, Counter[Place]], fragments: Iterable[Fragment]) -> dict[Place, Place]:
    """Returns the passages most of whose text went to one passage elsewhere."""
    sizes: Counter[Place] = Counter()
    for fragment in fragments:
        sizes[Place(fragment.clause, fragment.passage)] += len(fragment.text)
    found: dict[Place, Place] = {}
    for place, others in streams.items():
        other, length = max(others.items(), key=lambda item: (item[1], item[0]))
        if length >= sizes[place] * _MOST:
            found[place] = other
    return found


def _passage_text(clause: Clause, place: int) -> str:
    return clause.content.passages[place].span.slice(clause.content.source)


def _passage_texts(clause: Clause) -> list[str]:
    return [passage.span.slice(clause.content.source) for passage in clause.content.passages]
