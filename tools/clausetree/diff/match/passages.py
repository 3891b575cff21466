"""Where each sentence and each example went: within its clause first, then to any other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.match.fragments import Fragment, split_changed, split_clause
from clausetree.text.shingles import ShingleIndex
from clausetree.text.similarity import measure_overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from clausetree.diff.match.pairing import Pairing

_NEAREST = 5
_LEAST_WITHIN = 0.3
_LEAST_ELSEWHERE = 0.5
_MARGIN = 0.1


class FragmentPair(NamedTuple):
    """A fragment before and after."""

    old: Fragment
    new: Fragment


class Passages:
    """Which fragments of the changed clauses are one.

    Attributes:
        old: The old fragments of clauses that changed or are gone.
        new: The new fragments of clauses that changed or came.
        pairs: Those that are one.
    """

    def __init__(self, pairing: Pairing) -> None:
        """Matches the fragments of every clause whose text is not on both sides, the surest first."""
        self._pairing = pairing
        self.old, self.new = _changed_fragments(pairing)
        self.pairs: list[FragmentPair] = []
        self._free_old = list(self.old)
        self._free_new = list(self.new)
        self._match_equal(lambda fragment: fragment.text, within=True)
        self._match_equal(lambda fragment: fragment.folded, within=True)
        self._match_equal(lambda fragment: fragment.folded if fragment.is_telling else None, within=False)
        self._match_equal(lambda fragment: fragment.name, within=True)
        self._match_within()
        self._match_equal(lambda fragment: fragment.name if fragment.example is None else None, within=False)
        self._match_near(self._free_old, self._free_new, _LEAST_ELSEWHERE, _MARGIN)
        self._drop_taken()

    @property
    def free_old(self) -> Sequence[Fragment]:
        """Returns the old fragments that are gone."""
        return self._free_old

    @property
    def free_new(self) -> Sequence[Fragment]:
        """Returns the new fragments that are new."""
        return self._free_new

    def _group(self, fragment: Fragment, *, old: bool) -> Hashable:
        """Returns what two fragments share when they stand in the same clause."""
        return (
            self._pairing.partner_of_old.get(fragment.clause, ("old", fragment.clause))
            if old
            else fragment.clause
        )

    def _match_equal(self, key: Callable[[Fragment], str | None], *, within: bool) -> None:
        """Pairs free fragments of one key: within a clause in their order, elsewhere where the key is unique on both sides."""
        olds: dict[Hashable, list[Fragment]] = defaultdict(list)
        news: dict[Hashable, list[Fragment]] = defaultdict(list)
        for fragments, found, is_old in ((self._free_old, olds, True), (self._free_new, news, False)):
            for fragment in fragments:
                if (value := key(fragment)) is not None:
                    group = self._group(fragment, old=is_old) if within else None
                    found[group, fragment.example is None, value].append(fragment)
        for shared, before in olds.items():
            after = news.get(shared, [])
            if within or len(before) == len(after) == 1:
                self.pairs += map(FragmentPair, before, after)
        self._drop_taken()

    def _match_within(self) -> None:
        """Pairs the free fragments of one clause that are most alike."""
        olds: dict[Hashable, list[Fragment]] = defaultdict(list)
        news: dict[Hashable, list[Fragment]] = defaultdict(list)
        for fragment in self._free_old:
            olds[self._group(fragment, old=True)].append(fragment)
        for fragment in self._free_new:
            news[self._group(fragment, old=False)].append(fragment)
        for group, before in olds.items():
            self._match_near(before, news.get(group, []), _LEAST_WITHIN, 0.0)
        self._drop_taken()

    def _match_near(
        self, olds: Sequence[Fragment], news: Sequence[Fragment], least: float, margin: float
    ) -> None:
        """Pairs the fragments that are each other's best match, by the margin, sentences and examples apart."""
        if not olds or not news:
            return
        index = ShingleIndex([fragment.shingles for fragment in news])
        scores: dict[tuple[int, int], float] = {}
        for number, old in enumerate(olds):
            for place in index.near(old.shingles, _NEAREST):
                new = news[place]
                if (old.example is None) == (new.example is None):
                    score = measure_overlap(old.shingles, new.shingles)
                    if score >= least:
                        scores[number, place] = score
        self.pairs += (FragmentPair(olds[old], news[new]) for old, new in _choose(scores, margin))

    def _drop_taken(self) -> None:
        taken = {id(fragment) for pair in self.pairs for fragment in pair}
        self._free_old = [fragment for fragment in self._free_old if id(fragment) not in taken]
        self._free_new = [fragment for fragment in self._free_new if id(fragment) not in taken]


def _changed_fragments(pairing: Pairing) -> tuple[list[Fragment], list[Fragment]]:
    olds: list[Fragment] = []
    news: list[Fragment] = []
    for old, new in pairing:
        one, other = pairing.old.features[old], pairing.new.features[new]
        if one.body != other.body:
            before, after = split_changed(one.clause, old, other.clause, new)
            olds += before
            news += after
    for old in pairing.free_old():
        olds += split_clause(pairing.old.features[old].clause, old)
    for new in pairing.free_new():
        news += split_clause(pairing.new.features[new].clause, new)
    return olds, news


def _choose(scores: dict[tuple[int, int], float], margin: float) -> Iterable[tuple[int, int]]:
    """Yields pairs, the most alike first, each side once; with a margin only those that no other comes near."""
    ranked = sorted(scores.items(), key=lambda item: (-item[1], abs(item[0][0] - item[0][1]), item[0]))
    rivals: dict[tuple[bool, int], list[float]] = defaultdict(list)
    for (old, new), score in ranked:
        rivals[True, old].append(score)
        rivals[False, new].append(score)
    taken: set[tuple[bool, int]] = set()
    for (old, new), score in ranked:
        sides = ((True, old), (False, new))
        clear = not margin or all(
            score == rivals[side][0] and (len(rivals[side]) == 1 or score - rivals[side][1] >= margin)
            for side in sides
        )
        if clear and not taken.intersection(sides):
            taken.update(sides)
            yield old, new
