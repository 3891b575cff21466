"""A piece of HTML as words, spaces and tags, and which of them stand for which part of a source."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.text.sequence import compare_sequences
from clausetree.text.words import split_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.publish.draw.markup import Markup

INLINE = frozenset({"a", "abbr", "b", "bdi", "code", "data", "em", "i", "s", "span", "strong", "sub", "sup"})
"""Marks inside a line."""

BLOCKS = frozenset({"blockquote", "ol", "pre", "ul"})
"""Blocks that are read as more than their words."""

_SEEN = BLOCKS | {"a", "b", "code", "em", "i", "s", "strong", "sub"}

_PART = re.compile(r"""<math\b.*?</math>|</?([a-z][a-z0-9]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)
_VOID = frozenset({"br", "hr"})


class Token(NamedTuple):
    """A word, a space, a formula, or a tag.

    Attributes:
        kind: What it is.
        html: As it stands in the page.
        key: What it is compared by; None for a mark inside a line and a space between blocks, which are not compared.
        name: The tag's name; empty for text.
        format: The marks and blocks around a word that a reader sees, the outermost first.
    """

    kind: Literal["text", "open", "close", "void"]
    html: str
    key: str | None
    name: str = ""
    format: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        """Returns whether it is text that is not blank."""
        return self.kind == "text" and bool(self.html.strip())

    @property
    def is_layout(self) -> bool:
        """Returns whether it is a space between blocks, which nobody sees."""
        return self.kind == "text" and self.key is None

    @property
    def is_block(self) -> bool:
        """Returns whether it is a tag, but not that of a mark inside a line."""
        return self.kind in {"open", "close"} and self.key is not None


def split_html(html: Markup) -> list[Token]:
    """Returns the tokens that HTML is made of."""
    found: list[Token] = []
    place = 0
    for part in _PART.finditer(html):
        found += _split_text(html[place : part.start()])
        found.append(_read_part(part))
        place = part.end()
    found += _split_text(html[place:])
    blanks = (place for place, token in enumerate(found) if token.kind == "text" and not token.is_word)
    edges = [place for place in blanks if _is_edge(found, place)]
    for place in edges:
        found[place] = found[place]._replace(key=None)
    return list(_add_formats(found))


def find_blocks(word: Token) -> tuple[str, ...]:
    """Returns the blocks around a word that are read as more than their words, the outermost first."""
    return tuple(name for name in word.format if name in BLOCKS)


def _add_formats(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yields the tokens, words with the marks around them.

    What leads nowhere, such as a reference to a clause that is gone, is marked as a link is; a mention of a defined term
    is not, for only the first one on a page is a link.
    """
    around: list[tuple[str, str]] = []
    for token in tokens:
        if token.kind == "open":
            around.append((token.name, find_mark(token)))
        elif token.kind == "close":
            while around and around.pop()[0] != token.name:
                pass
        marks = tuple(mark for _, mark in around if mark)
        yield token._replace(format=marks) if token.is_word and marks else token


def find_mark(tag: Token) -> str:
    """Returns what a tag marks words as for whoever reads them; nothing where they do not see it."""
    if tag.name == "a":
        return "" if 'class="term"' in tag.html else "a"
    if tag.name == "span":
        return "a" if any(f'class="{kind}"' in tag.html for kind in ("dangling", "file")) else ""
    return tag.name if tag.name in _SEEN else ""


def _is_edge(tokens: Sequence[Token], place: int) -> bool:
    """Returns whether a space stands at the edge of a block."""
    beside = (*tokens[max(place - 1, 0) : place], *tokens[place + 1 : place + 2])
    return len(beside) == 1 or any(token.is_block for token in beside)


def cut_tokens(tokens: Sequence[Token], texts: Sequence[str]) -> list[list[Token]]:
    """Returns the tokens cut into as many runs as there are texts, which in a row are the source that they render.

    A word goes with the text that it stands in; a space and a closing tag with what is before them, an opening tag with
    what is after it.
    """
    labels = _label_words([token.key or "" for token in tokens if token.is_word], texts)
    found: list[list[Token]] = [[] for _ in texts]
    waiting: list[Token] = []
    last = next_word = 0
    for token in tokens:
        if token.is_word:
            last = max(last, labels[next_word])
            next_word += 1
            found[last] += (*waiting, token)
            waiting = []
        elif token.kind == "open" or waiting:
            waiting.append(token)
        else:
            found[last].append(token)
    found[last] += waiting
    return found


def _label_words(words: Sequence[str], texts: Sequence[str]) -> list[int]:
    """Returns in which of the texts each word stands; one that none has goes by its place among its neighbours."""
    source = [word for text in texts for word in _find_words(text)]
    ends = list(accumulate(sum(1 for _ in _find_words(text)) for text in texts))
    homes = [
        number
        for number, (start, end) in enumerate(zip([0, *ends], ends, strict=False))
        for _ in range(start, end)
    ]
    found: list[int] = []
    place = 0
    for change in [*compare_sequences(source, words), None]:
        end = change.old_start if change else len(source)
        found += homes[place:end]
        if change:
            size, room = change.new_end - change.new_start, change.old_end - change.old_start
            inside = (change.old_start + at * room // size for at in range(size))
            found += (homes[min(at, len(homes) - 1)] if homes else 0 for at in inside)
            place = change.old_end
    return found


def _find_words(text: str) -> Iterator[str]:
    return (token for token in split_tokens(text) if token.strip())


def close(tag: Token) -> Token:
    """Returns the tag that ends what another one began."""
    return Token("close", f"</{tag.name}>", None, tag.name)


def find_open_marks(tokens: Sequence[Token]) -> list[Token]:
    """Returns the marks inside a line that are open after the tokens, the outermost first."""
    found: list[Token] = []
    for token in tokens:
        if token.name not in INLINE and token.kind in {"open", "close"}:
            found = []
        elif token.kind == "open":
            found.append(token)
        elif token.kind == "close" and found:
            found.pop()
    return found


def _split_text(html: str) -> Iterator[Token]:
    for word in split_tokens(unescape(html)):
        yield Token("text", escape(word, quote=False), word if word.strip() else " ")


def _read_part(part: re.Match[str]) -> Token:
    html, name = part[0], part[1]
    if name is None:
        return Token("text", html, html)
    if name in _VOID:
        return Token("void", html, f"\0{name}", name)
    kind: Literal["open", "close"] = "close" if html.startswith("</") else "open"
    return Token(kind, html, None if name in INLINE else f"\0{kind} {name}", name)
