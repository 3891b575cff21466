"""The word that someone probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKELY = 0.6  # labelled: meant from 0.67, others up to 0.5 (dates 0.6)


def find_nearest(word: str, known: Iterable[str], likely: float = _LIKELY) -> str | None:
    """Returns the one of `known` that is most like `word`, whatever their case, or None where none is like it.

    Args:
        word: What was written.
        known: What could have been meant.
        likely: The share of letters that the two must have in common, in order, from 0 to 1.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - costs start-up time, and mistakes are rare

    folded = word.casefold()
    shares = {candidate: Indel.normalized_similarity(folded, candidate.casefold()) for candidate in known}
    nearest = max(shares, key=lambda candidate: shares[candidate], default=None)
    return nearest if nearest is not None and shares[nearest] >= likely else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Returns the nearest of `known` as a hint, or None where none is near."""
    nearest = find_nearest(word, known)
    return f"did you mean `{nearest}`?" if nearest else None
