"""Splits and merges, by how the passages flow from clause to clause."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from clausetree.diff.match.pairing import Match, NewIndex, OldIndex, Pairing
from clausetree.diff.match.side import prose_passages
from clausetree.text.lines import end_plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetree.diff.match.fragments import Fragment
    from clausetree.diff.match.passage_matches import PassageMatches
    from clausetree.diff.match.side import Side
    from clausetree.model.clause import Passage

_PART = 0.25  # of a clause's words, to be made of another one; labelled: from 0.33, others up to 0.24
_STREAM = 0.1  # of a clause's words, for the other one to be one of several that it went to; labelled: from 0.13, others up to 0.07
_HEIR = 0.4  # of both clauses' words, for one to live on in the other; labelled: from 0.74, others up to 0.33

_Source = TypeVar("_Source", OldIndex, NewIndex)
_Target = TypeVar("_Target", OldIndex, NewIndex)


class Stream(NamedTuple):
    """Text that went from one clause to another that is not its partner, as shares from 0 to 1.

    Attributes:
        share: Of the old clause's text.
        gain: Of the new clause's text.
        prose_share: Of the old clause's prose; of its text where it has no prose.
        prose_gain: Of the new clause's prose; of its text where it has no prose.
    """

    share: float
    gain: float
    prose_share: float
    prose_gain: float

    def mirrored(self) -> Stream:
        """Returns the same stream as the other text's readers see it."""
        return Stream(self.gain, self.share, self.prose_gain, self.prose_share)


class Flows(NamedTuple):
    """Where the text of clauses went that is not in their partners.

    Attributes:
        streams: By old and new clause.
        split: The old clauses that fell into several, with the new clauses made of each.
        merged: The new clauses made of several, with the old clauses that went into each.
        of_old: The streams that leave each old clause, by the new one, the largest share first.
        of_new: The streams that reach each new clause, by the old one, the largest gain first.
    """

    streams: Mapping[tuple[OldIndex, NewIndex], Stream]
    split: Mapping[OldIndex, Sequence[NewIndex]]
    merged: Mapping[NewIndex, Sequence[OldIndex]]
    of_old: Mapping[OldIndex, Sequence[tuple[NewIndex, Stream]]]
    of_new: Mapping[NewIndex, Sequence[tuple[OldIndex, Stream]]]


def measure_flows(pairing: Pairing, passages: PassageMatches) -> Flows:
    """Returns the fragments that changed clause, added up."""
    streams = _measure_streams(pairing, passages.pairs())
    of_old: dict[OldIndex, list[tuple[NewIndex, Stream]]] = defaultdict(list)
    of_new: dict[NewIndex, list[tuple[OldIndex, Stream]]] = defaultdict(list)
    for (old, new), stream in streams.items():
        of_old[old].append((new, stream))
        of_new[new].append((old, stream))
    for leaving in of_old.values():
        leaving.sort(key=lambda flow: (-flow[1].share, flow[0]))
    for coming in of_new.values():
        coming.sort(key=lambda flow: (-flow[1].gain, flow[0]))
    edges = [(old, new, stream) for (old, new), stream in streams.items()]
    mirrored = [(new, old, stream.mirrored()) for old, new, stream in edges]
    return Flows(
        streams=streams,
        split=_find_splits(edges, pairing.partner_of_old, pairing.partner_of_new),
        merged=_find_splits(mirrored, pairing.partner_of_new, pairing.partner_of_old),
        of_old=of_old,
        of_new=of_new,
    )


def match_flows(pairing: Pairing, flows: Flows) -> bool:
    """Pairs free clauses whose text went from the one to the other and hardly anywhere else; returns whether it did."""
    found = False
    for (old, new), stream in flows.streams.items():
        alone = len(flows.of_old[old]) == len(flows.of_new[new]) == 1
        is_heir = (
            min(stream.share, stream.gain) >= _HEIR and min(stream.prose_share, stream.prose_gain) >= _PART
        )
        if alone and is_heir and pairing.are_free(old, new):
            pairing.pair(old, new, Match("passages", min(stream.share, stream.gain)))
            found = True
    return found


def _measure_streams(
    pairing: Pairing, pairs: Iterable[tuple[Fragment, Fragment]]
) -> dict[tuple[OldIndex, NewIndex], Stream]:
    olds: Counter[tuple[OldIndex, NewIndex]] = Counter()
    news: Counter[tuple[OldIndex, NewIndex]] = Counter()
    prose_olds: Counter[tuple[OldIndex, NewIndex]] = Counter()
    prose_news: Counter[tuple[OldIndex, NewIndex]] = Counter()
    for old, new in pairs:
        if pairing.are_paired(old.clause, new.clause):
            continue
        key = OldIndex(old.clause), NewIndex(new.clause)
        olds[key] += old.size
        news[key] += new.size
        if old.example is None:
            prose_olds[key] += old.size
            prose_news[key] += new.size
    sizes = _Sizes(pairing.old), _Sizes(pairing.new)
    return {
        (old, new): Stream(
            share=sizes[0].share(old, olds[old, new]),
            gain=sizes[1].share(new, news[old, new]),
            prose_share=sizes[0].prose_share(old, prose_olds[old, new], olds[old, new]),
            prose_gain=sizes[1].prose_share(new, prose_news[old, new], news[old, new]),
        )
        for old, new in olds
    }


class _Sizes:
    """How much text clauses have; each is added up once, however many streams leave it or come to it."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._totals: dict[int, tuple[int, int]] = {}

    def share(self, index: int, length: int) -> float:
        """Returns which share of a clause `length` characters are."""
        total, _ = self._measure(index)
        return min(length / total, 1.0) if total else 0.0

    def prose_share(self, index: int, prose: int, length: int) -> float:
        """Returns which share of its prose `prose` characters are; of all its text `length`, where it has no prose."""
        _, total = self._measure(index)
        return min(prose / total, 1.0) if total else self.share(index, length)

    def _measure(self, index: int) -> tuple[int, int]:
        """Returns how many characters the passages of a clause have, and how many of them are prose."""
        if index not in self._totals:
            clause = self._side.features[index].clause
            source = clause.content.source
            total = sum(_measure_length(passage, source) for passage in clause.content.passages)
            prose = sum(_measure_length(passage, source) for _, passage in prose_passages(clause))
            self._totals[index] = total, prose
        return self._totals[index]


def _measure_length(passage: Passage, source: str) -> int:
    """Returns how many characters a passage has, however its lines end."""
    return len(end_plainly(passage.span.slice(source)))


def _find_splits(
    edges: Iterable[tuple[_Source, _Target, Stream]],
    partners: Mapping[_Source, _Target],
    origins: Mapping[_Target, _Source],
) -> dict[_Source, list[_Target]]:
    """Returns the clauses that fell into several, with the clauses that are made of each.

    A clause that lives on is split where a new one is made of its prose; one that is gone where it went to several, one
    of which is made of it.
    """
    made_of: dict[_Source, list[_Target]] = defaultdict(list)
    went_to: Counter[_Source] = Counter()
    for source, target, stream in edges:
        lives_on, is_new = source in partners, target not in origins
        if lives_on and is_new and stream.prose_gain >= _PART:
            made_of[source].append(target)
        elif not lives_on:
            went_to[source] += stream.share >= _STREAM or stream.gain >= _PART
            if is_new and stream.gain >= _PART:
                made_of[source].append(target)
    return {source: made for source, made in made_of.items() if source in partners or went_to[source] > 1}
