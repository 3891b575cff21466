"""Clauses that stand between the same two siblings on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.match.pairing import NewIndex, OldIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.match.pairing import Pairing


def find_in_place(pairing: Pairing) -> Iterator[tuple[OldIndex, NewIndex]]:
    """Yields the free clauses that stand alone between the same two siblings, or at the same end of them."""
    news = pairing.new.gaps
    for (before, after), old_place in pairing.old.gaps.items():
        old = OldIndex(old_place)
        if old not in pairing.partner_of_old:
            new = news.get((_counterpart(pairing, before), _counterpart(pairing, after)))
            if new is not None and pairing.are_free(old, NewIndex(new)):
                yield old, NewIndex(new)


def _counterpart(pairing: Pairing, sibling: int | None) -> int | None:
    """Returns the new clause that an old sibling is; -1, which no clause is, where it is gone."""
    return None if sibling is None else pairing.partner_of_old.get(OldIndex(sibling), NewIndex(-1))
