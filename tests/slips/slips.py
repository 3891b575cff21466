"""Slips of the pen: one character wrong, and what people get wrong as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.slips.constructs import find_sites

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROWS = (("`1234567890-=", "~!@#$%^&*()_+"), ("qwertyuiop[]\\", "QWERTYUIOP{}|"), ("asdfghjkl;'", 'ASDFGHJKL:"'), ("zxcvbnm,./", "ZXCVBNM<>?"))  # fmt: skip
_OFFSETS = (0, 1, 1, 1)  # how far each row begins to the right of the one above, in whole keys


class Slip(NamedTuple):
    """A text with one slip in it.

    Attributes:
        construct: What it hits.
        kind: What it is.
        at: Where it is.
        text: The text with it.
    """

    construct: str
    kind: str
    at: int
    text: str


def make_slips(text: str, *, prompts: bool = False) -> Iterator[Slip]:
    """Yields every slip of one character in a specimen."""
    for construct, at in find_sites(text, prompts=prompts):
        character, rest = text[at], text[at + 1 :]
        yield Slip(construct, "deleted", at, text[:at] + rest)
        yield Slip(construct, "doubled", at, text[:at] + character * 2 + rest)
        if rest and rest[0] != character:
            yield Slip(construct, "swapped", at, text[:at] + rest[0] + character + rest[1:])
        for near in _NEAR.get(character, ()):
            yield Slip(construct, f"{character} for {near}", at, text[:at] + near + rest)


def _find_near() -> dict[str, tuple[str, ...]]:
    """Returns for each character those of the same key and of the keys beside it, above it and below it."""
    places: dict[tuple[int, int], tuple[str, str]] = {}
    for row, (plain, shifted) in enumerate(_ROWS):
        for column, pair in enumerate(zip(plain, shifted, strict=True)):
            places[row, column + sum(_OFFSETS[: row + 1])] = pair
    near: dict[str, tuple[str, ...]] = {}
    for (row, column), pair in places.items():
        around = [(row, column - 1), (row, column + 1), (row - 1, column), (row + 1, column)]
        for shift, character in enumerate(pair):
            others = [pair[1 - shift], *(places[place][shift] for place in around if place in places)]
            near[character] = tuple(dict.fromkeys(others))
    return near


_NEAR = _find_near()
