"""How much room text takes in a terminal."""

from __future__ import annotations

import re

_ONE_CELL_EACH = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*"
)  # Latin, dashes, quotes
_WIDE = frozenset("WF")
_NO_WIDTH = frozenset(("Mn", "Me", "Cf", "Cc"))


def cell_width(text: str) -> int:
    """Returns how many terminal cells `text` takes."""
    if text.isascii() or _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    import unicodedata  # noqa: PLC0415 - most text does without

    return sum(
        0 if unicodedata.category(c) in _NO_WIDTH else 2 if unicodedata.east_asian_width(c) in _WIDE else 1
        for c in text
    )
