"""Rows of CSV: a line with the names of the columns, and below it a line for each row."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from clausetree.export.records import Record, make_error
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterable, Iterator

_LARGEST_CELL = 64 * 1024 * 1024
_SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}


def read_csv(lines: Iterable[str], name: str, *, is_tabbed: bool = False) -> Iterator[Record]:
    """Yields the rows of a table whose cells are separated by commas, or by semicolons or tabs where its first line has no comma.

    Raises:
        ClausetreeError: Two columns have one name, a row has more or fewer cells than there are columns, or a quote is not closed.
    """
    waiting = iter(lines)
    first = next(waiting, "")
    separator = "\t" if is_tabbed else next((sign for sign in _SEPARATORS if sign in first), ",")
    with _large_cells():
        reader = csv.reader(chain((first,), waiting), delimiter=separator, strict=True)
        names = next(_read(reader, name), (1, []))[1]
        _check_names(names, name, first)
        for line, cells in _read(reader, name):
            if len(cells) != len(names):
                told = f"the row has {count_noun(len(cells), 'cell')}, the first line {len(names)}"
                hint = f"put a cell with {_SEPARATORS[separator]} or a line break in it in double quotes"
                raise make_error(name, line, told, hint)
            yield Record(line, dict(zip(names, cells, strict=True)))


def _read(reader: Reader, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yields the cells of each row that is not empty, with the line where it begins."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            hint = "close each double quote, write one in a cell as two, and end lines with a line feed"
            raise make_error(name, line, f"not CSV: {error}", hint) from None
        if cells is None:
            return
        if cells:
            yield line, cells


def _check_names(names: list[str], name: str, first: str) -> None:
    if first.lstrip()[:1] in {"{", "["}:
        form = "jsonl" if first.lstrip().startswith("{") else "json"
        raise make_error(
            name, 1, "not CSV: it begins like JSON", f"add `--as {form}`, or name the file `.{form}`"
        )
    seen = set()
    for column in names:
        if column and column in seen:
            raise make_error(
                name, 1, f"two columns are called `{column}`", "give each column a name of its own"
            )
        seen.add(column)


@contextmanager
def _large_cells() -> Iterator[None]:
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
