"""Rows of tables: which row of one text each row of another is."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetree.text.sequence import compare_sequences, pair_equal
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from clausetree.text.sequence import Change

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_HEAD = 2  # lines of a table that are its head


def count_head(lines: Sequence[str]) -> int:
    """Returns how many of the lines of a table are its head: none of a part of a table that was cut off from it."""
    return _HEAD if len(lines) >= _HEAD and _RULE.fullmatch(lines[1]) else 0


def count_columns(lines: Sequence[str]) -> int:
    """Returns how many columns a table has: what the second line of its head says; none without a head."""
    return len(lines[1].strip().strip("|").split("|")) if count_head(lines) else 0


def name_row(row: str) -> str:
    """Returns what a row is known by: its first cell."""
    return row.strip().strip("|").split("|")[0].strip()


def pair_rows(old: Sequence[str], new: Sequence[str], name: Callable[[str], str]) -> dict[int, int]:
    """Returns which new row each old one is: the same, that of the same name, or those that are as many between two others.

    Args:
        old: The rows of one text.
        new: The rows of another.
        name: What a row is known by.
    """
    changes = compare_sequences(old, new)
    pairs = pair_equal(changes, len(old))
    names = [
        _find_unique([number for change in changes for number in range(*gap(change))], rows, name)
        for rows, gap in ((old, _old_gap), (new, _new_gap))
    ]
    pairs |= {place: names[1][found] for found, place in names[0].items() if found in names[1]}
    taken = set(pairs.values())
    for change in changes:
        left = [number for number in range(*_old_gap(change)) if number not in pairs]
        came = [number for number in range(*_new_gap(change)) if number not in taken]
        alike = _pair_alike(old, new, left, came)
        pairs |= alike
        between = [_part_between(left, alike), _part_between(came, set(alike.values()))]
        for olds, news in zip(*between, strict=True):
            if len(olds) == len(news):
                pairs |= zip(olds, news, strict=True)
    return pairs


def _part_between(places: Sequence[int], parting: Collection[int]) -> list[list[int]]:
    """Returns those of some places that stand before the first of others among them, between each two, and after the last."""
    found: list[list[int]] = [[]]
    for place in places:
        if place in parting:
            found.append([])
        else:
            found[-1].append(place)
    return found


def _pair_alike(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], came: Sequence[int]
) -> dict[int, int]:
    """Returns which of some new rows each of some old ones is: most of their words are the same, and some of these are in no others."""
    words = [
        {place: set(find_words(rows[place])) for place in places}
        for rows, places in ((old, left), (new, came))
    ]
    homes = []
    for found in words:
        counts = Counter(word for row in found.values() for word in row)
        homes.append({word: place for place, row in found.items() for word in row if counts[word] == 1})
    votes = Counter((place, homes[1][word]) for word, place in homes[0].items() if word in homes[1])
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for one, other in sorted(votes, key=lambda pair: (-votes[pair], pair)):
        before, after = words[0][one], words[1][other]
        is_free = one not in pairs and other not in taken
        if is_free and len(before & after) * 2 > max(len(before), len(after)):
            pairs[one] = other
            taken.add(other)
    return pairs


def _old_gap(change: Change) -> tuple[int, int]:
    return change.old_start, change.old_end


def _new_gap(change: Change) -> tuple[int, int]:
    return change.new_start, change.new_end


def _find_unique(places: Sequence[int], rows: Sequence[str], name: Callable[[str], str]) -> dict[str, int]:
    """Returns the places of those rows whose names no other of them has, by these."""
    names = [name(rows[place]) for place in places]
    counts = Counter(names)
    return {found: place for found, place in zip(names, places, strict=True) if counts[found] == 1}
