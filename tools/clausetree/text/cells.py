"""How much room text takes in a terminal."""

from __future__ import annotations

import re
from functools import cache

_UNUSUAL = re.compile(
    r"[^ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]"
)  # Latin, dashes and quotes take one cell each
_WIDE = frozenset("WF")
_NO_WIDTH = frozenset(("Mn", "Me", "Cf", "Cc"))


def cell_width(text: str) -> int:
    """Returns how many terminal cells `text` takes."""
    if text.isascii():
        return len(text)
    return len(text) + sum(map(_measure_beyond_one, _UNUSUAL.findall(text)))


@cache
def _measure_beyond_one(character: str) -> int:
    """Returns how many cells a character takes beyond one; -1 for one that takes none."""
    import unicodedata  # noqa: PLC0415 - most text does without

    if unicodedata.category(character) in _NO_WIDTH:
        return -1
    return int(unicodedata.east_asian_width(character) in _WIDE)
