"""Two pieces of HTML as one: in the structure of the newer, with words that went struck and words that came underlined.

Words and blocks are compared; marks inside a line, such as links and emphasis, are those of the newer text. Every tag of
the newer piece is kept, so that what comes out is as well-formed as what went in; of the older one those tags are kept
that begin and end within a stretch that went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.diff.redlines import find_changes
from clausetree.publish.draw.html_tokens import INLINE, Token, cut_tokens, split_html
from clausetree.publish.draw.markup import EMPTY, Markup
from clausetree.text.sequence import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Mark = Literal["ins", "del", "came", "went", "stayed"]
"""How a word is marked: new, gone, or as one that moved: here from another clause, away, or inside its clause."""

_TAGS: dict[Mark, tuple[str, str]] = {
    "ins": ("<ins>", "</ins>"),
    "del": ("<del>", "</del>"),
    "came": ('<ins class="moved">', "</ins>"),
    "went": ('<del class="moved">', "</del>"),
    "stayed": ('<span class="moved">', "</span>"),
}
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


class Stretch(NamedTuple):
    """A part of the source of two pieces of HTML, before and after.

    Attributes:
        before: What it was.
        after: What it is.
        way: Which way it moved; None for what stands in its place.
        note: What is said of the move, after it.
        origin: What came or moved inside its clause as it was drawn where it stood, for it is not in the older piece.
    """

    before: str
    after: str
    way: Literal["came", "went", "stayed"] | None = None
    note: Markup = EMPTY
    origin: Markup = EMPTY


class _Cut(NamedTuple):
    """The tokens of a stretch, before and after, and how it is marked."""

    olds: list[Token]
    news: list[Token]
    stretch: Stretch


def merge_html(old: Markup, new: Markup, stretches: Sequence[Stretch] = ()) -> Markup:
    """Returns one piece of HTML that shows how `old` became `new`; either can be empty.

    Args:
        old: The older piece.
        new: The newer piece.
        stretches: What stands beside what, in order; all beside all where it is not said.
    """
    writer = _Writer()
    for cut in _cut(split_html(old), split_html(new), stretches or (Stretch("", ""),)):
        _merge(cut, writer)
    return writer.finish()


def _cut(olds: Sequence[Token], news: Sequence[Token], stretches: Sequence[Stretch]) -> Iterator[_Cut]:
    elsewhere = ("came", "stayed")
    befores = cut_tokens(olds, ["" if one.way in elsewhere else one.before for one in stretches])
    afters = cut_tokens(news, [one.after for one in stretches])
    for before, after, stretch in zip(befores, afters, stretches, strict=True):
        stray = [token for token in split_html(stretch.origin) if token.kind == "text"]
        yield _Cut(before + stray, after, stretch)


def _merge(cut: _Cut, writer: _Writer) -> None:
    """Writes the tokens of a stretch as one."""
    olds, news, stretch = cut
    kept: Mark | None = stretch.way if stretch.way != "went" else None
    one, other = _find_compared(olds), _find_compared(news)
    done = 0
    for change in _compare([olds[at].key or "" for at in one], [news[at].key or "" for at in other]):
        start = other[change.new_start] if change.new_start < len(other) else len(news)
        went, marks = _find_gone(olds, one, change, writer.find_open(news[done:start]))
        first = start
        if went:
            first -= _count_marks(olds[:marks], news[done:start])
        writer.write(news[done:first], kept)
        writer.delete(went, "went" if stretch.way == "went" else "del")
        writer.write(news[first:start], kept)
        done = other[change.new_end - 1] + 1 if change.new_start < change.new_end else start
        writer.write(news[start:done], "ins")
    tail = len(news)
    while tail > done and not news[tail - 1].is_word:
        tail -= 1
    writer.write(news[done:tail], kept)
    writer.note(stretch.note)
    writer.write(news[tail:], kept)


def _find_gone(
    olds: Sequence[Token], compared: Sequence[int], change: Change, around: Collection[str]
) -> tuple[Sequence[Token], int]:
    """Returns what a change took away, and where it began.

    Marks inside a line that are around no more than it are among it, but for those that are `around` its place too.
    """
    if change.old_start == change.old_end:
        return (), 0
    start, end = compared[change.old_start], compared[change.old_end - 1] + 1
    begun = start
    while end < len(olds) and olds[end].kind == "close" and olds[end].key is None:
        if not _has_unclosed(olds[start:end]):
            if not start or not _opens(olds[start - 1]) or olds[start - 1].name in around:
                break
            start -= 1
        end += 1
    return olds[start:end], begun


def _opens(token: Token) -> bool:
    return token.kind == "open" and token.key is None


def _has_unclosed(tokens: Sequence[Token]) -> bool:
    """Returns whether a mark inside a line begins among the tokens and doesn't end there."""
    depth = 0
    for token in tokens:
        if _opens(token):
            depth += 1
        elif token.kind == "close" and token.key is None:
            depth = max(0, depth - 1)
    return depth > 0


