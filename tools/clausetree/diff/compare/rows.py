"""Which sentences of a clause's two states read together: a passage beside what became of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.compare.position import weigh_stay
from clausetree.diff.compare.torn_sentences import is_torn_off, join_torn
from clausetree.text.sequence import find_ascent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausetree.diff.match.fragments import Fragment
    from clausetree.text.shingles import Shingles

_STEP = 1 << 16  # places from one sentence to the next, between which the parts of one have theirs


class Link(NamedTuple):
    """A sentence before and after; several where one was broken in two or two were joined, none where there is none."""

    old: tuple[Fragment, ...]
    new: tuple[Fragment, ...]

    @property
    def before(self) -> str:
        """Returns the characters before."""
        return "".join([fragment.source for fragment in self.old])

    @property
    def after(self) -> str:
        """Returns the characters after."""
        return "".join([fragment.source for fragment in self.new])

    def find_torn(self, partners: Mapping[Fragment, Fragment]) -> Iterator[tuple[Fragment, Fragment]]:
        """Yields the old and new sentences of which one is a part of the other; what just stands between parts is none."""
        if len(self.old) + len(self.new) <= 2:  # noqa: PLR2004 - one on each side
            return
        before, after = _read_sides(self)
        lost = {one for one in self.old if one not in partners and is_torn_off(one.shingles, after)}
        gained = {one for one in self.new if one.origin is None and is_torn_off(one.shingles, before)}
        yield from ((one, other) for one in self.old for other in self.new if one in lost or other in gained)


PassageIndex = tuple[int, int]
"""A passage: the index of its clause, and its own in the clause."""


class Row(NamedTuple):
    """Links that read together.

    Attributes:
        old: The old passage; None where there is none.
        new: The new passage.
        links: In the order of the text.
        stray: Whether they left their passage for another one, or their place in it.
        weight: How much it matters that its passage stays in its place among the others, whichever text is the old one.
    """

    old: PassageIndex | None
    new: PassageIndex | None
    links: tuple[Link, ...]
    stray: bool = False
    weight: int = 2

    @property
    def start(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Returns where it begins in its clause, old and new: passage and sentence of the first that is on both sides."""
        both = next((link for link in self.links if link.old and link.new), None)
        old, new = (_position(both.old[0]), _position(both.new[0])) if both else (-1, -1)
        return (self.old[1] if self.old else -1, old), (self.new[1] if self.new else -1, new)

    @property
    def first_old(self) -> int:
        """Returns where its first old sentence stands in its passage; -1 for a whole passage."""
        return next((_position(link.old[0]) for link in self.links if link.old), -1)

    @property
    def first_new(self) -> int:
        """Returns where its first new sentence stands in its passage; -1 for a whole passage."""
        return next((_position(link.new[0]) for link in self.links if link.new), -1)

    @property
    def is_gone(self) -> bool:
        """Returns whether none of its sentences is on the new side."""
        return bool(self.links) and not any(link.new for link in self.links)


def build_rows(
    olds: Sequence[Fragment], news: Sequence[Fragment], partners: Mapping[Fragment, Fragment]
) -> list[Row]:
    """Returns the rows of a clause's two states; each fragment stands in one of them.

    Args:
        olds: The old fragments of the clause, in the order of the text.
        news: The new fragments of the clause, likewise.
        partners: For each old fragment, of whatever clause, that is on both sides the new one.
    """
    here, there = _split_pairs(olds, news, partners)
    main_of_old, main_of_new = _find_mains(here)
    matched: dict[_Key, list[_Pair]] = defaultdict(list)
    for old, new in here:
        if main_of_old[old.place] == new.place or main_of_new[new.place] == old.place:
            matched[old.place, new.place].append((old, new))
        else:
            there.append((old, new))
    gone: dict[_Key, list[Fragment]] = defaultdict(list)
    came: dict[_Key, list[Fragment]] = defaultdict(list)
    for old in olds:
        if old not in partners:
            gone[old.place, main_of_old.get(old.place)].append(old)
    taken = {new for _, new in (*here, *there)}
    for new in news:
        if new not in taken:
            came[main_of_new.get(new.place), new.place].append(new)
    rows: list[Row] = []
    for key in {**matched, **gone, **came}:
        kept, left = _in_order(matched.get(key, ()))
        there += left
        links = _interleave(kept, gone.get(key, ()), came.get(key, ()))
        weight = 2 + sum(old.size + new.size for old, new in kept)
        rows += (Row(*key, _join_torn(run), weight=weight) for run in _split_at_gaps(links))
    return rows + (_gather(there, _Neighbours(olds, news, partners)) if there else [])


_Pair = tuple["Fragment", "Fragment"]
_Key = tuple[PassageIndex | None, PassageIndex | None]


def _split_pairs(
    olds: Sequence[Fragment], news: Sequence[Fragment], partners: Mapping[Fragment, Fragment]
) -> tuple[list[_Pair], list[_Pair]]:
    """Returns the pairs that are in the clause on both sides, and those that left it or came to it."""
    ours = set(news)
    pairs = [(old, partners[old]) for old in olds if old in partners]
    here = [pair for pair in pairs if pair[1] in ours]
    there = [pair for pair in pairs if pair[1] not in ours]
    stayed = {new for _, new in here}
    there += [(origin, new) for new in news if new not in stayed and (origin := new.origin)]
    return here, there


