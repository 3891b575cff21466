"""Splits and merges, by how the passages flow from clause to clause."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.features import Side, prose_passages
from clausetree.diff.match.pairing import Match, Pairing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.diff.match.passages import Passages

_PART = 0.25  # of a clause's words, to be made of another one
_STREAM = 0.1  # of a clause's words, for the other one to be one of several that it went to
_HEIR = 0.4  # of both clauses' words, for one to live on in the other


class Stream(NamedTuple):
    """Text that went from one clause to another that is not its partner, as shares from 0 to 1.

    Attributes:
        share: Of the old clause's text.
        gain: Of the new clause's text.
        prose_share: Of the old clause's prose; of its text where it has no prose.
        prose_gain: Of the new clause's prose; of its text where it has no prose.
        named: Whether an eval prompt's mark went along.
    """

    share: float
    gain: float
    prose_share: float
    prose_gain: float
    named: bool


class Flows:
    """Where the text of clauses went that is not in their partners.

    Attributes:
        streams: By old and new clause.
        split: The old clauses that fell into several, with the new clauses made of each.
        merged: The new clauses made of several, with the old clauses that went into each.
    """

    def __init__(self, pairing: Pairing, passages: Passages) -> None:
        """Adds up the fragments that changed clause."""
        self.streams = _measure_streams(pairing, passages)
        self._of_old: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
        self._of_new: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
        for key in self.streams:
            self._of_old[key[0]].append(key)
            self._of_new[key[1]].append(key)
        edges = list(self.streams.items())
        mirrored = [((new, old), _mirror(stream)) for (old, new), stream in edges]
        self.split = _find_splits(edges, pairing.partner_of_old, pairing.partner_of_new)
        self.merged = _find_splits(mirrored, pairing.partner_of_new, pairing.partner_of_old)

    def streams_of(self, old: int | None, new: int | None) -> list[tuple[tuple[int, int], Stream]]:
        """Returns the streams that leave an old clause or reach a new one."""
        keys = [*self._of_old.get(old, ()), *self._of_new.get(new, ())]
        return [(key, self.streams[key]) for key in keys]


def match_flows(pairing: Pairing, flows: Flows) -> bool:
    """Pairs free clauses whose text went from the one to the other and hardly anywhere else; returns whether it did."""
    olds, news = Counter(old for old, _ in flows.streams), Counter(new for _, new in flows.streams)
    found = False
    for (old, new), stream in flows.streams.items():
        free = old not in pairing.partner_of_old and new not in pairing.partner_of_new
        if free and olds[old] == news[new] == 1 and min(stream.share, stream.gain) >= _HEIR:
            pairing.pair(old, new, Match("passages", min(stream.share, stream.gain)))
            found = True
    return found


def _measure_streams(pairing: Pairing, passages: Passages) -> dict[tuple[int, int], Stream]:
    olds: Counter[tuple[int, int]] = Counter()
    news: Counter[tuple[int, int]] = Counter()
    prose_olds: Counter[tuple[int, int]] = Counter()
    prose_news: Counter[tuple[int, int]] = Counter()
    named: set[tuple[int, int]] = set()
    for old, new in passages.pairs:
        key = old.clause, new.clause
        if pairing.are_paired(*key):
            continue
        olds[key] += len(old.text)
        news[key] += len(new.text)
        if old.example is None:
            prose_olds[key] += len(old.text)
            prose_news[key] += len(new.text)
            if old.name and old.name == new.name:
                named.add(key)
    sizes = _Sizes(pairing.old), _Sizes(pairing.new)
    return {
        (old, new): Stream(
            share=sizes[0].share(old, olds[old, new]),
            gain=sizes[1].share(new, news[old, new]),
            prose_share=sizes[0].prose_share(old, prose_olds[old, new], olds[old, new]),
            prose_gain=sizes[1].prose_share(new, prose_news[old, new], news[old, new]),
            named=(old, new) in named,
        )
        for old, new in olds
    }


class _Sizes:
    """How much text clauses have."""

    def __init__(self, side: Side) -> None:
        self._side = side

    def share(self, index: int, length: int) -> float:
        """Returns which share of a clause `length` characters are."""
        clause = self._side.features[index].clause
        total = sum(passage.span.end - passage.span.start for passage in clause.content.passages)
        return min(length / total, 1.0) if total else 0.0

    def prose_share(self, index: int, prose: int, length: int) -> float:
        """Returns which share of its prose `prose` characters are; of all its text `length`, where it has no prose."""
        clause = self._side.features[index].clause
        total = sum(passage.span.end - passage.span.start for _, passage in prose_passages(clause))
        return min(prose / total, 1.0) if total else self.share(index, length)


def _mirror(stream: Stream) -> Stream:
    return Stream(
        share=stream.gain,
        gain=stream.share,
        prose_share=stream.prose_gain,
        prose_gain=stream.prose_share,
        named=stream.named,
    )


def _find_splits(
    edges: Iterable[tuple[tuple[int, int], Stream]], partners: dict[int, int], origins: dict[int, int]
) -> dict[int, Sequence[int]]:
    """Returns the clauses that fell into several, with the clauses that are made of each.

    A clause that lives on is split where a new one is made of its prose; one that is gone where it went to several, one
    of which is made of it.
    """
    made_of: dict[int, list[int]] = defaultdict(list)
    went_to: Counter[int] = Counter()
    for (source, target), stream in edges:
        lives_on, is_new = source in partners, target not in origins
        if lives_on and is_new and stream.prose_gain >= _PART:
            made_of[source].append(target)
        elif not lives_on:
            went_to[source] += stream.share >= _STREAM or stream.gain >= _PART or stream.named
            if is_new and stream.gain >= _PART:
                made_of[source].append(target)
    return {source: made for source, made in made_of.items() if source in partners or went_to[source] > 1}
