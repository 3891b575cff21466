"""Sentences that are set in several paragraphs or list items: where they break, and the words of three that break elsewhere."""

from __future__ import annotations

import re

from clausetree.merge.wordings.sentence_layout import part_lead, read_layout
from clausetree.merge.wordings.wording import combine, settle

_BREAK = re.compile(r"\n[ \t>]*(?:\n|(?:[-*+]|\d{1,9}[.)])[ \t])")


def is_broken(words: str) -> bool:
    """Returns whether a sentence is set in several paragraphs or list items."""
    return _BREAK.search(words) is not None


def ends_in_item(words: str) -> bool:
    """Returns whether a sentence that is set in several blocks ends in a list item."""
    *before, last = words.split("\n\n")
    lines = last.split("\n")[not before :]
    return any(
        line[:1] in {" ", "\t"} or part_lead(read_layout(line, begins_line=True).lead)[1] for line in lines
    )


def merge_words(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """Returns the words of a sentence with the changes of both sides; None where they touch each other.

    Where one side broke it elsewhere, its breaks go with the other's words. Where both did, in different ways, no break
    is put among those of the other.
    """
    if base is None or ours is None or theirs is None:
        return settle(base, ours, theirs)
    breaks, *sides = (_BREAK.findall(words) for words in (base, ours, theirs))
    if breaks not in sides and sides[0] != sides[1]:
        return settle(base, ours, theirs)
    ways = (combine, settle) if breaks or any(sides) else (settle, combine)
    found = (way(base, ours, theirs) for way in ways)
    return next((words for words in found if words is not None), None)
