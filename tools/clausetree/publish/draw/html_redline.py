"""Two pieces of HTML as one: in the structure of the newer, with words that went struck and words that came underlined.

Words and blocks are compared; marks inside a line, such as links and emphasis, are those of the newer text. Every tag of
the newer piece is kept, so that what comes out is as well-formed as what went in; of the older one those tags are kept
that begin and end within a stretch that went.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.diff.redlines import smooth_changes
from clausetree.publish.draw.markup import Markup
from clausetree.text.sequence import Change, compare_sequences
from clausetree.text.words import split_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PART = re.compile(r"""<math\b.*?</math>|</?([a-z][a-z0-9]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)
_INLINE = frozenset({"a", "abbr", "b", "code", "data", "em", "i", "s", "span", "strong", "sub", "sup"})
_VOID = frozenset({"br", "hr"})
_HOLDS = {  # what may stand right inside an element; anything may where it is not named
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    **dict.fromkeys(("table", "thead", "tbody"), frozenset({"thead", "tbody", "tr"})),
    "tr": frozenset({"td", "th"}),
    **dict.fromkeys(("p", "pre", "h2", "h3", "h4", "summary", "caption"), frozenset[str]()),
}
_WRAPS = {
    "ul": ("li",),
    "ol": ("li",),
    "table": ("tr", "td"),
    "thead": ("tr", "td"),
    "tbody": ("tr", "td"),
    "tr": ("td",),
}


class _Token(NamedTuple):
    """A word, a blank, a formula, or a tag.

    Attributes:
        kind: What it is.
        html: As it stands in the page.
        key: What it is compared by; None for a mark inside a line, which is not compared.
        name: The tag's name; empty for text.
    """

    kind: Literal["text", "open", "close", "void"]
    html: str
    key: str | None
    name: str = ""


def merge_html(old: Markup, new: Markup) -> Markup:
    """Returns one piece of HTML that shows how `old` became `new`; either can be empty."""
    olds, news = _split(old), _split(new)
    one, other = _find_compared(olds), _find_compared(news)
    writer = _Writer()
    done = 0
    for change in _compare([olds[at].key or "" for at in one], [news[at].key or "" for at in other]):
        start = other[change.new_start] if change.new_start < len(other) else len(news)
        went = (
            olds[one[change.old_start] : one[change.old_end - 1] + 1]
            if change.old_start < change.old_end
            else []
        )
        first = start
        if went:
            first -= _count_marks(olds[: one[change.old_start]], news[done:start])
        writer.keep(news[done:first])
        writer.delete(went)
        writer.keep(news[first:start])
        done = other[change.new_end - 1] + 1 if change.new_start < change.new_end else start
        writer.insert(news[start:done])
    writer.keep(news[done:])
    return writer.finish()


