"""JSON as it is published."""

from __future__ import annotations

import json

import msgspec


def encode_shape(shape: msgspec.Struct) -> str:
    """Returns a shape as indented JSON, with a line feed at its end.

    What is not text, such as a byte in the name of a file, stands as `?`, since JSON is text.
    """
    try:
        encoded = msgspec.json.encode(shape)
    except UnicodeEncodeError:
        encoded = json.dumps(msgspec.to_builtins(shape), ensure_ascii=False).encode(errors="replace")
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
