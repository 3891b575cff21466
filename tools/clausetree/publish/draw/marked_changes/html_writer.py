"""Writes a redline in HTML: what is kept, with what went and what came marked, so that every tag is where it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from clausetree.publish.draw.marked_changes.html_tokens import (
    INLINE,
    Token,
    close,
    find_mark,
    find_open_marks,
)
from clausetree.publish.draw.markup import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

Mark = Literal["ins", "del", "came", "went", "stayed", "came-del", "stayed-del"]
"""How a word is marked: new, gone, or as one that moved: here from another clause, away, or inside its clause.

What is gone from a sentence that came did not stand here: side by side, it is on neither side.
"""

_TAGS: dict[Mark, tuple[str, str]] = {
    "ins": ("<ins>", "</ins>"),
    "del": ("<del>", "</del>"),
    "came": ('<ins class="moved">', "</ins>"),
    "went": ('<del class="moved">', "</del>"),
    "stayed": ('<span class="moved">', "</span>"),
    "came-del": ('<del class="origin">', "</del>"),
    "stayed-del": ('<del class="own">', "</del>"),
}
_HOLDS = {  # what may stand right inside an element; anything may where it is not named
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    **dict.fromkeys(("table", "thead", "tbody"), frozenset({"thead", "tbody", "tr"})),
    "tr": frozenset({"td", "th"}),
    **dict.fromkeys(("p", "pre", "h2", "h3", "h4", "summary", "caption"), frozenset[str]()),
}
_HOMES = {  # what an element may stand right inside; in anything that may hold it where it is not named
    "li": frozenset({"ul", "ol"}),
    "tr": frozenset({"table", "thead", "tbody"}),
    **dict.fromkeys(("td", "th"), frozenset({"tr"})),
    **dict.fromkeys(("thead", "tbody", "caption"), frozenset({"table"})),
}
_WRAPS = {
    "ul": ("li",),
    "ol": ("li",),
    "table": ("tr", "td"),
    "thead": ("tr", "td"),
    "tbody": ("tr", "td"),
    "tr": ("td",),
}


class Writer:
    """Writes the tokens of the newer piece, and what went between them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[Token] = []
        self._marked: Mark | None = None
        self._is_after_word = False

    def write(self, tokens: Sequence[Token], mark: Mark | None) -> None:
        """Writes tokens of the newer piece."""
        for token in tokens:
            self._write(token, mark)

    def find_marks(self, tokens: Sequence[Token] = ()) -> list[Token]:
        """Returns the marks inside a line that are open after the tokens, the outermost first."""
        return find_open_marks([*self._open, *tokens])

    def delete(self, tokens: Sequence[Token], mark: Mark, depth: int) -> None:
        """Writes tokens of the older piece, with those tags that may stand here, in no more than `depth` marks inside a line."""
        if not any(token.html for token in tokens if token.kind == "text"):
            return
        left = self.find_marks()[depth:]
        if not any(find_mark(one) for one in left):
            left = []
        for one in reversed(left):
            self._write(close(one), None)
        self._delete(tokens, mark)
        for one in left:
            self._write(one, None)

    def _delete(self, tokens: Sequence[Token], mark: Mark) -> None:
        whole = _find_whole(tokens)
        outer = _find_outermost(tokens, whole)
        home = next((one.name for one in reversed(self._open) if one.name not in INLINE), "")
        allowed = _HOLDS.get(home)
        blocks = (
            bool(outer)
            and (allowed is None or allowed.issuperset(outer))
            and all(home in _HOMES.get(name, {home}) for name in outer)
            and (allowed is None or not _has_bare_words(tokens, whole))
            and not self._is_in_line()
        )
        wraps = () if blocks else _WRAPS.get(home, ())
        for name in wraps:
            self._write(Token("open", f"<{name}>", None, name), None)
        parted, written = False, self._is_after_word
        linked = any(one.name == "a" for one in self._open)  # a link can't stand in another
        for place, token in enumerate(tokens):
            if token.is_layout:
                parted = True
            elif token.kind == "text":
                if parted and written and not blocks:
                    self._write(Token("text", " ", " "), mark)
                self._write(token, mark)
                written, parted = True, False
            elif token.name in INLINE or blocks:
                if place in whole and not (linked and token.name == "a"):
                    self._write(token, None)
            else:
                parted = True
        for name in reversed(wraps):
            self._write(Token("close", f"</{name}>", None, name), None)

    def _is_in_line(self) -> bool:
        return bool(self._open) and self._open[-1].name in INLINE

    def finish(self) -> Markup:
        """Returns all that was written."""
        self._mark(None)
        return Markup("".join(self._pieces))

    def _write(self, token: Token, mark: Mark | None) -> None:
        if token.kind == "text":
            self._mark(None if token.is_layout else mark)
        else:
            self._mark(None)
            _follow(self._open, token)
        self._pieces.append(token.html)
        self._is_after_word = token.is_word or (self._is_after_word and token.name in INLINE)

    def _mark(self, mark: Mark | None) -> None:
        if mark == self._marked:
            return
        if self._marked:
            self._pieces.append(_TAGS[self._marked][1])
        if mark:
            self._pieces.append(_TAGS[mark][0])
        self._marked = mark


def _follow(marks: list[Token], token: Token) -> None:
    """Takes a tag into account in those that are open."""
    names = [one.name for one in marks]
    if token.kind == "open":
        marks.append(token)
    elif token.kind == "close" and token.name in names:
        del marks[len(names) - 1 - names[::-1].index(token.name) :]


def _find_outermost(tokens: Sequence[Token], whole: set[int]) -> set[str]:
    """Returns the names of the blocks that begin and end among the tokens, but for those in other such blocks."""
    found: set[str] = set()
    depth = 0
    for place in sorted(whole):
        token = tokens[place]
        if token.name in INLINE:
            continue
        if not depth:
            found.add(token.name)
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
    return found


def _has_bare_words(tokens: Sequence[Token], whole: set[int]) -> bool:
    """Returns whether words stand outside of the blocks that begin and end among the tokens."""
    depth = 0
    for place, token in enumerate(tokens):
        if token.is_block and place in whole:
            depth += 1 if token.kind == "open" else -1
        elif token.is_word and not depth:
            return True
    return False


def _find_whole(tokens: Sequence[Token]) -> set[int]:
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
