"""Where each sentence and each example went: within its clause first, then to any other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING

from clausetree.diff.match.fragments import Fragment, split_clause
from clausetree.diff.match.seams import find_seams
from clausetree.text.lines import end_plainly
from clausetree.text.sequence import compare_sequences, pair_equal, pair_in_turn
from clausetree.text.shingles import ShingleIndex
from clausetree.text.similarity import measure_overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from clausetree.diff.match.pairing import NewIndex, OldIndex, Pairing
    from clausetree.model.clause import Clause

_TARGET = re.compile(r"#[^\s()\[\]]+")
_NEAREST = 5  # sentences that are compared with one
_LEAST_WITHIN = 0.26  # labelled: one sentence from 0.27 (two below), two up to 0.25 (list items to 0.4)
_LEAST_ELSEWHERE = 0.45  # labelled: one sentence from 0.455 (one below), two up to 0.444
_MARGIN = 0.1  # over the next best; in the releases the right one leads by 0.19 or more, or ties


class PassageMatches:
    """Which fragments of the changed clauses are one.

    Attributes:
        of_old: The old fragments of each clause that changed or is gone, but for those of kept passages.
        of_new: The new fragments of each clause that changed or came, likewise.
        kept: For each changed pair the passages that say the same on both sides but for how lines end, by their places.
        partners: The new fragment that an old one is; the new one knows its origin.
    """

    def __init__(self, pairing: Pairing) -> None:
        """Matches the fragments of every clause whose text is not on both sides, the surest first."""
        self._pairing = pairing
        self.of_old: dict[OldIndex, list[Fragment]] = {}
        self.of_new: dict[NewIndex, list[Fragment]] = {}
        self.kept: dict[tuple[OldIndex, NewIndex], tuple[tuple[int, int], ...]] = {}
        self.partners: dict[Fragment, Fragment] = {}
        self._torn: set[Fragment] = set()
        self._split()
        self._match_repeated()
        self._match_equal(lambda fragment: fragment.text, within=True)
        self._match_equal(lambda fragment: fragment.folded, within=True)
        self._match_equal(lambda fragment: fragment.folded if fragment.is_telling else None, within=False)
        self._match_equal(lambda fragment: fragment.title, within=True)
        self._match_equal(lambda fragment: fragment.term, within=True, unique=True)
        self._match_equal(_read_wordless, within=True)
        self._match_seams()
        self._match_within()
        self._match_near(
            self._loose(self.free_old()), self._loose(self.free_new()), _LEAST_ELSEWHERE, _MARGIN
        )

    def pairs(self) -> Iterable[tuple[Fragment, Fragment]]:
        """Returns the fragments that are one."""
        return self.partners.items()

    def free_old(self) -> list[Fragment]:
        """Returns the old fragments that are gone, in the order of the text."""
        return [one for found in self.of_old.values() for one in found if one not in self.partners]

    def free_new(self) -> list[Fragment]:
        """Returns the new fragments that are new, in the order of the text."""
        return [one for found in self.of_new.values() for one in found if one.origin is None]

    def _split(self) -> None:
        for old, new, one, other in self._pairing.features():
            if one.body != other.body:
                self.kept[old, new] = kept = _find_kept(one.clause, other.clause)
                self.of_old[old] = split_clause(one.clause, {before for before, _ in kept})
                self.of_new[new] = split_clause(other.clause, {after for _, after in kept})
        for old in self._pairing.free_old():
            self.of_old[old] = split_clause(self._pairing.old.features[old].clause)
        for new in self._pairing.free_new():
            self.of_new[new] = split_clause(self._pairing.new.features[new].clause)

    def _pair(self, old: Fragment, new: Fragment) -> None:
        self.partners[old] = new
        new.origin = old

    def _match_repeated(self) -> None:
        """Pairs, of the fragments that stand in a clause more often on one side, those that are in place among the others."""
        for old, new in self.kept:
            olds, news = self.of_old[old], self.of_new[new]
            said = [[one.text for one in found] for found in (olds, news)]
            if all(len(set(texts)) == len(texts) for texts in said):
                continue
            counts = [Counter(texts) for texts in said]
            uneven = {text for text, count in counts[0].items() if 0 < counts[1][text] != count}
            if uneven:
                for one, other in pair_equal(compare_sequences(*said), len(olds)).items():
                    if olds[one].text in uneven:
                        self._pair(olds[one], news[other])

    def _match_equal(
        self, key: Callable[[Fragment], str | None], *, within: bool, unique: bool = False
    ) -> None:
        """Pairs free fragments of one key, within a clause in their order; elsewhere, or if asked for, where the key is unique on both sides."""
        for olds, news in self._free_pairs() if within else [(self.free_old(), self.free_new())]:
            before, after = _group(olds, key), _group(news, key)
            for shared, ones in before.items():
                others = after.get(shared, ())
                if (within and not unique) or len(ones) == len(others) == 1:
                    for old, new in zip(ones, others, strict=False):
                        self._pair(old, new)

    def _free_pairs(self) -> Iterator[tuple[list[Fragment], list[Fragment]]]:
        """Yields the free fragments of each clause that is on both sides, where both have some."""
        for old, new in self.kept:
            olds = [one for one in self.of_old[old] if one not in self.partners]
            news = [one for one in self.of_new[new] if one.origin is None] if olds else []
            if news:
                yield olds, news

    def _match_seams(self) -> None:
        """Pairs sentences that end elsewhere now; what else they are made of is no other sentence."""
        for old, new in self.kept:
            for seam in find_seams(self.of_old[old], self.of_new[new], self.partners):
                self._torn.update(seam.olds, seam.news)
                for one, other in seam.mains():
                    if one not in self.partners and other.origin is None:
                        self._pair(one, other)

    def _loose(self, fragments: Iterable[Fragment]) -> list[Fragment]:
        """Returns the fragments but for those that are parts of others."""
        return [one for one in fragments if one not in self._torn]

    def _match_within(self) -> None:
        """Pairs the free fragments of one clause that are most alike."""
        for olds, news in self._free_pairs():
            self._match_near(self._loose(olds), self._loose(news), _LEAST_WITHIN, 0.0)

    def _match_near(
        self, olds: Sequence[Fragment], news: Sequence[Fragment], least: float, margin: float
    ) -> None:
        """Pairs the fragments that are each other's best match, by the margin, sentences and examples apart."""
        if not olds or not news:
            return
        scores: dict[tuple[int, int], float] = {}
        for number, place in _find_near(olds, news):
            old, new = olds[number], news[place]
            if (old.example is None) == (new.example is None) and old.shingles:
                score = measure_overlap(old.shingles, new.shingles)
                if score >= least:
                    scores[number, place] = score
        for one, other in _choose(scores, margin):
            self._pair(olds[one], news[other])


