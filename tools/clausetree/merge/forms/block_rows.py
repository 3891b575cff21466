"""Tables merged row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.forms.exemplars import merge_lines
from clausetree.merge.origins.arrangement import arrange
from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDE_NAMES, SIDES, THEIRS, build_level
from clausetree.merge.origins.table_rows import count_columns, count_head, name_row, pair_rows
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.forms.exemplars import Asker
    from clausetree.merge.origins.arrangement import Homes
    from clausetree.merge.origins.nodes import Three
    from clausetree.merge.origins.table_parts import MovedRow

_ROW = 0


def merge_rows(texts: Sequence[str], asker: Asker, moved: Collection[MovedRow]) -> Iterator[MergedPiece]:
    """Yields a table row by row; one with other columns on one side line by line, as other blocks are.

    Args:
        texts: It in base, ours and theirs.
        asker: What questions say of where it stands.
        moved: The rows of its table that one side took to another part of it.
    """
    rows = [text.split("\n") if text else [] for text in texts]
    if len({*filter(None, map(count_columns, rows))}) > 1:
        yield from merge_lines(texts, asker)
        return
    pairs = [
        _pair_rows(rows[BASE], rows[side], {row.said[side] for row in moved if row.side == side})
        for side in SIDES
    ]
    level = build_level(
        [range(len(found)) for found in rows],
        pairs,
        lambda side, place: fold_typography(rows[side][place]),
        {},
    )
    stood = [_read(rows, node) for node in level.nodes]
    said = [*map(_MovedRows(moved).settle, stood)]
    homes = {key: _find_homes(stood[key]) for key, three in enumerate(said) if three and _stays(three)}
    gone = {key: _find_homes(three) for key, three in enumerate(stood) if key not in homes}
    orders = [[keys[place] for place in sorted(keys)] for keys in level.keys]
    for number, key in enumerate(arrange(homes, orders, {}, gone).rows.get(_ROW, ())):
        yield "\n" if number else ""
        yield from _merge_row(said[key] or stood[key], asker)


def settle_heads(texts: Sequence[str], heads: Sequence[str], *, is_first: bool) -> Sequence[str]:
    """Returns a part of a table with its head in all texts, or in none.

    It has one where a side put one before it, or where no side took it away or left it out and no part stands before it.

    Args:
        texts: The part in base, ours and theirs.
        heads: The heads of the tables that it is a part of; nothing for a table that is whole, or that has none.
        is_first: Whether it stands after something else than a part of a table.
    """
    headed = [count_head(text.split("\n")) > 0 for text in texts]
    if not any(heads) or all(headed):
        return texts
    if any(headed) if not headed[BASE] else is_first:
        return [
            text if is_headed or not head else f"{head}\n{text}".rstrip("\n")
            for text, head, is_headed in zip(texts, heads, headed, strict=True)
        ]
    return [
        text.removeprefix(head).removeprefix("\n") if head == heads[BASE] else text
        for text, head in zip(texts, heads, strict=True)
    ]


def _pair_rows(old: Sequence[str], new: Sequence[str], came: Collection[str | None]) -> dict[int, int]:
    """Returns which new row each old one is, of those that did not come from elsewhere; the lines of the heads are each other."""
    before, after = (count_head(rows) for rows in (old, new))
    pairs = pair_rows(old[before:], new[after:], name_row)
    head = {number: number for number in range(min(before, after))}
    return head | {
        before + one: after + other for one, other in pairs.items() if new[after + other] not in came
    }


class _MovedRows:
    """Tells what rows are that one side took from one part of a table to another."""

    def __init__(self, moved: Collection[MovedRow]) -> None:
        """Takes those rows of a table."""
        self._came = {(row.side, row.said[row.side]): row.said for row in moved}
        self._left = {(OTHER[row.side], row.said[OTHER[row.side]]) for row in moved}

    def settle(self, said: Three[str]) -> Three[str] | None:
        """Returns what a row of a part is in all texts if a side took it there, None where a side took it elsewhere."""
        for side in SIDES:
            found = self._came.get((side, said[side]))
            if found and said[BASE] is None:
                return found
            if said[OTHER[side]] is None and (side, said[side]) in self._left:
                return None
        return said


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
