"""What is wrong with JSON, in words: the same for every file that users hand in."""

from __future__ import annotations

import json


def describe_json_fault(error: Exception) -> str:
    """Returns why a text is not JSON, given what `json` raised, with the column where that can be told."""
    if isinstance(error, RecursionError):
        return "not JSON that can be read: lists or objects inside of each other, too deep"
    if not isinstance(error, json.JSONDecodeError):
        return f"not JSON: {_lower(str(error))}"
    is_cut_off = not error.doc[error.pos :].strip()
    end = len(error.doc[: error.pos].rstrip()) if is_cut_off else error.pos
    column = end - error.doc.rfind("\n", 0, end)
    said = error.msg.removesuffix(" at").removesuffix(" starting")
    return f"not JSON: {_lower(said)} (column {column})"


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]
