"""Character entities, such as `&gt;`, in what is said in conversations.

Conversations are raw text, and some authors write entities in them all the same, in code too, where Markdown would show
them as they are. They mean the character, but where somebody shows how to write it: in code of a language that has
entities itself, and in code that holds nothing else.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING

from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTITY = r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
"""The pattern of one."""

_PIECE = re.compile(
    rf"""(?m)^[ \t]*(?P<run>`{{3,}}|~{{3,}})[ \t]*(?P<info>[\w+-]*)[^\r\n]*(?P<block>(?s:.*?))(?:^[ \t]*(?P=run)|\Z)
      | (?<!`)(?P<ticks>`{{1,3}})(?!`)(?P<code>[^\r\n]+?)(?<!`)(?P=ticks)(?!`)
      | (?P<entity>{ENTITY})""",
    re.VERBOSE,
)
_MARKUP = frozenset(
    ("html", "xml", "svg", "xhtml", "jsx", "tsx", "vue", "svelte", "markdown", "md", "php", "handlebars")
)


def find_entities(text: str, *, in_code: bool = True) -> Iterator[Span]:
    """Yields where entities stand in a message that mean their character, in the order of the text.

    In prose those in code do not: there `in_code` is False.
    """
    for piece in _PIECE.finditer(text.replace("\r", "\n")) if "&" in text else ():
        if piece["entity"]:
            if is_known(piece["entity"]):
                yield Span(*piece.span())
        elif in_code:
            inside = "block" if piece["run"] else "code"
            if is_decoded(piece[inside], piece["info"] or ""):
                for found in re.finditer(ENTITY, piece[inside]):
                    if is_known(found[0]):
                        yield Span(*found.span()).shift(piece.start(inside))


def is_known(entity: str) -> bool:
    """Returns whether what is written as an entity is one: a number, or a name that HTML has, as a whole."""
    return entity[1] == "#" or entity[1:] in html5


def is_decoded(code: str, language: str = "") -> bool:
    """Returns whether entities in a piece of code mean their characters."""
    return language.lower() not in _MARKUP and bool(re.sub(ENTITY, "", code).strip())


def decode_entities(text: str, *, in_code: bool = True) -> str:
    """Returns a message, or prose, with the characters that its entities mean, each decoded once; `in_code` as above."""
    if "&" not in text:
        return text
    parts: list[str] = []
    position = 0
    for start, end in find_entities(text, in_code=in_code):
        parts += (text[position:start], html.unescape(text[start:end]))
        position = end
    return "".join((*parts, text[position:]))


def decode_code(code: str, language: str = "") -> str:
    """Returns a piece of code from a message, likewise."""
    if not is_decoded(code, language):
        return code
    return decode_all(code)


def decode_all(text: str) -> str:
    """Returns a text with the characters that all its entities stand for, wherever they stand."""
    return re.sub(ENTITY, _decode, text) if "&" in text else text


def _decode(found: re.Match[str]) -> str:
    return html.unescape(found[0]) if is_known(found[0]) else found[0]
