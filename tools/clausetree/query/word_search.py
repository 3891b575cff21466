"""Which clauses speak of some words: ranked, the rarer a word the more it counts."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from math import log
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator

_SATURATION, _LENGTH = 1.2, 0.75  # of BM25, as search engines set them
_TITLE = 2.0  # times that a word of a title counts, against one of a passage


class RankedClause(NamedTuple):
    """A clause that speaks of some words.

    Attributes:
        clause: The clause.
        locator: The passage of it that speaks of them most; of a clause whose title alone does, the clause.
        text: What stands there.
        score: How much the clause speaks of them; only to be compared with others of the same search.
    """

    clause: Clause
    locator: Locator
    text: str
    score: float


class _Part(NamedTuple):
    """A passage or a title, and how often each of its words is in it."""

    clause: Clause
    locator: Locator
    text: str
    counts: Mapping[str, int]
    length: int


class WordIndex:
    """A document in which words are looked for: in titles, passages and examples."""

    def __init__(self, document: Document) -> None:
        """Takes the document."""
        self._document = document

    def find(self, text: str) -> tuple[RankedClause, ...]:
        """Returns the clauses that have one of the words at least, those that speak of them most first."""
        words = dict.fromkeys(find_words(text))
        best: dict[int, RankedClause] = {}
        titles = {part.clause.index: self._score(part, words) * _TITLE for part in self._titles}
        for part in self._parts:
            score = self._score(part, words)
            known = best.get(part.clause.index)
            if score and (known is None or score > known.score):
                best[part.clause.index] = RankedClause(part.clause, part.locator, part.text, score)
        for part in self._titles:
            at = part.clause.index
            if titles[at]:
                found = best.get(at) or RankedClause(part.clause, part.locator, part.text, 0.0)
                best[at] = found._replace(score=found.score + titles[at])
        return tuple(sorted(best.values(), key=lambda one: (-one.score, one.clause.index)))

    def _score(self, part: _Part, words: Iterable[str]) -> float:
        """Returns how much a part speaks of words, as BM25 has it."""
        stretch = 1 - _LENGTH + _LENGTH * part.length / self._average
        return sum(
            self._rarity(word) * count * (_SATURATION + 1) / (count + _SATURATION * stretch)
            for word in words
            if (count := part.counts.get(word, 0))
        )

    def _rarity(self, word: str) -> float:
        holders = self._holders[word]
        return log(1 + (len(self._all) - holders + 0.5) / (holders + 0.5))

    @cached_property
    def _parts(self) -> tuple[_Part, ...]:
        return tuple(part for clause in self._document.clauses for part in _list_passages(clause))

    @cached_property
    def _titles(self) -> tuple[_Part, ...]:
        return tuple(_make(clause, clause.locator, clause.title) for clause in self._document.clauses)

    @cached_property
    def _all(self) -> tuple[_Part, ...]:
        return (*self._titles, *self._parts)

    @cached_property
    def _holders(self) -> Counter[str]:
        """Returns for each word in how many parts it is."""
        return Counter(word for part in self._all for word in part.counts)

    @cached_property
    def _average(self) -> float:
        """Returns how many words a part has, on average."""
        return max(1.0, sum(part.length for part in self._all) / max(1, len(self._all)))


def _list_passages(clause: Clause) -> Iterator[_Part]:
    source = clause.content.source
    for locator, passage in zip(clause.passage_locators(), clause.content.passages, strict=True):
        yield _make(clause, locator, passage.span.slice(source))


def _make(clause: Clause, locator: Locator, text: str) -> _Part:
    counts = Counter(find_words(text))
    return _Part(clause, locator, text, counts, sum(counts.values()))
