"""Pairs by identical text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.match.pairing import Match, NewIndex, OldIndex, Pairing

if TYPE_CHECKING:
    from clausetree.diff.match.side import Side

_LEAST = 40  # characters; labelled: what two clauses say by chance has up to 34


def match_texts(pairing: Pairing) -> None:
    """Pairs free clauses that say the very same thing, where no other clause of either document does."""
    olds, news = _unique_texts(pairing.old), _unique_texts(pairing.new)
    for body, place in olds.items():
        old, new = OldIndex(place), NewIndex(news.get(body, -1))
        if body in news and pairing.are_free(old, new):
            pairing.pair(old, new, Match("text", 1.0))


def _unique_texts(side: Side) -> dict[str, int]:
    found: dict[str, int | None] = {}
    for index, features in enumerate(side.features):
        if len(features.body) >= _LEAST:
            found[features.body] = None if features.body in found else index
    return {body: index for body, index in found.items() if index is not None}