def _group(
    fragments: Iterable[Fragment], key: Callable[[Fragment], str | None]
) -> Mapping[tuple[bool, str], list[Fragment]]:
    """Returns the fragments that have a key, sentences and examples apart, by it."""
    found: dict[tuple[bool, str], list[Fragment]] = defaultdict(list)
    for fragment in fragments:
        if value := key(fragment):
            found[fragment.example is None, value].append(fragment)
    return found


def _read_wordless(fragment: Fragment) -> str | None:
    """Returns what a fragment without words of its own says, whatever clauses its links lead to; None where it has words."""
    return None if fragment.shingles else _TARGET.sub("#", fragment.folded)


def _find_near(olds: Sequence[Fragment], news: Sequence[Fragment]) -> Iterable[tuple[int, int]]:
    """Yields the places of the fragments that may be alike; where there are few new ones, each is near enough."""
    if len(news) <= _NEAREST:
        yield from product(range(len(olds)), range(len(news)))
        return
    index = ShingleIndex([one.shingles for one in news], [one.shingles for one in olds])
    for number, old in enumerate(olds):
        yield from ((number, place) for place in index.near(old.shingles, _NEAREST))


def _find_kept(old: Clause, new: Clause) -> tuple[tuple[int, int], ...]:
    """Returns the passages that say the same but for how lines end, of those that stand several times the ones in place first."""
    said = [
        [end_plainly(passage.span.slice(clause.content.source)) for passage in clause.content.passages]
        for clause in (old, new)
    ]
    found = pair_equal(compare_sequences(*said), len(said[0]))
    taken = set(found.values())
    found |= pair_in_turn(
        [None if place in found else text for place, text in enumerate(said[0])],
        [None if place in taken else text for place, text in enumerate(said[1])],
    )
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))


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
