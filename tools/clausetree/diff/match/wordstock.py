"""Pairs that kept their place and most of their words, though hardly three words in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.match.gaps import find_in_place
from clausetree.diff.match.likeness import is_part
from clausetree.diff.match.pairing import Match
from clausetree.text.similarity import measure_overlap

if TYPE_CHECKING:
    from clausetree.diff.match.pairing import Pairing

_LEAST = 0.47  # of words in common; rewritten by half: from 0.54; neighbours in the releases, which are two: up to 0.4
_FEWEST = 12  # words; of fewer a few that any two clauses share are too large a part


def match_in_place(pairing: Pairing) -> None:
    """Pairs free clauses that stand between the same siblings and say what they say in the same words.

    A part of a split or a merge is none of them: most of it stands in the other one to the letter.
    """
    for old, new in list(find_in_place(pairing)):
        one, other = pairing.old.features[old], pairing.new.features[new]
        if (
            min(len(one.wordstock), len(other.wordstock)) < _FEWEST
            or is_part(one, other)
            or is_part(other, one)
        ):
            continue
        overlap = measure_overlap(one.wordstock, other.wordstock)
        if overlap >= _LEAST:
            pairing.pair(old, new, Match("similarity", overlap))
