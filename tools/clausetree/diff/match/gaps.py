"""Clauses that stand between the same two siblings on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.match.pairing import NewIndex, OldIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.match.pairing import Pairing
    from clausetree.diff.match.side import Side


def find_in_place(pairing: Pairing) -> Iterator[tuple[OldIndex, NewIndex]]:
    """Yields the free clauses that stand alone between the same two siblings, or at the same end of them."""
    news = _find_gaps(pairing.new)
    for (before, after), old_place in _find_gaps(pairing.old).items():
        old = OldIndex(old_place)
        if old not in pairing.partner_of_old:
            new = news.get((_counterpart(pairing, before), _counterpart(pairing, after)))
            if new is not None and pairing.are_free(old, NewIndex(new)):
                yield old, NewIndex(new)


def _counterpart(pairing: Pairing, sibling: int | None) -> int | None:
    """Returns the new clause that an old sibling is; -1, which no clause is, where it is gone."""
    return None if sibling is None else pairing.partner_of_old.get(OldIndex(sibling), NewIndex(-1))


def _find_gaps(side: Side) -> dict[tuple[int | None, int | None], int]:
    """Returns each clause by the siblings before and after it, where it has one of them; None where there is none."""
    roots = [index for index, clause in enumerate(side.document.clauses) if clause.parent is None]
    found: dict[tuple[int | None, int | None], int] = {}
    for children in (roots, *side.children):
        row = [None, *children, None]
        for before, index, after in zip(row, children, row[2:], strict=False):
            if before is not None or after is not None:
                found[before, after] = index
    return found
