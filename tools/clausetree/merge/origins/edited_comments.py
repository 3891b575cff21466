"""Comments that were edited: a change set tells only of what readers see."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clausetree.model.clause import Clause

_ALIKE = 0.5  # of the words of both in common

_Token = tuple[str, int]
"""A word of a comment, and how often it stood there before."""


def pair_comments(old: Clause, new: Clause, gone: Collection[int], fresh: Collection[int]) -> dict[int, int]:
    """Returns which comment of a clause each of the old ones is now: that with which it has most words in common.

    Args:
        old: The clause before.
        new: The clause after.
        gone: The numbers of the old passages that are in no map.
        fresh: The numbers of the new passages that are in none.
    """
    found: dict[int, int] = {}
    taken = set()
    for _, before, after in sorted(
        _measure(dict(_read_comments(old, gone)), dict(_read_comments(new, fresh)))
    ):
        if before not in found and after not in taken:
            found[before] = after
            taken.add(after)
    return found


def _read_comments(clause: Clause, numbers: Collection[int]) -> Iterator[tuple[int, Sequence[_Token]]]:
    """Yields the comments among some passages of a clause, and their words; one without any has an empty one."""
    for number in numbers:
        passage = clause.content.passages[number]
        if passage.kind == "comment":
            counts = Counter(find_words(passage.span.slice(clause.content.source)) or [""])
            yield number, [(word, before) for word, count in counts.items() for before in range(count)]


def _measure(
    old: Mapping[int, Sequence[_Token]], new: Mapping[int, Sequence[_Token]]
) -> Iterator[tuple[float, int, int]]:
    """Yields the comments that are alike: the share of their words that is in both, negative, and their numbers.

    Each is only compared with those that have a word of it.
    """
    having: dict[_Token, list[int]] = defaultdict(list)
    for after, tokens in new.items():
        for token in tokens:
            having[token].append(after)
    for before, tokens in old.items():
        shared = Counter(chain.from_iterable(having.get(token, ()) for token in tokens))
        for after, count in shared.items():
            share = 2 * count / (len(tokens) + len(new[after]))
            if share >= _ALIKE:
                yield -share, before, after
