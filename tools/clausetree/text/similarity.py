"""How alike two sets of features are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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


class Window(NamedTuple):
    """The stretch of a text that is most like another text, and how like, from 0 to 1."""

    start: int
    end: int
    likeness: float


def find_window(part: str, whole: str) -> Window:
    """Returns where in `whole` what is most like `part` stands; letters count, in their order."""
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - costs start-up time, and most find words as they are

    found = partial_ratio_alignment(part, whole) if len(part) <= len(whole) else None
    if found is None:
        return Window(0, len(whole), measure_letters(part, whole))
    return Window(found.dest_start, found.dest_end, found.score / 100)


def measure_letters(one: str, other: str) -> float:
    """Returns which share of the letters of two texts is the same in both, in order, from 0 to 1."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - likewise

    return Indel.normalized_similarity(one, other)
