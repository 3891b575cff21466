"""JSON as it is published."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from clausetree.export.row_values import ExportRow
    from clausetree.export.sample_values import SampleRow


def encode_shape(shape: msgspec.Struct) -> str:
    """Returns a shape as indented JSON, with a line feed at its end.

    What is not text, such as a byte in the name of a file, stands as `?`, since JSON is text.
    """
    return msgspec.json.format(_encode(shape), indent=2).decode() + "\n"


def pack_json(text: str) -> str:
    """Returns JSON for programs alone: the same without the spaces and lines that are for people's eyes."""
    return msgspec.json.format(text, indent=-1) + "\n"


def encode_compact(row: ExportRow | SampleRow) -> str:
    """Returns a row as JSON on one line, likewise."""
    return _encode(row).decode()


def _encode(value: msgspec.Struct | ExportRow | SampleRow) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=False).encode(errors="replace")
