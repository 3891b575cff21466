"""Defined terms: how they are spelled, and where a text has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GRAM = 4  # letters by which terms are found: three are shared by too many words, and most terms are longer than five


def spellings(term: str) -> tuple[str, ...]:
    """Returns how the words of a text may begin that mean `term`, in lower case.

    `Model / assistant` names two words; what stands in parentheses is left out; `policies` begins as `policy` does not.
    """
    words = [word.strip(" .:\"'“”`").lower() for word in re.split(r"/|\([^)]*\)|,", term)]
    plurals = [f"{word[:-1]}ies" for word in words if word.endswith("y")]
    return tuple(word for word in (*words, *plurals) if word)


class Mentions:
    """Where a text has each of many spellings, whatever their case: one reading of it finds those of all.

    A spelling is looked for where the rarest of the groups of letters in it stand.
    """

    def __init__(self, text: str, spellings: Iterable[str]) -> None:
        """Takes a text, and the spellings, in lower case."""
        lower = text.lower()
        if len(lower) != len(text):  # a few capitals have two letters in lower case
            lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
        self._text = lower
        self._places: dict[str, list[int]] = {gram: [] for spelling in spellings for gram in _grams(spelling)}
        if self._places:
            for place, gram in enumerate(_grams(lower)):
                if gram in self._places:
                    self._places[gram].append(place)

    def find(self, spelling: str) -> Iterator[int]:
        """Yields the offsets at which the text has one of the spellings, the first one first."""
        if len(spelling) < _GRAM:
            yield from (match.start() for match in re.finditer(re.escape(spelling), self._text))
            return
        offset, rarest = min(enumerate(_grams(spelling)), key=lambda found: len(self._places[found[1]]))
        for place in self._places[rarest]:
            if self._text.startswith(spelling, place - offset):
                yield place - offset


def _grams(text: str) -> Iterator[str]:
    """Yields the groups of letters of a text, by the offset at which each begins."""
    return (text[start : start + _GRAM] for start in range(len(text) - _GRAM + 1))
