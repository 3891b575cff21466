"""Backslash escapes of Markdown (CommonMark 0.31.2, "Backslash escapes")."""

from __future__ import annotations

import re

ESCAPABLE = r"[!-/:-@\[-`{-~]"
"""The pattern of what a backslash can escape: punctuation of ASCII."""

_ESCAPE = re.compile(rf"\\({ESCAPABLE})")


def drop_escapes(text: str) -> str:
    """Returns a text without the backslashes that escape something in it."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
