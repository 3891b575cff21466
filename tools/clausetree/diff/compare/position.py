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
    """Returns how much it matters that a clause stays; the same whichever document is the old one."""
    sides = (pairing.old.features[old], pairing.new.features[new])
    bodies = sorted(side.body for side in sides)
    said = "\0".join(sorted(f"{side.clause.id}\0{side.clause.title}\0{side.body}" for side in sides))
    tie = crc32(said.encode("utf-8", "surrogatepass"))
    return _ONE + (len(bodies[0]) + len(bodies[1]) << 32) + tie
