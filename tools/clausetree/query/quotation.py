"""Where quoted words stand in a document: as they are, or nearly so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.query.enclosing import find_enclosing
from clausetree.text.entities import ENTITY
from clausetree.text.folded_text import FoldedText, fold_quotation
from clausetree.text.similarity import find_window
from clausetree.text.words import UNSPACED, is_inside_word, lower_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetree.model.clause import Content
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator
    from clausetree.text.span import Span

How = Literal["exact", "fuzzy", "none"]
"""How a quotation was found: as it is, but for spaces, typography and marks of Markdown; nearly so, or in another case; not at all."""

_LIKE = 0.85  # of the letters, in order, for words to be quoted nearly as they are
_FEW = 4  # words, of which fewer stand nearly anywhere
_TIED = 0.02  # below the best, for another place to be as likely
_NEARLY = 0.99  # what words score at most that do not stand there as they are
_COMMON = 200  # places of a word, above which it is not asked where it stands
_NEAREST = 6  # passages that are compared with one
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")  # where no spaces part words, each character is one


class Quoted(NamedTuple):
    """A place where quoted words stand.

    Attributes:
        locator: The smallest part of the document that holds them; None before the first heading, where there is none.
        span: Where in the document they are.
        text: What stands there.
        score: How much of the letters is the same, from 0 to 1; 1 where the words stand there as they are.
    """

    locator: Locator | None
    span: Span
    text: str
    score: float


class Quotation(NamedTuple):
    """What was found of quoted words.

    Attributes:
        how: Whether they stand in the document.
        places: Where, in the order of the text; nearly the same ones the likest first.
    """

    how: How
    places: tuple[Quoted, ...]


class QuotationIndex:
    """A document in which quotations are looked for; only contents that have the words are folded, each once.

    The text before the first heading is the first of the contents, then come those of the clauses.
    """

    def __init__(self, document: Document) -> None:
        """Takes the document."""
        self._document = document
        self._folded: dict[int, FoldedText] = {}
        self._offsets: dict[str, tuple[int, ...]] = {}

    def find(self, text: str, *, in_any_case: bool = True) -> Quotation:
        """Returns where quoted words stand; first as they are, and only where they don't, nearly so.

        Args:
            text: The words.
            in_any_case: Whether words that differ in their case alone are nearly the same, however few they are.
        """
        quoted = fold_quotation(text, self._name)
        words = tuple(dict.fromkeys(_WORD.findall(lower_letters(quoted))))
        if not words:
            return Quotation("none", ())
        if exact := tuple(self._find_exact(quoted, words)):
            return Quotation("exact", exact)
        if in_any_case and (cased := tuple(self._find_exact(lower_letters(quoted), words, is_lower=True))):
            return Quotation("fuzzy", cased)
        fuzzy = self._find_fuzzy(quoted, words) if len(words) >= _FEW else ()
        return Quotation("fuzzy" if fuzzy else "none", fuzzy)

    def _find_exact(self, quoted: str, words: Iterable[str], *, is_lower: bool = False) -> Iterator[Quoted]:
        """Yields where the words stand as they are quoted, or but for their case; whole words only."""
        for content in self._find_contents(words):
            text = self._fold(content).text
            text = lower_letters(text) if is_lower else text
            start = text.find(quoted)
            while start >= 0:
                end = start + len(quoted)
                if not is_inside_word(text, start) and not is_inside_word(text, end):
                    yield self._quote(content, start, end, _NEARLY if is_lower else 1.0)
                start = text.find(quoted, start + 1)

    def _find_contents(self, words: Iterable[str]) -> list[int]:
        """Returns the contents that have all of the words, by their places; common words are not asked for."""
        holders = [
            {bisect_right(self._starts, offset) - 1 for offset in offsets} | self._shown[word] | self._spelt
            for word in words
            if len(offsets := self._find_word(word)) <= _COMMON
        ]
        found = frozenset.intersection(*map(frozenset, holders)) if holders else range(len(self._starts))
        return sorted(place for place in found if place >= 0)

    def _find_fuzzy(self, quoted: str, words: Iterable[str]) -> tuple[Quoted, ...]:
        """Returns the places where nearly the quoted words stand: in a passage, or else from one on into the next."""
        near = self._find_near(words)
        found = [one for place in near if (one := self._compare(quoted, place, 0))]
        found = found or [one for place in near if (one := self._compare(quoted, place, len(quoted)))]
        best = max((one.score for one in found), default=0.0)
        tied = {one.locator: one for one in reversed(found) if one.score >= best - _TIED}
        return tuple(sorted(tied.values(), key=lambda one: (-one.score, one.span)))

    def _find_near(self, words: Iterable[str]) -> list[int]:
        """Returns the passages that have most of the rare words of a quotation, by their places; the likest first."""
        weights: Counter[int] = Counter()
        for word in words:
            offsets = self._find_word(word)
            if 0 < len(offsets) <= _COMMON:
                places = {bisect_right(self._passages, (offset, inf)) - 1 for offset in offsets}
                for place in places:
                    weights[place] += 1 / len(places)  # type: ignore[assignment]
        ranked = sorted(weights, key=lambda place: (-weights[place], place))
        return [place for place in ranked if place >= 0][:_NEAREST]

    def _compare(self, quoted: str, place: int, further: int) -> Quoted | None:
        """Returns where in a passage, and so many letters further, what is most like the quoted words stands, if it is like them."""
        _, content, first, last = self._passages[place]
        folded = self._fold(content)
        start, end = folded.place(first), folded.place(last) + further
        window = find_window(quoted, folded.text[start:end])
        if window.likeness < _LIKE:
            return None
        text, first, last = folded.text, start + window.start, start + window.end
        while first > start and is_inside_word(text, first):
            first -= 1
        while is_inside_word(text, last):
            last += 1
        said = text[first:last]
        first, last = last - len(said.lstrip()), first + len(said.rstrip())
        return self._quote(content, first, last, min(window.likeness, _NEARLY))

    def _quote(self, content: int, start: int, end: int, score: float) -> Quoted:
        span = self._fold(content).locate(start, end).shift(self._starts[content])
        locator = find_enclosing(self._document, span) if content else None
        return Quoted(locator, span, span.slice(self._document.text), score)

    def _fold(self, content: int) -> FoldedText:
        if content not in self._folded:
            self._folded[content] = FoldedText(self._contents[content][1].source, self._name)
        return self._folded[content]

    def _find_word(self, word: str) -> tuple[int, ...]:
        """Returns where in the document some letters stand; one place more than `_COMMON` where there are more."""
        if word not in self._offsets:
            found: list[int] = []
            start = self._lower.find(word)
            while start >= 0 and len(found) <= _COMMON:
                found.append(start)
                start = self._lower.find(word, start + len(word))
            self._offsets[word] = tuple(found)
        return self._offsets[word]

    @cached_property
    def _lower(self) -> str:
        return lower_letters(self._document.text)

    @cached_property
    def _contents(self) -> tuple[tuple[int, Content], ...]:
        return tuple(self._document.contents())

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._contents]

    @cached_property
    def _passages(self) -> list[tuple[int, int, int, int]]:
        """Returns where each passage starts, its content, and where in that it starts and ends; a heading counts as one."""
        headings = [(), *([clause.heading.span._replace(start=0)] for clause in self._document.clauses)]
        return [
            (start + span.start, place, span.start, span.end)
            for place, (start, content) in enumerate(self._contents)
            for span in (*headings[place], *(passage.span for passage in content.passages))
        ]

    @cached_property
    def _shown(self) -> Mapping[str, set[int]]:
        """Returns for each word of a title the contents in which references show it."""
        found: dict[str, set[int]] = defaultdict(set)
        for place, (_, content) in enumerate(self._contents):
            for target in {one.target for one in content.references if one.text is None}:
                for word in _WORD.findall((self._name(target) or "").lower()):
                    found[word].add(place)
        return found

    @cached_property
    def _spelt(self) -> frozenset[int]:
        """Returns the contents in which characters are written as entities, and may be of any word."""
        return frozenset(
            place for place, (_, content) in enumerate(self._contents) if re.search(ENTITY, content.source)
        )

    def _name(self, target: str) -> str | None:
        """Returns what a reference without a text of its own is shown as: the title of the clause that it leads to."""
        clause = self._document.find(target)
        return clause.title if clause else None
