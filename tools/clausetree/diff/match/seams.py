"""Sentences that were broken or put together while none of their words changed, such as where a paragraph ends at a colon now."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.match.fragments import Fragment
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    _Pair = tuple[Fragment, Fragment]


_LONGEST = 64  # sentences of a seam on one side


class _Stretch(NamedTuple):
    """What an old and a new sentence both say, by the characters of each without blanks."""

    old: Fragment
    new: Fragment
    old_span: Span
    new_span: Span


class Seam(NamedTuple):
    """Sentences that follow each other and say together what those on the other side do, but end elsewhere.

    Attributes:
        olds: The sentences before.
        news: The sentences after; there is more than one on either side, or on both.
    """

    olds: tuple[Fragment, ...]
    news: tuple[Fragment, ...]

    def pairs(self) -> Iterator[_Pair]:
        """Yields the old and new sentences that have words in common."""
        return ((one.old, one.new) for one in self._stretches())

    def mains(self) -> Iterator[_Pair]:
        """Yields the pairs that have most words in common, each sentence once."""
        stretches = sorted(self._stretches(), key=lambda one: one.old_span.start - one.old_span.end)
        taken: set[Fragment] = set()
        for one in stretches:
            if taken.isdisjoint((one.old, one.new)):
                taken |= {one.old, one.new}
                yield one.old, one.new

    def parts(self) -> Iterator[tuple[_Pair, _Pair]]:
        """Yields what an old and a new sentence both say, as parts of them, before the two."""
        for number, one in enumerate(self._stretches()):
            cut = _cut(one.old, one.old_span, number), _cut(one.new, one.new_span, number)
            yield cut, (one.old, one.new)

    def _stretches(self) -> Iterator[_Stretch]:
        olds, news = _find_spans(self.olds), _find_spans(self.news)
        old = new = start = 0
        while old < len(olds):
            end = min(olds[old].end, news[new].end)
            said = Span(start, end)
            yield _Stretch(
                self.olds[old], self.news[new], said.shift(-olds[old].start), said.shift(-news[new].start)
            )
            old, new, start = old + (olds[old].end == end), new + (news[new].end == end), end


def find_seams(
    olds: Sequence[Fragment], news: Sequence[Fragment], partners: Mapping[Fragment, Fragment]
) -> Iterator[Seam]:
    """Yields the seams between a clause's two states, given the sentences of each and what became of the old ones."""
    places = {new: at for at, new in enumerate(news)}
    stayed = {old: places[partners[old]] for old in olds if partners.get(old) in places}
    done = behind = 0
    for at, old in enumerate(olds):
        if at < done or not _is_plain(old) or _is_same(old, news, stayed):
            continue
        gap = behind if at == done else _find_gap(olds, at, stayed)
        starts = (gap, _find_start(old, news, stayed))
        found = (_run(olds, news, at, start) for start in starts if start is not None)
        seam = next(filter(None, found), None)
        if seam and _is_closed(seam, partners):
            yield seam
            done, behind = at + len(seam.olds), places[seam.news[-1]] + 1


def split_at_seams(
    olds: Sequence[Fragment], news: Sequence[Fragment], partners: Mapping[Fragment, Fragment]
) -> tuple[list[Fragment], list[Fragment], Mapping[Fragment, Fragment]]:
    """Returns the same with the sentences at seams in parts, so that each part stands beside what it is now."""
    parts: dict[Fragment, list[Fragment]] = {}
    found: dict[Fragment, Fragment] = {}
    for seam in find_seams(olds, news, partners):
        for (one, other), (old, new) in seam.parts():
            parts.setdefault(old, []).append(one)
            parts.setdefault(new, []).append(other)
            found[one] = other
    if not parts:
        return [*olds], [*news], partners
    known = ((old, partners[old]) for old in olds if old in partners)
    kept = {old: new for old, new in known if old not in parts and new not in parts}
    split = [[part for one in side for part in parts.get(one, [one])] for side in (olds, news)]
    return split[0], split[1], kept | found


def _find_spans(side: Sequence[Fragment]) -> list[Span]:
    """Returns where each sentence of a side stands among its characters without blanks."""
    ends = accumulate((len(one.squeezed) for one in side), initial=0)
    return [Span(start, end) for start, end in pairwise(ends)]


def _cut(fragment: Fragment, span: Span, number: int) -> Fragment:
    """Returns a part of a sentence, given by its characters without blanks, with its sign and the blanks after it."""
    source = fragment.source
    places = [at for at, sign in enumerate(source) if at >= fragment.lead and not sign.isspace()]
    if span == (0, len(places)):
        return fragment
    first = places[span.start] if span.start else 0
    last = places[span.end] if span.end < len(places) else len(source)
    part = Fragment(fragment.place, fragment.sentence, source[first:last])
    part.part = number
    return part


def _run(olds: Sequence[Fragment], news: Sequence[Fragment], at: int, start: int) -> Seam | None:
    """Returns the seam that begins at two places; None where the words part before sentences of both sides end together."""
    sides = (olds, news)
    ends, said = [at, start], ["", ""]
    while not said[0] or said[0] != said[1]:
        short = len(said[0]) > len(said[1])
        behind = min(len(sides[short]), (at, start)[short] + _LONGEST)
        if ends[short] >= behind or not _is_plain(sides[short][ends[short]]):
            return None
        said[short] += sides[short][ends[short]].squeezed
        ends[short] += 1
        if not said[0].startswith(said[1]) and not said[1].startswith(said[0]):
            return None
    seam = Seam(tuple(olds[at : ends[0]]), tuple(news[start : ends[1]]))
    return seam if len(seam.olds) + len(seam.news) > 2 else None  # noqa: PLR2004 - one on each side


def _is_closed(seam: Seam, partners: Mapping[Fragment, Fragment]) -> bool:
    """Returns whether none of a seam's sentences is one with another sentence elsewhere."""
    return all(partners.get(old) in {None, *seam.news} for old in seam.olds) and all(
        new.origin in {None, *seam.olds} for new in seam.news
    )


def _is_same(old: Fragment, news: Sequence[Fragment], stayed: Mapping[Fragment, int]) -> bool:
    return old in stayed and news[stayed[old]].folded == old.folded


def _find_gap(olds: Sequence[Fragment], at: int, stayed: Mapping[Fragment, int]) -> int | None:
    """Returns where what stands at a place would stand by what is before it; None where that is gone."""
    place = stayed.get(olds[at - 1])
    return None if place is None else place + 1


def _find_start(old: Fragment, news: Sequence[Fragment], stayed: Mapping[Fragment, int]) -> int | None:
    """Returns where the words of a sentence begin of which another one, that it is known by, has only some; None where it has others."""
    start = stayed.get(old)
    if start is None:
        return None
    before = old.squeezed.partition(news[start].squeezed or "\n")[0]
    while before and start and (piece := news[start - 1].squeezed) and before.endswith(piece):
        before = before.removesuffix(piece)
        start -= 1
    return start


def _is_plain(fragment: Fragment) -> bool:
    """Returns whether a fragment is a sentence of plain prose that says something, whose signs can be told from its words."""
    is_prose = fragment.sentence is not None and not (fragment.raw or fragment.quoted)
    return is_prose and bool(fragment.squeezed)
