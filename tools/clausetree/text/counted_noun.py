"""A number with its noun: the one place where nouns agree with their numbers."""

from __future__ import annotations


def count_noun(number: int, noun: str, plural: str | None = None) -> str:
    """Returns a number with its noun, which agrees with it; a noun that ends in a consonant and `y` has its plural in `ies`."""
    if number == 1:
        return f"1 {noun}"
    has_ies = noun.endswith("y") and noun[-2:-1] not in "aeiou"
    regular = f"{noun[:-1]}ies" if has_ies else f"{noun}s"
    return f"{number} {plural or regular}"
