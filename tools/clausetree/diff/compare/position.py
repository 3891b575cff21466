"""Which clauses stand elsewhere among the same siblings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from zlib import crc32

from clausetree.text.sequence import find_ascent

if TYPE_CHECKING:
    from clausetree.diff.match.pairing import NewIndex, OldIndex, Pairing

_ONE = 1 << 64  # more than all sizes together: first as many as can stay do, then the longest ones


def find_reordered(pairing: Pairing) -> frozenset[NewIndex]:
    """Returns the new clauses that left their place among the siblings that stayed: as few as explain the new order."""
    rows: dict[tuple[int | None, int | None], list[tuple[OldIndex, NewIndex]]] = defaultdict(list)
    for old, new in pairing.pairs():
        parents = pairing.old.parent(old), pairing.new.parent(new)
        if pairing.are_paired(*parents):
            rows[parents].append((old, new))
    moved: set[NewIndex] = set()
    for row in rows.values():
        olds = [old for old, _ in row]
        if olds != sorted(olds):
            stay = set(find_ascent(olds, [_weight(pairing, *pair) for pair in row]))
            moved.update(new for place, (_, new) in enumerate(row) if place not in stay)
    return frozenset(moved)


def _weight(pairing: Pairing, old: OldIndex, new: NewIndex) -> int:
    one, other = pairing.old.features[old], pairing.new.features[new]
    names = (f"{side.clause.id}\0{side.clause.title}\0" for side in (one, other))
    return weigh_stay(one.body, other.body, *names)


def weigh_stay(old: str, new: str, *names: str) -> int:
    """Returns how much it matters that something stays where it is; the same whichever text is the old one.

    Args:
        old: What it said.
        new: What it says.
        names: What else tells it from others of the same length.
    """
    tie = crc32("\0".join(sorted((old, new)) + sorted(names)).encode("utf-8", "surrogatepass"))
    return _ONE + (len(old) + len(new) << 32) + tie
