"""The word that someone probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKELY = 0.6  # the share of letters in common, as difflib counts it


def find_nearest(word: str, words: Iterable[str], likely: float = _LIKELY) -> str | None:
    """Returns the one of `words` that looks most like `word`, or None where none does.

    Args:
        word: What was written.
        words: What could have been meant.
        likely: How alike the two must be, from 0 to 1.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - costs start-up time, and mistakes are rare

    return next(iter(get_close_matches(word, list(words), n=1, cutoff=likely)), None)
