"""Where two sides touched the same sentence or the same field of a heading: counted without the merge, the diff or the reader."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^#{1,4} (?P<title>.*?) *\{#(?P<id>[\w-]+)(?P<attributes>[^}]*)\} *$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?:]) +|\n+")
_NEW_LEVELS = {"platform": "root"}  # the ladder's own rename, which no side did to a clause


def count_places(base: str, ours: str, theirs: str) -> int:
    """Returns how many sentences of a text, and titles and attributes of its headings, stand on neither side as they did."""
    gone = [
        sentence
        for sentence in set(_SENTENCE.split(_HEADING.sub("", base)))
        if sentence.strip() and sentence not in ours and sentence not in theirs
    ]
    before, one, other = map(_read_fields, (base, ours, theirs))
    changed = [
        field
        for field, value in before.items()
        if all(field in side and side[field] != value for side in (one, other))
    ]
    return len(gone) + len(changed)


def _read_fields(text: str) -> dict[tuple[str, str], str]:
    """Returns the title and the attributes of each heading."""
    found: dict[tuple[str, str], str] = {}
    for heading in _HEADING.finditer(text):
        attributes = " ".join(
            _NEW_LEVELS.get(word.partition("=")[2], word.partition("=")[2])
            for word in heading["attributes"].split()
        )
        found |= {(heading["id"], "title"): heading["title"], (heading["id"], "attributes"): attributes}
    return found