def _compare(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yields the changes; where that is the same, what came or went begins where a block begins."""
    before = Change(0, 0, 0, 0)
    for change in find_changes(old, new):
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


def _count_marks(before: Sequence[Token], kept: Sequence[Token]) -> int:
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


def _find_compared(tokens: Sequence[Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.key is not None]


class _Writer:
    """Writes the tokens of the newer piece, and what went between them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._marked: Mark | None = None

    def write(self, tokens: Sequence[Token], mark: Mark | None) -> None:
        for token in tokens:
            self._write(token, mark)

    def find_open(self, tokens: Sequence[Token]) -> list[str]:
        """Returns the names of the tags that are open after the tokens."""
        names = list(self._open)
        for token in tokens:
            _follow(names, token)
        return names

    def note(self, note: Markup) -> None:
        if note:
            self._mark(None)
            self._pieces.append(f' <span class="redline__note">({note})</span>')

    def delete(self, tokens: Sequence[Token], mark: Mark) -> None:
        if not any(token.html for token in tokens if token.kind == "text"):
            return
        whole = _find_whole(tokens)
        outer = next(
            (tokens[place].name for place in sorted(whole) if tokens[place].name not in INLINE), None
        )
        home = next((name for name in reversed(self._open) if name not in INLINE), "")
        allowed = _HOLDS.get(home)
        blocks = outer is not None and (allowed is None or outer in allowed) and not self._is_in_line()
        wraps = () if blocks else _WRAPS.get(home, ())
        for name in wraps:
            self._write(Token("open", f"<{name}>", None, name), None)
        written = parted = False
        for place, token in enumerate(tokens):
            if token.kind == "text":
                if parted and written:
                    self._write(Token("text", " ", " "), mark)
                self._write(token, mark)
                written, parted = True, False
            elif token.name in INLINE or blocks:
                if place in whole:
                    self._write(token, None)
            else:
                parted = True
        for name in reversed(wraps):
            self._write(Token("close", f"</{name}>", None, name), None)

    def _is_in_line(self) -> bool:
        return bool(self._open) and self._open[-1] in INLINE

    def finish(self) -> Markup:
        self._mark(None)
        return Markup("".join(self._pieces))

    def _write(self, token: Token, mark: Mark | None) -> None:
        if token.kind == "text":
            self._mark(mark)
        else:
            self._mark(None)
            _follow(self._open, token)
        self._pieces.append(token.html)

    def _mark(self, mark: Mark | None) -> None:
        if mark == self._marked:
            return
        if self._marked:
            self._pieces.append(_TAGS[self._marked][1])
        if mark:
            self._pieces.append(_TAGS[mark][0])
        self._marked = mark


def _follow(names: list[str], token: Token) -> None:
    """Takes a tag into account in the names of those that are open."""
    if token.kind == "open":
        names.append(token.name)
    elif token.kind == "close" and token.name in names:
        del names[len(names) - 1 - names[::-1].index(token.name) :]


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
