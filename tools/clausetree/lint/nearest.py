"""What a mistyped word was probably meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def find_nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Returns the one of `known` that is most like `word`, in case first, or None where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - a clean text has no mistyped words

    by_folded = {candidate.casefold(): candidate for candidate in reversed(list(known))}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=cutoff)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Returns the nearest of `known` as a hint, or None where none is near."""
    near = find_nearest(word, known)
    return f"did you mean `{near}`?" if near else None
