"""The word that someone probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# How much two words must have in common. A wrong letter costs a word of n letters 1/n, one too many about half of that.
LIKELY = 0.6
"""Near enough to ask "did you mean": two wrong letters in five. Python's `difflib` asks from here on, too."""
SLIP = 0.75
"""Near enough to read it as the other: one wrong letter in four, such as `usar`, for the shortest of levels and roles."""
SURE = 0.8
"""Near enough to put the other in its place: one wrong letter in five, since ids of four letters are like each other."""


def find_nearest(word: str, known: Iterable[str], likely: float = LIKELY) -> str | None:
    """Returns the one of `known` that is most like `word`, whatever their case, or None where none is like it.

    Args:
        word: What was written.
        known: What could have been meant.
        likely: The share of letters that the two must have in common, in order, from 0 to 1.
    """
    candidates = list(known)
    if not candidates:
        return None
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - costs start-up time, and mistakes are rare

    folded = word.casefold()
    shares = {
        candidate: Indel.normalized_similarity(folded, candidate.casefold()) for candidate in candidates
    }
    nearest = max(shares, key=lambda candidate: shares[candidate])
    return nearest if shares[nearest] >= likely else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Returns the nearest of `known` as a hint, or None where none is near."""
    nearest = find_nearest(word, known)
    return f"did you mean `{nearest}`?" if nearest else None
