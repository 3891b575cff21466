"""Tables and footnotes merged row by row: each row of a table, each definition of a footnote, by itself."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetree.merge.forms.exemplars import merge_lines
from clausetree.merge.origins.arrangement import arrange
from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDE_NAMES, SIDES, THEIRS, build_level
from clausetree.text.sequence import compare_sequences, pair_equal
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.forms.exemplars import Asker
    from clausetree.merge.origins.arrangement import Homes
    from clausetree.merge.origins.nodes import Three
    from clausetree.text.sequence import Change

_FOOTNOTE = re.compile(r"^(?= {0,3}\[\^[^\]\n]+\]:)", re.MULTILINE)
_MARK = re.compile(r" {0,3}(\[\^[^\]\n]+\]):")
_HEAD = 2  # lines of a table that are its head
_ROW = 0


def merge_rows(texts: Sequence[str], kind: str, asker: Asker) -> Iterator[MergedPiece]:
    """Yields a table or a run of footnotes, row by row; a table with other columns on one side line by line, as other blocks are.

    Args:
        texts: It in base, ours and theirs.
        kind: What it is, as `Passage.kind` has it.
        asker: What questions say of where it stands.
    """
    rows = [_split_rows(text, kind) for text in texts]
    if kind == "table" and len({_count_columns(found) for found in rows}) > 1:
        yield from merge_lines(texts, asker)
        return
    pairs = [_pair_rows(rows[BASE], rows[side], kind) for side in SIDES]
    level = build_level(
        [range(len(found)) for found in rows],
        pairs,
        lambda side, place: _identify(rows[side][place], kind),
        {},
    )
    said = [_read(rows, node) for node in level.nodes]
    homes = {key: _find_homes(three) for key, three in enumerate(said) if _stays(three)}
    gone = {key: _find_homes(three) for key, three in enumerate(said) if key not in homes}
    orders = [[keys[place] for place in sorted(keys)] for keys in level.keys]
    for number, key in enumerate(arrange(homes, orders, {}, gone).rows.get(_ROW, ())):
        yield "\n" if number else ""
        yield from _merge_row(said[key], asker)


def _split_rows(text: str, kind: str) -> list[str]:
    """Returns the rows of a table, or the footnotes, without the ends of their lines."""
    if kind == "table":
        return text.split("\n")
    return [found.rstrip("\n") for found in _FOOTNOTE.split(text) if found]


def _count_columns(rows: Sequence[str]) -> int:
    """Returns how many columns a table has: what the second line of its head says."""
    return len(rows[1].strip().strip("|").split("|")) if len(rows) >= _HEAD else 0


def _identify(row: str, kind: str) -> str:
    """Returns by what a row that both sides put in is known to be one: the mark of a footnote, or all that it says."""
    return _name(row, kind) if kind == "footnote" else fold_typography(row)


def _name(row: str, kind: str) -> str:
    """Returns what a row is known by: the mark of a footnote, or its first cell."""
    mark = _MARK.match(row)
    return mark[1] if mark and kind == "footnote" else row.strip().strip("|").split("|")[0].strip()


def _pair_rows(old: Sequence[str], new: Sequence[str], kind: str) -> dict[int, int]:
    """Returns which new row each old one is: the same, that of the same name, or those that are as many between two others."""
    head = range(_HEAD if kind == "table" else 0)
    changes = compare_sequences([*head, *old[len(head) :]], [*head, *new[len(head) :]])
    pairs = pair_equal(changes, len(old))
    names = [
        _find_unique([number for change in changes for number in range(*gap(change))], rows, kind)
        for rows, gap in ((old, _old_gap), (new, _new_gap))
    ]
    pairs |= {place: names[1][name] for name, place in names[0].items() if name in names[1]}
    taken = set(pairs.values())
    for change in changes:
        left = [number for number in range(*_old_gap(change)) if number not in pairs]
        came = [number for number in range(*_new_gap(change)) if number not in taken]
        if len(left) == len(came):
            pairs |= zip(left, came, strict=True)
    return pairs


def _old_gap(change: Change) -> tuple[int, int]:
    return change.old_start, change.old_end


def _new_gap(change: Change) -> tuple[int, int]:
    return change.new_start, change.new_end


def _find_unique(places: Sequence[int], rows: Sequence[str], kind: str) -> dict[str, int]:
    """Returns the places of those rows whose names no other of them has, by these."""
    names = [_name(rows[place], kind) for place in places]
    counts = Counter(names)
    return {name: place for name, place in zip(names, places, strict=True) if counts[name] == 1}


def _read(rows: Sequence[Sequence[str]], node: Three[int]) -> Three[str]:
    base, ours, theirs = (
        None if place is None else found[place] for found, place in zip(rows, node, strict=True)
    )
    return base, ours, theirs


def _stays(said: Three[str]) -> bool:
    """Returns whether a row is in the merged block: no side deleted it, or the other edited it."""
    base, *sides = said
    if base is None or None not in sides:
        return True
    return any(text is not None and fold_typography(text) != fold_typography(base) for text in sides)


def _find_homes(said: Three[str]) -> Homes:
    base, ours, theirs = (None if text is None else _ROW for text in said)
    return base, ours, theirs


def _merge_row(said: Three[str], asker: Asker) -> Iterator[MergedPiece]:
    """Yields a row that is in the merged block."""
    base, ours, theirs = said
    texts = [text or "" for text in said]
    if ours is not None and theirs is not None:
        yield from merge_lines(texts, asker)
    elif base is None:
        yield ours or theirs or ""
    else:
        side = THEIRS if ours is None else OURS
        yield asker.ask(texts, f"{SIDE_NAMES[side]} edited it, {SIDE_NAMES[OTHER[side]]} deleted it")
