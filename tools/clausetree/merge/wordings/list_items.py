"""The numbers of ordered lists, each list by itself."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_ITEM = re.compile(r"(?P<indent>(?:[ \t]|>)*)(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<end>[.)]))[ \t]+\Z")
_TAB = 4


class ListLine(NamedTuple):
    """What tells whether a sentence begins a list item.

    Attributes:
        lead: What its line begins with; None where it begins no line.
        is_apart: Whether an empty line stands before it.
    """

    lead: str | None
    is_apart: bool = False


class _Open(NamedTuple):
    """A list that may go on: how far its marks and its words are indented, which marks, and its items so far."""

    indent: int
    content: int
    mark: str
    items: list[int]


def find_lists(lines: Sequence[ListLine]) -> list[list[int]]:
    """Returns the ordered lists that stand among some lines, those in other lists too: the places of their items."""
    found: list[list[int]] = []
    stack: list[_Open] = []
    for place, line in enumerate(lines):
        if line.lead is None:
            continue
        item = _ITEM.match(line.lead)
        indent = measure(item["indent"] if item else line.lead)
        if item is None:
            while line.is_apart and stack and indent < stack[-1].content:
                stack.pop()
            continue
        while len(stack) > 1 and indent < stack[-2].content:
            stack.pop()
        mark = item["end"] or item["mark"]
        items: list[int] = []
        if stack and indent < stack[-1].content:
            before = stack.pop()
            items = before.items if before.mark == mark else items
        if item["number"] and not items:
            found.append(items)
        items.append(place)
        stack.append(_Open(indent, measure(line.lead), mark, items))
    return found


def find_owners(lines: Sequence[ListLine]) -> list[int | None]:
    """Returns for each of some lines the place of the list item that it stands in; None where it stands in none."""
    found: list[int | None] = []
    stack: list[
        tuple[int, int]
    ] = []  # items that may go on: the place of each, and the indentation of its words
    for place, line in enumerate(lines):
        item = _ITEM.match(line.lead or "")
        if item or (line.lead is not None and line.is_apart):
            indent = measure(item["indent"] if item else line.lead or "")
            while stack and indent < stack[-1][1]:
                stack.pop()
        found.append(stack[-1][0] if stack else None)
        if item:
            stack.append((place, measure(item.group())))
    return found


def read_line(lead: str, gap: str, *, first: bool) -> ListLine:
    """Returns what tells whether a sentence begins an item, by its lead and the blanks before it."""
    return ListLine(lead if first or "\n" in gap else None, gap.count("\n") > 1)


def is_item(line: ListLine) -> bool:
    """Returns whether a sentence begins a list item."""
    return line.lead is not None and _ITEM.match(line.lead) is not None


def read_number(line: ListLine) -> int:
    """Returns the number of an item of an ordered list."""
    item = None if line.lead is None else _ITEM.match(line.lead)
    assert item is not None  # noqa: S101 - it is an item of an ordered list
    return int(item["number"])


def write_number(lead: str, number: int) -> str:
    """Returns the lead of an item with another number; one that it has already, or none, stays as it is written."""
    item = _ITEM.match(lead)
    if item is None or item["number"] is None or int(item["number"]) == number:
        return lead
    width = len(item["number"]) if item["number"].startswith("0") else 0
    return f"{lead[: item.start('number')]}{number:0{width}}{lead[item.end('number') :]}"


def find_steps(numbers: Sequence[int]) -> set[int]:
    """Returns how much more the numbers of a list are from one item to the next: 1 where it counts up, 0 where all have one."""
    return {after - before for before, after in pairwise(numbers)}


def measure_indent(lead: str) -> int:
    """Returns how many columns stand before the mark of a lead."""
    return measure(lead[: len(lead) - len(lead.lstrip())])


def set_indent(lead: str, columns: int) -> str:
    """Returns a lead with another indentation."""
    return f"{' ' * columns}{lead.lstrip()}"


def measure(lead: str) -> int:
    """Returns how many columns a lead takes."""
    return len(lead.expandtabs(_TAB))
