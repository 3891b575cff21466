"""Sentences that every format says alike, on a page."""

from __future__ import annotations

from clausetree.publish.draw.markup import Markup, element, join
from clausetree.text.code_span import split_code


def render_told(sentence: str) -> Markup:
    """Returns a sentence with what is in backticks in code style; all of it is escaped."""
    return join(
        element("code", piece.text) if piece.is_code else piece.text for piece in split_code(sentence)
    )
