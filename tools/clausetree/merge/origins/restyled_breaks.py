"""Thematic breaks that were restyled, such as `---` to `***`: a change set tells them apart by their signs, and they say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clausetree.model.clause import Clause


def pair_breaks(
    old: Clause, new: Clause, gone: Collection[int], fresh: Collection[int], kept: Mapping[int, int]
) -> dict[int, int]:
    """Returns which thematic break of a clause each of the old ones is now: that which stands beside what it stood beside.

    Args:
        old: The clause before.
        new: The clause after.
        gone: The numbers of the old passages that are in no map.
        fresh: The numbers of the new passages that are in none.
        kept: The numbers of the new passages that the others are now.
    """
    found: dict[int, int] = {}
    free = {after for after in fresh if _is_break(new, after)}
    for before in gone:
        beside = _find_beside(before, old, new, kept) if _is_break(old, before) else ()
        after = next((place for place in beside if place in free), None)
        if after is not None:
            found[before] = after
            free.remove(after)
    return found


def _find_beside(place: int, old: Clause, new: Clause, kept: Mapping[int, int]) -> Iterator[int]:
    """Yields where in a clause a passage can be now: right after what stood before it, right before what stood after it."""
    ends = {-1: -1, len(old.content.passages): len(new.content.passages)}
    for step in (-1, 1):
        beside = kept.get(place + step, ends.get(place + step))
        if beside is not None:
            yield beside - step


def _is_break(clause: Clause, number: int) -> bool:
    return clause.content.passages[number].kind == "break"
