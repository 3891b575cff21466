"""Texts put into Markdown, so that they are shown as they are and none of them is markup."""

from __future__ import annotations

import re

from clausetree.text.code_span import split_code

_SPECIAL = re.compile(r"([\\`*_\[\]<>#&|~!])")


def escape(text: str) -> str:
    """Returns `text` on one line, with everything escaped that Markdown would take for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def escape_told(text: str) -> str:
    """Returns a sentence of ours on one line, with everything escaped but its code spans."""
    pieces = split_code(" ".join(text.split()))
    return "".join(piece.source if piece.is_code else _SPECIAL.sub(r"\\\1", piece.text) for piece in pieces)
