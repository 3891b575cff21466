"""A number with its noun: the one place where words agree with numbers."""

from __future__ import annotations

CARDINALS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
"""The numbers that are often written as words, from 1."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""What tells one of several in words; from the eleventh on a number reads more easily."""


def count_noun(number: int, noun: str, plural: str | None = None) -> str:
    """Returns a number with its noun, which agrees with it."""
    return f"{number} {agree(number, noun, plural)}"


def agree(number: int, noun: str, plural: str | None = None) -> str:
    """Returns a noun as it is said of so many, or a verb or pronoun whose plural is given.

    A noun that ends in a consonant and `y` has its plural in `ies`.
    """
    if number == 1:
        return noun
    has_ies = noun.endswith("y") and noun[-2:-1] not in "aeiou"
    return plural or (f"{noun[:-1]}ies" if has_ies else f"{noun}s")