class _Neighbours:
    """Which sentences stand next to which others in a clause's two states."""

    def __init__(
        self, olds: Sequence[Fragment], news: Sequence[Fragment], partners: Mapping[Fragment, Fragment]
    ) -> None:
        self._partners = partners
        self._olds = [None, *olds, None]
        self._news = [None, *news, None]
        self._old_places = {old: place for place, old in enumerate(olds, 1)}
        self._new_places = {new: place for place, new in enumerate(news, 1)}

    def are_kept(self, run: Sequence[Link]) -> bool:
        """Returns whether sentences stand between the same two on both sides, so that no more than a blank line moved."""
        first, last = run[0], run[-1]
        return self._is_kept(first, -1) and self._is_kept(last, 1)

    def _is_kept(self, link: Link, step: int) -> bool:
        old, new = link.old[0], link.new[0]
        if old not in self._old_places or new not in self._new_places:
            return False
        before, after = self._olds[self._old_places[old] + step], self._news[self._new_places[new] + step]
        if before is None or after is None:
            return before is after
        is_near = abs(before.passage - old.passage) <= 1 and abs(after.passage - new.passage) <= 1
        return is_near and self._partners.get(before) is after


def _gather(strays: Sequence[_Pair], neighbours: _Neighbours) -> list[Row]:
    """Returns a row for each run of sentences that went from one passage to one other, next to each other in both."""
    rows: list[Row] = []
    for (old, new), pairs in groupby(strays, key=lambda pair: (pair[0].place, pair[1].place)):
        links = [Link((one,), (other,)) for one, other in pairs]
        for run in _split_at_gaps(links):
            is_kept = neighbours.are_kept(run)
            weight = sum(link.old[0].size + link.new[0].size for link in run) if is_kept else 2
            rows.append(Row(old, new, tuple(run), stray=not is_kept, weight=weight))
    return rows


def _find_mains(
    pairs: Iterable[_Pair],
) -> tuple[dict[PassageIndex, PassageIndex], dict[PassageIndex, PassageIndex]]:
    """Returns for each passage the one on the other side that it shares most text with."""
    weights: Counter[tuple[PassageIndex, PassageIndex]] = Counter()
    for old, new in pairs:
        weights[old.place, new.place] += old.size + new.size
    main_of_old: dict[PassageIndex, PassageIndex] = {}
    main_of_new: dict[PassageIndex, PassageIndex] = {}
    for one, other in sorted(weights, key=lambda key: (-weights[key], key)):
        main_of_old.setdefault(one, other)
        main_of_new.setdefault(other, one)
    return main_of_old, main_of_new


def _position(fragment: Fragment) -> int:
    """Returns where a fragment stands in its passage; the marker of commentary is first."""
    return -1 if fragment.sentence is None else fragment.sentence * _STEP + fragment.part


def _in_order(pairs: Iterable[_Pair]) -> tuple[list[_Pair], list[_Pair]]:
    """Returns the pairs that are in the same order on both sides, as much text as can be, and the others."""
    ordered = sorted(pairs, key=lambda pair: _position(pair[1]))
    places = [_position(old) for old, _ in ordered]
    if places == sorted(places):
        return ordered, []
    stay = set(find_ascent(places, [weigh_stay(old.plain, new.plain) for old, new in ordered]))
    kept = [pair for place, pair in enumerate(ordered) if place in stay]
    return kept, [pair for place, pair in enumerate(ordered) if place not in stay]


def _interleave(kept: Sequence[_Pair], gone: Sequence[Fragment], came: Sequence[Fragment]) -> list[Link]:
    """Returns the sentences in order; what is gone stands before what came in its stead."""
    found: list[Link] = []
    old_place = new_place = 0
    for pair in (*kept, None):
        while old_place < len(gone) and (pair is None or _position(gone[old_place]) < _position(pair[0])):
            found.append(Link((gone[old_place],), ()))
            old_place += 1
        while new_place < len(came) and (pair is None or _position(came[new_place]) < _position(pair[1])):
            found.append(Link((), (came[new_place],)))
            new_place += 1
        if pair:
            found.append(Link((pair[0],), (pair[1],)))
    return found


def _split_at_gaps(links: Sequence[Link]) -> list[list[Link]]:
    """Returns the links in runs without a gap on either side; in a gap stands what left or came from elsewhere."""
    runs: list[list[Link]] = []
    last_old: int | None = None
    last_new: int | None = None
    for link in links:
        old = _position(link.old[0]) if link.old else None
        new = _position(link.new[0]) if link.new else None
        is_next = all(
            place is None or last is None or place <= last + _STEP
            for place, last in ((old, last_old), (new, last_new))
        )
        if not runs or not is_next:
            runs.append([])
            last_old = last_new = None
        runs[-1].append(link)
        last_old, last_new = (last_old if old is None else old), (last_new if new is None else new)
    return runs


def _join_torn(links: Iterable[Link]) -> tuple[Link, ...]:
    """Returns the links with those joined that are one sentence broken in several, or several joined to one."""
    return tuple(join_torn(links, _read_sides, _join))


def _join(links: Sequence[Link]) -> Link:
    return Link(
        tuple(chain.from_iterable(link.old for link in links)),
        tuple(chain.from_iterable(link.new for link in links)),
    )


def _read_sides(link: Link) -> tuple[Shingles, Shingles]:
    before, after = (frozenset(chain.from_iterable(one.shingles for one in side)) for side in link)
    return before, after
