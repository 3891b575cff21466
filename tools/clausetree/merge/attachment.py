"""What belongs to the sentence before it: the rest of its line, and the lists in its item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.nodes import OURS, THEIRS
from clausetree.merge.sided_layouts import step_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.merge.material import Material
    from clausetree.merge.sided_layouts import SidedLayouts

_WITHIN_LINE = 1000  # deeper than any list


def keep_attached(row: Sequence[int], material: Material, layouts: SidedLayouts) -> list[int]:
    """Returns the sentences of a passage with what one side added to an item or a line before what the other put after it.

    Args:
        row: The sentences, by key; of what both put into one gap, that of ours comes first.
        material: The material of a merge.
        layouts: How sentences are set in each of the three texts.
    """
    found: list[int] = []
    ends = {OURS: 0, THEIRS: 0}  # where what the other side put after a side's own sentences begins
    for key in row:
        side = _find_inserter(key, material)
        start = len(found) if side is None else ends[side]
        deeper = start < len(found) and _measure(key, material, layouts) > _measure(
            found[start], material, layouts
        )
        found.insert(start if deeper else len(found), key)
        if deeper:
            ends = {each: end + 1 for each, end in ends.items()}
        else:
            ends |= dict.fromkeys(ends if side is None else [side], len(found))
    return found


def _find_inserter(key: int, material: Material) -> int | None:
    """Returns the side that alone has a sentence which the base lacks; None for any other."""
    base, ours, theirs = material.nodes.sentences.nodes[key]
    if base is not None or (ours is not None and theirs is not None):
        return None
    return OURS if ours is not None else THEIRS


def _measure(key: int, material: Material, layouts: SidedLayouts) -> int:
    """Returns how deep in lists an inserted sentence begins its line; deepest if it begins none."""
    side = _find_inserter(key, material)
    spot = None if side is None else material.nodes.sentences.nodes[key][side]
    if side is None or spot is None:
        return 0
    begins_line = spot[2] == 0 or "\n" in layouts.sides[side][step_back(spot)].blank
    lead = layouts.sides[side][spot].lead
    return len(lead) - len(lead.lstrip()) if begins_line else _WITHIN_LINE
