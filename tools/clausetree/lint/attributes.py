"""The layout of attribute lists: `{#id authority=root}`."""

from __future__ import annotations

import re

_UNTIDY = ("  ", "\t", "{ ", "# ", " }")


def tidy_attributes(written: str) -> str:
    """Returns an attribute list, braces included, with one space between attributes and none elsewhere."""
    if not any(blanks in written for blanks in _UNTIDY):
        return written
    pieces = re.split(r"(\"[^\"]*\"|'[^']*')", written)  # every other one is a quoted value, kept as it is
    pieces[::2] = [re.sub(r"(?<=[{#]) | (?=\})", "", re.sub(r"\s+", " ", piece)) for piece in pieces[::2]]
    return "".join(pieces)
