"""The numbers of the ordered lists of the merged text: those that an item put in or deleted shifts are counted anew.

A list counts up, or gives all its items one number.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import BASE, OURS, SIDES, find_changer
from clausetree.merge.wordings.list_items import find_lists, find_steps, read_line, read_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetree.merge.composition.typesetting import SetSentence
    from clausetree.merge.states.material import Material
    from clausetree.merge.states.sided_layouts import SidedLayouts

_STEPS: Sequence[set[int]] = (set(), {0}, {1})


class _Origin(NamedTuple):
    """An ordered list of one of the texts: its first item, by key, and the numbers of all."""

    first: int
    numbers: tuple[int, ...]


def count_lists(row: Sequence[SetSentence], material: Material, layouts: SidedLayouts) -> list[SetSentence]:
    """Returns the sentences of a passage with the items of each list counted; a list stays as it is where a text numbers it without order."""
    found = list(row)
    lines = [read_line(one.leads[OURS], one.gap, first=number == 0) for number, one in enumerate(row)]
    lists = find_lists(lines)
    origins = [_read_origins(side, row, material, layouts) if lists else {} for side in (BASE, *SIDES)]
    for items in lists:
        for place, number in zip(items, _count([row[place].key for place in items], origins), strict=False):
            found[place] = row[place].renumber(number)
    return found


def _read_origins(
    side: int, row: Sequence[SetSentence], material: Material, layouts: SidedLayouts
) -> dict[int, _Origin]:
    """Returns for the sentences of a passage that are list items on a side, by key, their list there."""
    spots = [material.nodes.sentences.nodes[one.key][side] for one in row]
    found: dict[int, _Origin] = {}
    for place in dict.fromkeys(spot[:2] for spot in spots if spot is not None):
        lines, keys = layouts.read_lines(side, place), material.sentences_of(side, place)
        for items in find_lists(lines):
            origin = _Origin(keys[items[0]], tuple(read_number(lines[item]) for item in items))
            found |= dict.fromkeys((keys[item] for item in items), origin)
    return found


def _count(keys: Sequence[int], origins: Sequence[Mapping[int, _Origin]]) -> Iterable[int]:
    """Returns the numbers of a list's items, from one to the next as the side has it that changed this; none where it isn't counted."""
    starts: list[int | None] = []
    steps: list[int | None] = []
    for lists in origins:
        found = dict.fromkeys(lists[key] for key in keys if key in lists)
        taken = {step for one in found for step in find_steps(one.numbers)}
        if taken not in _STEPS:
            return ()
        starts.append(next((one.numbers[0] for one in found), None))
        steps.append(next(iter(taken), None))
    start, step = starts[find_changer(*starts)], steps[find_changer(*steps)]
    if start is None:
        return ()
    known = [one for one in (step, *steps, 1) if one is not None]
    return count(start, known[0])
