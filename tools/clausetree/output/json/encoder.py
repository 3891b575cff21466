"""JSON as it is published."""

from __future__ import annotations

import msgspec


def encode_shape(shape: msgspec.Struct) -> str:
    """Returns a shape as indented JSON, with a line feed at its end."""
    return msgspec.json.format(msgspec.json.encode(shape), indent=2).decode() + "\n"
