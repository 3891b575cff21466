"""Sentences that are set in several paragraphs or list items: where they break, and the words of three that break elsewhere."""

from __future__ import annotations

import re

from clausetree.merge.wordings.list_items import measure
from clausetree.merge.wordings.sentence_layout import part_lead, read_layout
from clausetree.merge.wordings.wording import combine, settle
from clausetree.text.words import fold_typography

_BREAK = re.compile(r"\n[ \t>]*(?:\n|(?:[-*+]|\d{1,9}[.)])[ \t])")
_LINE_STARTS = re.compile(r"(?<=\n)(?=[^\n])")


def is_broken(words: str) -> bool:
    """Returns whether a sentence is set in several paragraphs or list items."""
    return _BREAK.search(words) is not None


def hang(words: str, lead: str, own: str) -> str:
    """Returns what a sentence says after a lead; where this makes it a list item, unlike its own, all its blocks stand in that."""
    if not part_lead(lead)[1] or part_lead(own)[1]:
        return words
    return _LINE_STARTS.sub(" " * measure(lead), words)


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
    is put among those of the other. Other signs of its items are no other break.
    """
    if base is None or ours is None or theirs is None:
        return settle(base, ours, theirs)
    breaks, *sides = (_find_breaks(words) for words in (base, ours, theirs))
    plain, *said = (fold_typography(_BREAK.sub(" ", words)) for words in (base, ours, theirs))
    if sides[0] != sides[1]:
        if breaks not in sides:
            return settle(base, ours, theirs)
        if said[0] == said[1] or said[sides.index(breaks)] == plain:
            return theirs if sides[0] == breaks else ours
    ways = (combine, settle) if breaks or any(sides) else (settle, combine)
    found = (way(base, ours, theirs) for way in ways)
    return next((words for words in found if words is not None), None)


def _find_breaks(words: str) -> list[bool]:
    """Returns the breaks in a sentence: of each whether it begins a paragraph, not a list item."""
    return [found.group().endswith("\n") for found in _BREAK.finditer(words)]
