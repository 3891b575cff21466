"""Where the clauses of a text and their parts stand: what every peer's changes are read against."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.syntax.document import parse_document
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.clause import Clause

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_INK = re.compile(r"\S")


class Part(NamedTuple):
    """A heading, the prose or a worked example of a clause, by the clause's index; examples count from 0."""

    clause: int
    kind: Literal["heading", "prose", "example"]
    number: int = 0


class Word(NamedTuple):
    """A word that tells something, the part that it stands in, and where it stands."""

    part: Part
    span: Span


class Layout:
    """A text, its clauses, and what stands where."""

    def __init__(self, text: str) -> None:
        """Reads the text."""
        self.text = text
        self.document = parse_document(text)
        self.clauses: Sequence[Clause] = self.document.clauses
        self._blocks = sorted((span, part) for clause in self.clauses for part, span in _find_blocks(clause))
        self._starts = [span.start for span, _ in self._blocks]
        self.ink = [found.start() for found in _INK.finditer(text)]
        self.words = tuple(self._find_words())
        self.sizes = Counter(word.part for word in self.words)

    def part_at(self, offset: int) -> Part | None:
        """Returns the part that stands at an offset; None for blanks between parts and text before the first clause."""
        place = bisect_right(self._starts, offset) - 1
        return self._blocks[place][1] if place >= 0 and offset < self._blocks[place][0].end else None

    def _find_words(self) -> Iterator[Word]:
        """Yields the words; of a heading those of title and id, for the rest of it stands in other headings too."""
        for span, part in self._blocks:
            if part.kind == "heading":
                heading, start = self.clauses[part.clause].heading, self.clauses[part.clause].start
                telling = [heading.title_span, *([heading.id_span] if heading.id_span else [])]
                spans = [Span(start + one.start, start + one.end) for one in telling]
            else:
                spans = [span]
            for one in spans:
                for found in _WORD.finditer(self.text, one.start, one.end):
                    yield Word(part, Span(*found.span()))


def _find_blocks(clause: Clause) -> Iterator[tuple[Part, Span]]:
    yield Part(clause.index, "heading"), clause.locate(clause.heading.span)
    number = 0
    for passage in clause.content.passages:
        if passage.kind == "example":
            yield Part(clause.index, "example", number), clause.locate(passage.span)
            number += 1
        else:
            yield Part(clause.index, "prose"), clause.locate(passage.span)
