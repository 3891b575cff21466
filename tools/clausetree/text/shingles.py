"""Shingles: runs of words, by which texts that share wording are found without comparing all pairs.

After Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Shingles = frozenset[int]
"""Runs of words, each as its hash: a set of numbers is made and compared in half the time of a set of words."""

_SIZE = 3  # words; labelled: two part the clauses as well, four worse
_COMMONEST = 8  # a shingle that more texts share says nothing of any one of them


def find_shingles(words: Sequence[str], size: int = _SIZE) -> Shingles:
    """Returns the runs of `size` words; a shorter text is one run."""
    if len(words) < size:
        return frozenset([hash(tuple(words))] if words else [])
    return frozenset(map(hash, zip(*[words[start:] for start in range(size)], strict=False)))


class ShingleIndex:
    """Texts by their rare shingles."""

    def __init__(self, texts: Sequence[Shingles], queries: Sequence[Shingles]) -> None:
        """Indexes `texts`, each known by its place among them, as far as one of the `queries` can ask for it."""
        asked = frozenset().union(*queries)
        self._texts: dict[int, list[int]] = defaultdict(list)
        for number, shingles in enumerate(texts):
            for shingle in shingles & asked:
                self._texts[shingle].append(number)
        for shingle in [shingle for shingle, places in self._texts.items() if len(places) > _COMMONEST]:
            del self._texts[shingle]
        self._rare = self._texts.keys()

    def near(self, query: Shingles, most: int) -> list[int]:
        """Returns up to `most` texts that share rare shingles with one of the queries, those that share most first."""
        counts = Counter(chain.from_iterable(map(self._texts.__getitem__, query & self._rare)))
        return sorted(counts, key=lambda text: (-counts[text], text))[:most]
