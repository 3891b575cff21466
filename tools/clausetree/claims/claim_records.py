"""The records of JSON Lines and CSV files that hold claims, each with the line that it stands on."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any

from clausetree.claims.claim import Claim
from clausetree.model.errors import ClausetreeError
from clausetree.text.counted_noun import count_noun
from clausetree.text.json_faults import describe_json_fault
from clausetree.text.lines import BYTE_ORDER_MARK, LineIndex
from clausetree.text.told_columns import tell_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TEXT_COLUMNS = ("claim", "text", "finding", "sentence", "statement", "description", "message", "quote")
"""What the column of claims can be called, the likeliest first; a column of quotes is read as quotes."""

_OLD_COLUMNS = ("old", "old_quote", "old_text", "before")
_NEW_COLUMNS = ("new", "new_quote", "new_text", "after")
_ID_COLUMNS = ("id", "claim_id", "key")
_ONE_EACH = 'write an object such as `{"claim": "…"}` on each line'
_LARGEST_FIELD = 16 * 1024 * 1024


def read_json_lines(text: str, name: str) -> tuple[Claim, ...]:
    """Returns the records of JSON Lines.

    Raises:
        ClausetreeError: A line is not a JSON object, or has no claim; the message says which.
    """
    rows: list[tuple[int, Mapping[str, Any]]] = []
    for number, line in enumerate(LineIndex(text.removeprefix(BYTE_ORDER_MARK)).contents, 1):
        if line.strip():
            rows.append((number, _parse_line(line, f"{name}:{number}")))
    return tuple(_make_claims(rows, name))


def read_csv(text: str, name: str) -> tuple[Claim, ...]:
    """Returns the records of a CSV file whose first line names its columns.

    Raises:
        ClausetreeError: It is not CSV, or none of its columns is one of claims.
    """
    csv.field_size_limit(_LARGEST_FIELD)
    plain = "\n".join(LineIndex(text.removeprefix(BYTE_ORDER_MARK)).contents)
    reader = csv.reader(StringIO(plain), strict=True)
    rows: list[tuple[int, Mapping[str, Any]]] = []
    try:
        columns = [column.strip() for column in next(reader, [])]
        if columns:
            _find_column({column.lower() for column in columns}, f"{name}:1", columns)
        before = reader.line_num
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _check_width(cells, columns, f"{name}:{before + 1}")
                rows.append((before + 1, dict(zip(columns, cells, strict=False))))
            before = reader.line_num
    except csv.Error as error:
        raise ClausetreeError(
            f"{name}:{reader.line_num}: not valid CSV: {error}",
            "quote cells that contain commas, quotation marks or line breaks",
        ) from None
    return tuple(_make_claims(rows, name))


def _parse_line(line: str, place: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (RecursionError, ValueError) as error:
        raise ClausetreeError(f"{place}: {describe_json_fault(error)}", _ONE_EACH) from None
    if not isinstance(row, dict):
        raise ClausetreeError(f"{place}: not a JSON object", _ONE_EACH)
    return row


def _check_width(cells: list[str], columns: list[str], place: str) -> None:
    if len(cells) > len(columns):
        raise ClausetreeError(
            f"{place}: {count_noun(len(cells), 'cell')}, but {count_noun(len(columns), 'column')}",
            "quote cells that contain commas",
        )


def _make_claims(rows: Iterable[tuple[int, Mapping[str, Any]]], name: str) -> Iterator[Claim]:
    for number, (line, written) in enumerate(rows, 1):
        row = {key.lower(): value for key, value in written.items()}
        column = _find_column(row.keys(), f"{name}:{line}", list(written))
        said = _get_text(row, (column,), f"{name}:{line}") or ""
        source = f"\u201c{said}\u201d" if column == "quote" else said
        yield Claim(
            id=_get_text(row, _ID_COLUMNS, f"{name}:{line}") or f"c{number}",
            line=line,
            text=" ".join(said.split()),
            source=source,
            old_quote=_get_quote(row, _OLD_COLUMNS, f"{name}:{line}"),
            new_quote=_get_quote(row, _NEW_COLUMNS, f"{name}:{line}"),
        )


def _find_column(known: Iterable[str], place: str, written: list[str]) -> str:
    found = next((column for column in TEXT_COLUMNS if column in known), None)
    if found is None:
        raise ClausetreeError(
            f"{place}: no column of claims; {tell_columns(written)}",
            f"call it `{TEXT_COLUMNS[0]}`, or {', '.join(f'`{column}`' for column in TEXT_COLUMNS[1:])}",
        )
    return found


def _get_text(row: Mapping[str, Any], columns: Iterable[str], place: str) -> str | None:
    """Returns the text in the first of some columns that has one."""
    for column in columns:
        value = row.get(column)
        if isinstance(value, int | float) and column in _ID_COLUMNS:
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise ClausetreeError(f"{place}: `{column}` is not a string", "write it in quotation marks")
        if value and value.strip():
            return value
    return None


def _get_quote(row: Mapping[str, Any], columns: Iterable[str], place: str) -> str | None:
    """Returns the words that a record quotes; one word is a label or a level, not a quote."""
    text = _get_text(row, columns, place)
    return text if text and len(text.split()) > 1 else None
