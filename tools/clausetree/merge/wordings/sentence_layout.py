"""How a sentence is set: what begins its line, its words, and what parts it from the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAD = re.compile(r"[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_INDENT = " \t>"
_NUMBER = re.compile(r"\d+(?=[.)][ \t]+\Z)")
_ITEM = re.compile(r"(?P<before>[ \t>]*)(?:(?P<number>\d{1,9})[.)]|[-*+])[ \t]+")
_SIGN = re.compile(r"(?<=\n)[ \t>]*[-*+][ \t]+")
_QUOTE = re.compile(r"(?<![^\n])[ \t]*(?:>[ \t]?)+")
_FULL_WIDTH = re.compile(r"[\u3000-\u303f\uff00-\uff65]\Z")


class SentenceLayout(NamedTuple):
    """A sentence, taken apart.

    Attributes:
        lead: The indentation and the marks of quotes and list items before it; nothing where it begins no line.
        words: What it says.
        blank: The blanks after it; none where it ends its passage.
    """

    lead: str
    words: str
    blank: str


def read_layout(text: str, *, begins_line: bool) -> SentenceLayout:
    """Returns the layout of a sentence, given with the blanks after it."""
    bare = text.rstrip()
    lead = _LEAD.match(bare) if begins_line else None
    start = lead.end() if lead else 0
    return SentenceLayout(bare[:start], bare[start:], text[len(bare) :])


def has_mark(lead: str) -> bool:
    """Returns whether a lead is more than an indentation, so that it has to begin a line."""
    return bool(lead.strip())


def merge_leads(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """Returns the lead that stands, its indentation and its mark each as the side has it that changed it.

    None where both sides made different ones. Another number is no other mark; where a side made an item none, another sign
    for it is void.
    """
    if ours is None or theirs is None:
        return ours if ours is not None else theirs
    if (
        base is not None
        and part_lead(base)[1]
        and len(bare := [lead for lead in (ours, theirs) if not part_lead(lead)[1]]) == 1
    ):
        return bare[0]
    parts = [None if lead is None else part_lead(lead) for lead in (base, ours, theirs)]
    indent, mark = (_choose(*(part and part[at] for part in parts)) for at in (0, 1))
    return None if indent is None or mark is None else indent + mark


def part_lead(lead: str) -> tuple[str, str]:
    """Returns the indentation of a lead, the signs of quotes included, and the mark of the list item that it begins."""
    mark = lead.lstrip(_INDENT)
    return lead[: len(lead) - len(mark)], mark


def _choose(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """Returns a part of a lead, likewise."""
    plain = [None if part is None else _NUMBER.sub("0", part) for part in (base, ours, theirs)]
    if plain[0] == plain[1] == plain[2]:
        return theirs if ours == base else ours
    if plain[2] in {plain[0], plain[1]}:
        return ours
    return theirs if plain[1] == plain[0] else None


def are_same_leads(one: str, other: str) -> bool:
    """Returns whether two leads are the same but for a number."""
    return _NUMBER.sub("0", one) == _NUMBER.sub("0", other)


def ignore_number(text: str) -> str:
    """Returns a sentence with the number of its list item as 0: another number is no other item."""
    item = _ITEM.match(text)
    if item is None or item["number"] is None:
        return text
    return f"{text[: item.start('number')]}0{text[item.end('number') :]}"


def drop_marks(text: str) -> str:
    """Returns a sentence without the number or the sign of its list item, or the sign of a quote: another one, or none, is no other wording.

    Nor are the signs inside one that is set as a list; a number there can be a day, or what a sentence is about.
    """
    text = _QUOTE.sub("", text)
    item = _ITEM.match(text)
    bare = text if item is None else f"{item['before']}{text[item.end() :]}"
    return _SIGN.sub("", bare)


def ends_paragraph(blank: str) -> bool:
    """Returns whether an empty line is among the blanks after a sentence."""
    return blank.count("\n") > 1


def guess_blank(before: str) -> str:
    """Returns what parts a sentence from the next where none of the texts tells."""
    return "" if _FULL_WIDTH.search(before) else " "


def find_widest(blanks: Sequence[str]) -> str:
    """Returns of some blanks the one with the most lines, the first of those."""
    return max(blanks, key=lambda blank: blank.count("\n"))
