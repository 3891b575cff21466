"""Pins: for each row of a file the fingerprint of the words that it was made for, in a file beside it.

It is JSON with a row on each line, in the order of the file: a row that comes, goes or changes is one line of a diff, and
git merges two that were added at different places. No line counts the rows, for then each would change with every row
before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from clausetree.model.errors import ClausetreeError
from clausetree.output.json.document_shapes import SchemaVersion  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HINT = "write it again: `clausetree pin FILE`"
_BYTE = re.compile(r"\(byte (\d+)\)")
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)


class PinnedRevision(msgspec.Struct, frozen=True):
    """A revision that rows were made from.

    Attributes:
        rev: What the locators of the rows call it: a label, or with its source `SOURCE@LABEL`.
        label: Its label.
        commit: The full hash of its commit; null for a text that git does not keep.
        sha256: The SHA-256 of its text's bytes, in hexadecimal.
    """

    rev: str
    label: str
    commit: str | None
    sha256: str


class Pin(msgspec.Struct, frozen=True):
    """What a row was made from.

    Attributes:
        id: What the row is called; null where it has no `id`.
        locator: The address of the words.
        fingerprint: The SHA-256 of the words, spaces folded and footnote marks left out, in hexadecimal.
    """

    id: str | None
    locator: str
    fingerprint: str


class Pins(msgspec.Struct, frozen=True):
    """What the rows of a file were made from.

    Attributes:
        schema_version: The version of this shape.
        column: The column of the file that names what each row was made from.
        revisions: The revisions, in the order in which rows first name them.
        rows: The rows, in their order.
    """

    schema_version: SchemaVersion
    column: str
    revisions: tuple[PinnedRevision, ...]
    rows: tuple[Pin, ...]


def name_pins(name: str) -> str:
    """Returns the name of the file that holds the pins of another one."""
    return f"{name}.pins.json"


def render_pins(pins: Pins) -> str:
    """Returns pins as they are written."""
    return "".join(_lines(pins))


def parse_pins(text: str, name: str) -> Pins:
    """Returns the pins that a file holds.

    Raises:
        ClausetreeError: It holds something else.
    """
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise ClausetreeError(f"{name}:{line}: a merge conflict is left in it", f"resolve it, or {_HINT}")
    try:
        return msgspec.json.decode(text, type=Pins)
    except (msgspec.MsgspecError, RecursionError) as error:
        at = _BYTE.search(str(error))
        line = text.encode()[: int(at[1])].count(b"\n") + 1 if at else 1
        told = "not what `clausetree pin` writes"
        raise ClausetreeError(
            f"{name}:{line}: {told}: {_describe(error)}", f"move that file away, or {_HINT}"
        ) from None


def _describe(error: Exception) -> str:
    said = str(error)
    return f"{said[:1].lower()}{said[1:]}"


def _lines(pins: Pins) -> Iterator[str]:
    yield '{"schema_version": "1",\n'
    yield f' "column": {_encode(pins.column)},\n'
    yield from _list("revisions", pins.revisions)
    yield ",\n"
    yield from _list("rows", pins.rows)
    yield "}\n"


def _list(field: str, values: Sequence[Pin | PinnedRevision]) -> Iterator[str]:
    yield f' "{field}": [\n'
    for number, value in enumerate(values, 1):
        yield f"  {_encode(value)}{',' if number < len(values) else ''}\n"
    yield " ]"


def _encode(value: str | Pin | PinnedRevision) -> str:
    return msgspec.json.encode(value).decode()
