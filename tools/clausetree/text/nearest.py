"""The word that someone probably meant."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.text.counted_noun import agree
from clausetree.text.words import join_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# How much two words must have in common. A wrong letter costs a word of n letters 1/n, one too many about half of that.
LIKELY = 0.6
"""Near enough to ask "did you mean": two wrong letters in five. Python's `difflib` asks from here on, too."""
SLIP = 0.75
"""Near enough to read it as the other: one wrong letter in four, such as `usar`, for the shortest of levels and roles."""
SURE = 0.8
"""Near enough to put the other in its place: one wrong letter in five, since ids of four letters are like each other."""

_ROUNDED = 0.001
"""By so much less a comparison is given up, which counts differences: what is left of 1 is rounded."""
_MANY = 512
"""Up to so many known words all are compared; of more, those that share the rarest pairs of letters with what was written."""


def find_nearest(word: str, known: Iterable[str], likely: float = LIKELY) -> str | None:
    """Returns the one of `known` that is most like `word`, whatever their case and the spelling of their letters, or None where none is like it.

    Args:
        word: What was written.
        known: What could have been meant; the first of two that are equally near goes first.
        likely: The share of letters that the two must have in common, in order, from 0 to 1.
    """
    candidates = list(known)
    return _find_nearest(word, candidates, [_fold(candidate) for candidate in candidates], likely)


def _fold(word: str) -> str:
    """Returns a word without its case; a letter and its marks are one character, however they are spelled."""
    return join_marks(word.casefold())


def _find_nearest(word: str, known: Sequence[str], folded: Sequence[str], likely: float) -> str | None:
    """Returns what `find_nearest` does; `folded` are the known words without their case."""
    lower = _fold(word)
    if lower in folded:
        return known[folded.index(lower)]
    if not known:
        return None
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - costs start-up time, and mistakes are rare
    from rapidfuzz.process import extractOne  # noqa: PLC0415 - likewise

    scorer = Indel.normalized_similarity
    found = extractOne(lower, folded, scorer=scorer, score_cutoff=likely - _ROUNDED)
    return known[found[2]] if found and found[1] >= likely else None


class KnownWords:
    """Words that many others are asked about: each answer takes the same time, however many words are known."""

    def __init__(self, known: Iterable[str]) -> None:
        """Takes the words, in the order in which one of two that are equally near goes first."""
        self._known = list(dict.fromkeys(known))
        self._folded = [_fold(word) for word in self._known]

    def find_nearest(self, word: str, likely: float = LIKELY) -> str | None:
        """Returns what the function of this name does."""
        places = self._choose(word)
        folded = [self._folded[place] for place in places]
        return _find_nearest(word, [self._known[place] for place in places], folded, likely)

    def choose(self, word: str) -> Sequence[str]:
        """Returns the words to compare with one, in their order."""
        return [self._known[place] for place in self._choose(word)]

    def _choose(self, word: str) -> Sequence[int]:
        """Returns the places of the words to compare with one."""
        if len(self._known) <= _MANY:
            return range(len(self._known))
        pairs = set(pairwise(_fold(word)))
        found: set[int] = set()
        for places in sorted((self._places.get(pair, []) for pair in pairs), key=len):
            found.update(places[: _MANY - len(found)])
        return sorted(found)

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], list[int]]:
        """Returns for each pair of letters the words that have it."""
        places: dict[tuple[str, str], list[int]] = {}
        for place, word in enumerate(self._folded):
            for pair in set(pairwise(word)):
                places.setdefault(pair, []).append(place)
        return places


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Returns the nearest of `known` as a hint, or None where none is near."""
    nearest = find_nearest(word, known)
    return f"did you mean `{nearest}`?" if nearest else None


def tell_known(known: Sequence[str]) -> str:
    """Returns what a hint says of the words that are known."""
    if not known:
        return "there are none"
    return f"there {agree(len(known), 'is', 'are')} {', '.join(f'`{word}`' for word in known)}"
