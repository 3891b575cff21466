"""Sentences that every format says alike, on a page."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from clausetree.publish.draw.markup import Markup, element, join
from clausetree.text.code_span import split_code
from clausetree.text.escapes import drop_escapes
from clausetree.text.footnote_marks import FOOTNOTE_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\(#?(?P<target>[^()\s]*)\)")
_FOOTNOTE = re.compile(FOOTNOTE_MARK)
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*]+)(?<=[^\s\\])\1(?![\w*])")


def render_told(sentence: str) -> Markup:
    """Returns a sentence with what is in backticks in code style, and of links in what it quotes the words; all of it is escaped."""
    return join(
        element("code", piece.text) if piece.is_code else join(_draw_quoted(piece.text))
        for piece in split_code(sentence)
    )


def _draw_quoted(text: str) -> Iterator[Markup | str]:
    """Yields a text with the words of each link; `[?](#id)`, which has none, as the id."""
    position = 0
    for match in _LINK.finditer(text):
        yield _read(text[position : match.start()])
        yield element("code", match["target"]) if match["words"] == "?" else _read(match["words"])
        position = match.end()
    yield _read(text[position:])


def _read(text: str) -> str:
    """Returns a text as it is read: without the marks of footnotes and emphasis, with the signs that it escapes."""
    return unescape(drop_escapes(_EMPHASIS.sub(r"\2", _FOOTNOTE.sub("", text))))
