"""The numbers of the ordered lists of the merged text: those that an item put in or deleted shifts are counted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.list_items import counts_up, find_lists, read_line, read_number
from clausetree.merge.nodes import BASE, OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.merge.material import Material
    from clausetree.merge.sided_layouts import SidedLayouts
    from clausetree.merge.typesetting import SetSentence


def count_lists(row: Sequence[SetSentence], material: Material, layouts: SidedLayouts) -> list[SetSentence]:
    """Returns the sentences of a passage with the items of each list counted up; a list stays as it is where a text does not count up."""
    found = list(row)
    lines = [read_line(one.leads[OURS], one.gap, first=number == 0) for number, one in enumerate(row)]
    for items in find_lists(lines):
        start = _find_start([row[place].key for place in items], material, layouts)
        if start is not None:
            for number, place in enumerate(items, start):
                found[place] = row[place].renumber(number)
    return found


def _find_start(keys: Sequence[int], material: Material, layouts: SidedLayouts) -> int | None:
    """Returns the number that a list begins with, as the side has it that changed it; None where it isn't counted up."""
    starts: list[int | None] = []
    for side in (BASE, OURS, THEIRS):
        lists = list(_find_numbers(side, keys, material, layouts))
        if not all(map(counts_up, lists)):
            return None
        starts.append(lists[0][0] if lists else None)
    base, ours, theirs = starts
    if ours is None or theirs is None:
        return ours if ours is not None else theirs
    return theirs if ours == base else ours


def _find_numbers(
    side: int, keys: Sequence[int], material: Material, layouts: SidedLayouts
) -> Iterator[list[int]]:
    """Yields the numbers of the lists of a side in which some sentences are items."""
    nodes = material.nodes.sentences.nodes
    spots = [spot for key in keys if (spot := nodes[key][side]) is not None]
    for place in dict.fromkeys(spot[:2] for spot in spots):
        lines = layouts.read_lines(side, place)
        for items in find_lists(lines):
            if any((*place, item) in spots for item in items):
                yield [read_number(lines[item].lead or "") for item in items]
