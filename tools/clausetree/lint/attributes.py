"""The layout of attribute lists: `{#id authority=root}`."""

from __future__ import annotations

import re


def tidy_attributes(written: str) -> str:
    """Returns an attribute list, braces included, with one blank between attributes and none elsewhere."""
    if not any(blanks in written for blanks in ("  ", "\t", "{ ", "# ", " }")):
        return written
    quotes = re.compile(r"\"[^\"]*\"|'[^']*'")
    quoted = quotes.findall(written)
    tidy = " ".join(quotes.sub("\0", written).split())
    tidy = re.sub(r"(?<=[{#]) | (?=\})", "", tidy)
    return re.sub("\0", lambda _: quoted.pop(0), tidy)
