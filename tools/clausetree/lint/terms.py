"""Defined terms: how they are spelled, and where a text has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_GRAM = 4  # letters by which terms are found: three are shared by too many words, and most terms are longer than five
_FEW = 100
"""So many spellings are each looked for in the whole text in less time than it takes to read its groups of letters: in
200,000 characters 0.1 ms one, against 30 ms."""


def spellings(term: str) -> tuple[str, ...]:
    """Returns how the words of a text may begin that mean `term`, in lower case.

    `Model / assistant` names two words; what stands in parentheses is left out; `policies` begins as `policy` does not.
    """
    words = [word.strip(" .:\"'“”`").lower() for word in re.split(r"/|\([^)]*\)|,", term)]
    plurals = [f"{word[:-1]}ies" for word in words if word.endswith("y")]
    return tuple(word for word in (*words, *plurals) if word)


class Mentions:
    """Where a text has each of many spellings, whatever their case.

    A few spellings are looked for one by one. Of many, each is looked for where the rarest of the groups of letters in it
    stand: one reading of a part of the text finds the groups of all spellings, and is kept, so that a part that an edit
    leaves as it was is not read again.
    """

    def __init__(self, parts: Iterable[tuple[int, str]], spellings: Iterable[str]) -> None:
        """Takes the parts of a text, each with its offset, and the spellings, in lower case, none of which goes over two parts."""
        known = frozenset(spellings)
        self._are_few = len(known) <= _FEW
        grams = frozenset() if self._are_few else frozenset(gram for one in known for gram in _grams(one))
        self._parts = [(start, _find_grams(text, grams)) for start, text in parts]
        self._holders: dict[str, list[tuple[int, _ReadPart]]] = {}
        for start, part in self._parts:
            for gram in part.places:
                self._holders.setdefault(gram, []).append((start, part))
        self._counts = {
            gram: sum(len(part.places[gram]) for _, part in holders)
            for gram, holders in self._holders.items()
        }

    def find(self, spelling: str) -> Iterator[int]:
        """Yields the offsets at which the text has one of the spellings, the first one first."""
        if self._are_few or len(spelling) < _GRAM:
            for start, part in self._parts:
                yield from (start + place for place in _find_all(spelling, part.text))
            return
        offset, rarest = min(enumerate(_grams(spelling)), key=lambda found: self._counts.get(found[1], 0))
        for start, part in self._holders.get(rarest, ()):
            for place in part.places[rarest]:
                if place >= offset and part.text.startswith(spelling, place - offset):
                    yield start + place - offset


class _ReadPart(NamedTuple):
    """A part of a text in lower case, as long as it is, and where some groups of letters stand in it."""

    text: str
    places: Mapping[str, Sequence[int]]


@remembered
def _find_grams(text: str, grams: frozenset[str]) -> _ReadPart:
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals have two letters in lower case
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    places: dict[str, list[int]] = {}
    if grams:
        for place, gram in enumerate(_grams(lower)):
            if gram in grams:
                places.setdefault(gram, []).append(place)
    return _ReadPart(lower, places)


def _find_all(spelling: str, text: str) -> Iterator[int]:
    """Yields the offsets at which a text has a spelling."""
    place = text.find(spelling)
    while place >= 0:
        yield place
        place = text.find(spelling, place + 1)


def _grams(text: str) -> Iterator[str]:
    """Yields the groups of letters of a text, by the offset at which each begins."""
    return (text[start : start + _GRAM] for start in range(len(text) - _GRAM + 1))
