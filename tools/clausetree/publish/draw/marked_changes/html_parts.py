"""The parts of tables and conversations in HTML, such as rows and responses, and which of them became which."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.sequence import compare_sequences, pair_best

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from clausetree.publish.draw.marked_changes.html_tokens import Token

_HOLDERS = frozenset(
    {
        *("table", "thead", "tbody", "tr"),
        *("div example", "div conversation", "div message", "ol comparison", "li response"),
    }
)
"""What holds nothing but parts."""

_TOLD = frozenset({"p verdict", "p reason", "p speaker", "p message__comment"})
"""What is said of a message; in the source it stands in a tag, elsewhere than where it is read."""

_ALIKE = 0.2  # of the words of two parts, to be one; chosen, not labelled: no more hangs on it than whether a part is drawn as one or as two
_MANY = 4096  # pairs of parts in one gap, such as 64 rows before and after; with more they are struck and drawn again, in line with their number
_CLASS = re.compile(r'class="([^" ]+)')

Pair = tuple[int | None, int | None]
"""The places of a part before and after; None on the side that lacks it."""


class HtmlPart(NamedTuple):
    """An element: where its first tag stands among the tokens, and the place after its last one.

    Attributes:
        kind: Its name and its first class.
        start: The place of its opening tag.
        end: The place after its closing tag.
        words: The words in it, each with the number of the stretch that it stands in.
    """

    kind: str
    start: int
    end: int
    words: tuple[Hashable, ...]

    @property
    def is_holder(self) -> bool:
        """Returns whether it holds nothing but parts."""
        return self.kind in _HOLDERS

    @property
    def is_told(self) -> bool:
        """Returns whether it is said of a message, not in it."""
        return self.kind in _TOLD

    @property
    def inside(self) -> range:
        """Returns the places between its tags."""
        return range(self.start + 1, self.end - 1)


def find_parts(tokens: Sequence[Token], labels: Sequence[int], where: range) -> list[HtmlPart]:
    """Returns the elements right inside some tokens."""
    return list(_find_elements(tokens, labels, where, holders=False))


def find_holders(tokens: Sequence[Token], labels: Sequence[int], where: range) -> list[HtmlPart]:
    """Returns the outermost tables and conversations among some tokens."""
    return list(_find_elements(tokens, labels, where, holders=True))


def find_told(tokens: Sequence[Token]) -> set[int]:
    """Returns the places of what is said of a message."""
    found: set[int] = set()
    is_told = False
    for place, token in enumerate(tokens):
        if token.name == "p":  # a paragraph holds no other one
            is_told = token.kind == "open" and _find_kind(token) in _TOLD
        elif is_told:
            found.add(place)
    return found


def _find_elements(
    tokens: Sequence[Token], labels: Sequence[int], where: range, *, holders: bool
) -> Iterator[HtmlPart]:
    start, depth = -1, 0
    for place in where:
        token = tokens[place]
        if token.kind == "open" and (depth or not holders or _find_kind(token) in _HOLDERS):
            start = start if depth else place
            depth += 1
        elif token.kind == "close" and depth:
            depth -= 1
            if not depth:
                words = tuple(
                    (labels[at], tokens[at].key) for at in range(start, place) if tokens[at].is_word
                )
                yield HtmlPart(_find_kind(tokens[start]), start, place + 1, words)


def _find_kind(tag: Token) -> str:
    found = _CLASS.search(tag.html)
    if tag.name in {"table", "thead", "tbody", "tr", "td", "th"} or not found:
        return "td" if tag.name == "th" else tag.name
    return f"{tag.name} {found[1]}"


def pair_parts(olds: Sequence[HtmlPart], news: Sequence[HtmlPart]) -> list[Pair]:
    """Returns which parts became which, in order; what is gone stands before what came instead of it."""
    found: list[Pair] = []
    place = new_place = 0
    for change in compare_sequences(
        [one._replace(start=0, end=0) for one in olds], [one._replace(start=0, end=0) for one in news]
    ):
        found += zip(range(place, change.old_start), range(new_place, change.new_start), strict=True)
        found += _pair_gap(olds, news, range(*change[:2]), range(*change[2:]))
        place, new_place = change.old_end, change.new_end
    found += zip(range(place, len(olds)), range(new_place, len(news)), strict=True)
    return found


def pair_columns(olds: Sequence[Sequence[HtmlPart]], news: Sequence[Sequence[HtmlPart]]) -> list[Pair]:
    """Returns which columns of a table became which, from its rows before and after."""
    return pair_parts(*(list(_read_columns(rows)) for rows in (olds, news)))


def _read_columns(rows: Sequence[Sequence[HtmlPart]]) -> Iterator[HtmlPart]:
    width = max((len(row) for row in rows), default=0)
    for at in range(width):
        yield HtmlPart("column", 0, 0, tuple(row[at].words for row in rows if at < len(row)))


def _pair_gap(olds: Sequence[HtmlPart], news: Sequence[HtmlPart], old: range, new: range) -> Iterator[Pair]:
    """Yields the parts of a gap, paired so that together they have the most words in common."""
    at = other = 0
    pairs = pair_best(_weigh(olds, news, old, new), len(old), len(new))
    for gone, came in [*pairs, (len(old), len(new))]:
        yield from ((place, None) for place in old[at:gone])
        yield from ((None, place) for place in new[other:came])
        if gone < len(old):
            yield old[gone], new[came]
        at, other = gone + 1, came + 1


def _weigh(
    olds: Sequence[HtmlPart], news: Sequence[HtmlPart], old: range, new: range
) -> dict[tuple[int, int], float]:
    """Returns how alike the parts of a gap are that can be one: by their words, or as the only ones that are there."""
    if len(old) * len(new) > _MANY:
        return {}
    befores, afters = [Counter(olds[at].words) for at in old], [Counter(news[at].words) for at in new]
    kinds = Counter(olds[at].kind for at in old), Counter(news[at].kind for at in new)
    found: dict[tuple[int, int], float] = {}
    for at, before in enumerate(befores):
        for other, after in enumerate(afters):
            kind = olds[old[at]].kind
            if kind != news[new[other]].kind:
                continue
            shared = 2 * (before & after).total() / max(1, before.total() + after.total())
            if shared >= _ALIKE or kinds[0][kind] == kinds[1][kind]:
                found[at, other] = shared + 0.01
    return found
