"""Pairs by identical text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.match.pairing import Match, NewIndex, OldIndex, Pairing

if TYPE_CHECKING:
    from collections.abc import Container

    from clausetree.diff.match.side import Side

_LEAST = 40  # characters; labelled: what two clauses say by chance has up to 34


def match_texts(pairing: Pairing) -> None:
    """Pairs free clauses that say the very same thing, where no other clause of either document does."""
    lengths = {len(pairing.old.features[old].body) for old in pairing.free_old()}
    lengths &= {len(pairing.new.features[new].body) for new in pairing.free_new()}
    olds, news = _unique_texts(pairing.old, lengths), _unique_texts(pairing.new, lengths)
    for body, place in olds.items():
        old, new = OldIndex(place), NewIndex(news.get(body, -1))
        if body in news and pairing.are_free(old, new):
            pairing.pair(old, new, Match("text", 1.0))


def _unique_texts(side: Side, lengths: Container[int]) -> dict[str, int]:
    """Returns the clauses that alone say what they say, by that; only of texts as long as one of `lengths`."""
    found: dict[str, int | None] = {}
    for index, features in enumerate(side.features):
        if len(features.body) >= _LEAST and len(features.body) in lengths:
            found[features.body] = None if features.body in found else index
    return {body: index for body, index in found.items() if index is not None}
