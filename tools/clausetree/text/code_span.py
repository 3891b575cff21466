"""Words in code style, in backticks, as Markdown writes them and as messages do in every format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE_SPAN = r"(?:(?<!`)|(?<=\\`))(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
"""A code span: it begins with a whole run of backticks, of which a backslash can hold the first, and ends with such a run.

One that could begin within a run would be looked for from each backtick, and there for each length.
"""

_BACKTICKS = re.compile(r"`+")
_SPAN = re.compile(CODE_SPAN, re.DOTALL)


class CodePiece(NamedTuple):
    """A stretch of a sentence.

    Attributes:
        text: What it says, of a code span without its backticks.
        source: The same as it is written.
        is_code: Whether it is a code span.
    """

    text: str
    source: str
    is_code: bool


def code(text: str) -> str:
    """Returns `text` as a code span on one line; nothing where there is nothing in it."""
    said = " ".join(text.split())
    if not said:
        return ""
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(said)), default=0))
    pad = " " if said.startswith("`") or said.endswith("`") else ""
    return f"{fence}{pad}{said}{pad}{fence}"


def split_code(sentence: str) -> Iterator[CodePiece]:
    """Yields the code spans of a sentence and what is between them."""
    end = 0
    for span in _SPAN.finditer(sentence):
        if between := sentence[end : span.start()]:
            yield CodePiece(between, between, is_code=False)
        said = span["code"]
        is_padded = said.startswith(" `") or said.endswith("` ")
        yield CodePiece(said[1:-1] if is_padded else said, span[0], is_code=True)
        end = span.end()
    if rest := sentence[end:]:
        yield CodePiece(rest, rest, is_code=False)


def strip_code(sentence: str) -> str:
    """Returns a sentence with its code spans bare, for where a style of its own or its place sets them apart."""
    return "".join(piece.text for piece in split_code(sentence))
