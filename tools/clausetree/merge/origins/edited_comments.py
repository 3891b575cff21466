"""Comments that were edited: a change set tells only of what readers see."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetree.model.clause import Clause

_ALIKE = 0.5  # of the words of both in common


def pair_comments(old: Clause, new: Clause, gone: Collection[int], fresh: Collection[int]) -> dict[int, int]:
    """Returns which comment of a clause each of the old ones is now: that with which it has most words in common.

    Args:
        old: The clause before.
        new: The clause after.
        gone: The numbers of the old passages that are in no map.
        fresh: The numbers of the new passages that are in none.
    """
    others = [*_read_comments(new, fresh)]
    ranked = sorted(
        (-alike, before, after)
        for before, one in _read_comments(old, gone)
        for after, other in others
        if (alike := _measure(one, other)) >= _ALIKE
    )
    found: dict[int, int] = {}
    for _, before, after in ranked:
        if before not in found and after not in found.values():
            found[before] = after
    return found


def _read_comments(clause: Clause, numbers: Collection[int]) -> Iterator[tuple[int, Counter[str]]]:
    """Yields the comments among some passages of a clause, and how often each word stands in them."""
    for number in numbers:
        passage = clause.content.passages[number]
        if passage.kind == "comment":
            yield number, Counter(find_words(passage.span.slice(clause.content.source)))


def _measure(one: Counter[str], other: Counter[str]) -> float:
    """Returns how many of the words of two comments are in both, from 0 to 1."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0
