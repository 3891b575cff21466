"""Pairs that kept their place and most of their words, though hardly three words in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.match.gaps import find_in_place
from clausetree.diff.match.likeness import is_part, is_within
from clausetree.diff.match.pairing import Match
from clausetree.text.shingles import ShingleIndex
from clausetree.text.similarity import measure_overlap

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clausetree.diff.match.pairing import Pairing
    from clausetree.diff.match.side import Features

_LEAST = 0.47  # of words in common; rewritten by half: from 0.54; neighbours in the releases, which are two: up to 0.4
_FEWEST = 12  # words; of fewer a few that any two clauses share are too large a part


def match_in_place(pairing: Pairing) -> None:
    """Pairs free clauses that stand between the same siblings and say what they say in the same words.

    A part of a split or a merge is none of them: most of it stands in the other one to the letter. Nor is one of which most
    stands so in a third: it went there, or came from there.
    """
    olds, news = pairing.old.features, pairing.new.features
    found = {
        pair: overlap
        for pair in find_in_place(pairing)
        if (overlap := _measure(olds[pair[0]], news[pair[1]]))
    }
    if found:
        gone = _find_elsewhere(olds, news, found)
        came = _find_elsewhere(news, olds, [(new, old) for old, new in found])
        for (old, new), overlap in found.items():
            if old not in gone and new not in came:
                pairing.pair(old, new, Match("similarity", overlap))


def _measure(one: Features, other: Features) -> float:
    """Returns how many of their words two clauses have in common, from 0 to 1; 0 where they are not one."""
    if min(len(one.wordstock), len(other.wordstock)) < _FEWEST or is_part(one, other) or is_part(other, one):
        return 0.0
    overlap = measure_overlap(one.wordstock, other.wordstock)
    return overlap if overlap >= _LEAST else 0.0


def _find_elsewhere(
    ones: Sequence[Features], others: Sequence[Features], pairs: Collection[tuple[int, int]]
) -> set[int]:
    """Returns those of one side of which most stands in another clause of the other side than the one beside them."""
    index = ShingleIndex([other.text for other in others], [ones[one].text for one, _ in pairs])
    return {
        one
        for one, partner in pairs
        for place in index.near(ones[one].text, 2)  # of which the partner may be one
        if place != partner and is_within(ones[one], others[place])
    }