def _compare(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yields the changes; where that is the same, what came or went begins where a block begins."""
    before = Change(0, 0, 0, 0)
    for change in smooth_changes(compare_sequences(old, new), old):
        tokens, start, end, room = (
            (new, change.new_start, change.new_end, change.new_start - before.new_end)
            if change.old_start == change.old_end
            else (old, change.old_start, change.old_end, change.old_start - before.old_end)
        )
        back = 0
        if change.old_start == change.old_end or change.new_start == change.new_end:
            back = _find_block(tokens, start, end, room)
        before = Change(*(place - back for place in change))
        yield before


def _find_block(tokens: Sequence[str], start: int, end: int, room: int) -> int:
    """Returns by how much a stretch can begin earlier, with the same tokens in it, so that it begins with a block; else 0."""
    for back in range(room + 1):
        if tokens[start - back].startswith("\0open"):
            return back
        if back == room or tokens[start - back - 1] != tokens[end - back - 1]:
            break
    return 0


def _count_marks(before: Sequence[_Token], kept: Sequence[_Token]) -> int:
    """Returns how many marks inside a line begin right before a change that were not around what stood there."""
    count = 0
    while count < len(kept) and kept[-1 - count].key is None and kept[-1 - count].kind == "open":
        if (
            count < len(before)
            and before[-1 - count].html.partition(" ")[0] == kept[-1 - count].html.partition(" ")[0]
        ):
            break
        count += 1
    return count


def _split(html: Markup) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    for part in _PART.finditer(html):
        found += _split_text(html[place : part.start()])
        found.append(_read_part(part))
        place = part.end()
    found += _split_text(html[place:])
    return found


def _split_text(html: str) -> Iterator[_Token]:
    for word in split_tokens(unescape(html)):
        yield _Token("text", escape(word, quote=False), word if word.strip() else " ")


def _read_part(part: re.Match[str]) -> _Token:
    html, name = part[0], part[1]
    if name is None:
        return _Token("text", html, html)
    if name in _VOID:
        return _Token("void", html, f"\0{name}", name)
    kind: Literal["open", "close"] = "close" if html.startswith("</") else "open"
    return _Token(kind, html, None if name in _INLINE else f"\0{kind} {name}", name)


def _find_compared(tokens: Sequence[_Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.key is not None]


class _Writer:
    """Writes the tokens of the newer piece, and what went between them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._marked: Literal["ins", "del"] | None = None

    def keep(self, tokens: Sequence[_Token]) -> None:
        for token in tokens:
            self._write(token, None)

    def insert(self, tokens: Sequence[_Token]) -> None:
        for token in tokens:
            self._write(token, "ins")

    def delete(self, tokens: Sequence[_Token]) -> None:
        if not any(token.html.strip() for token in tokens if token.kind == "text"):
            return
        whole = _find_whole(tokens)
        outer = next(
            (tokens[place].name for place in sorted(whole) if tokens[place].name not in _INLINE), None
        )
        home = next((name for name in reversed(self._open) if name not in _INLINE), "")
        allowed = _HOLDS.get(home)
        blocks = outer is not None and (allowed is None or outer in allowed) and not self._is_in_line()
        wraps = () if blocks else _WRAPS.get(home, ())
        for name in wraps:
            self._write(_Token("open", f"<{name}>", None, name), None)
        written = parted = False
        for place, token in enumerate(tokens):
            if token.kind == "text":
                if parted and written:
                    self._write(_Token("text", " ", " "), "del")
                self._write(token, "del")
                written, parted = True, False
            elif token.name in _INLINE or blocks:
                if place in whole:
                    self._write(token, None)
            else:
                parted = True
        for name in reversed(wraps):
            self._write(_Token("close", f"</{name}>", None, name), None)

    def _is_in_line(self) -> bool:
        return bool(self._open) and self._open[-1] in _INLINE

    def finish(self) -> Markup:
        self._mark(None)
        return Markup("".join(self._pieces))

    def _write(self, token: _Token, mark: Literal["ins", "del"] | None) -> None:
        if token.kind == "text":
            blank = not token.html.strip()
            self._mark(self._marked if blank and self._marked in {None, mark} else mark)
        else:
            self._mark(None)
            if token.kind == "open":
                self._open.append(token.name)
            elif token.kind == "close" and token.name in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(token.name) :]
        self._pieces.append(token.html)

    def _mark(self, mark: Literal["ins", "del"] | None) -> None:
        if mark == self._marked:
            return
        if self._marked:
            self._pieces.append(f"</{self._marked}>")
        if mark:
            self._pieces.append(f"<{mark}>")
        self._marked = mark


def _find_whole(tokens: Sequence[_Token]) -> set[int]:
    """Returns the places of the tags that begin and end among the tokens, and of those that have no end."""
    found: set[int] = set()
    waiting: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind == "void":
            found.add(place)
        elif token.kind == "open":
            waiting.append(place)
        elif token.kind == "close":
            while waiting and tokens[waiting[-1]].name != token.name:
                waiting.pop()
            if waiting:
                found |= {waiting.pop(), place}
    return found
