"""How alike two sets of features are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


def measure_overlap(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """Returns the Dice coefficient of two sets: 0 where they share nothing, 1 where they are equal or both empty."""
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))


def measure_containment(part: AbstractSet[object], whole: AbstractSet[object]) -> float:
    """Returns how much of `part` is in `whole`, from 0 to 1; 0 where `part` is empty."""
    return len(part & whole) / len(part) if part else 0.0
