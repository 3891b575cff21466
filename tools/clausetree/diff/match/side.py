"""A document as matchers see it: each clause with the words, shingles and texts that it is compared by."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.text.footnote_marks import FOOTNOTE_MARK
from clausetree.text.shingles import Shingles, find_shingles
from clausetree.text.words import find_words, fold_typography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Clause, Passage
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator

_MARKS = re.compile(rf"{FOOTNOTE_MARK}|\]\([^()\s]*\)")
_SHORT = 3  # letters; so short a word says nothing of the clause that it stands in


def find_plain_words(text: str) -> list[str]:
    """Returns the words of `text` without footnote marks and the targets of links, which are rewritten along with a rename."""
    return find_words(_MARKS.sub(" ", text) if "[^" in text or "](" in text else text)


def prose_passages(clause: Clause) -> Iterator[tuple[int, Passage]]:
    """Yields the clause's passages that are no examples, each with its place among all, from 0."""
    for index, passage in enumerate(clause.content.passages):
        if passage.kind != "example":
            yield index, passage


class Features:
    """One clause, as matchers see it; each view is made when first asked for.

    Attributes:
        clause: The clause.
        body: What stands below its heading, without the blanks around it.
    """

    def __init__(self, clause: Clause) -> None:
        """Takes the clause to look at."""
        self.clause = clause
        self.body = clause.body

    def said(self, passage: int) -> str:
        """Returns what a passage says, given its place."""
        return self.clause.content.passages[passage].span.slice(self.clause.content.source)

    def locate(self, passage: int) -> Locator:
        """Returns the address of a passage, given its place."""
        number = self.examples_by_passage.get(passage)
        locator = self.clause.locator
        return locator.to("passage", passage + 1) if number is None else locator.to("example", number + 1)

    @cached_property
    def examples_by_passage(self) -> dict[int, int]:
        """Returns for the place of each passage that is an example which of the examples it is, from 0."""
        numbers = {example.span: number for number, example in enumerate(self.clause.examples)}
        return {
            place: numbers[passage.span]
            for place, passage in enumerate(self.clause.content.passages)
            if passage.kind == "example" and passage.span in numbers
        }

    @cached_property
    def title(self) -> str:
        """Returns the title in its plainest spelling."""
        return fold_typography(self.clause.title).casefold()

    @cached_property
    def title_words(self) -> frozenset[str]:
        """Returns the words of the title that say something; the short ones where there are no others."""
        words = frozenset(find_plain_words(self.clause.title))
        return frozenset(word for word in words if len(word) > _SHORT) or words

    @cached_property
    def wordstock(self) -> frozenset[str]:
        """Returns the words of prose and examples that say something, each once."""
        return frozenset(word for word in find_plain_words(self.body) if len(word) > _SHORT)

    @cached_property
    def words(self) -> list[str]:
        """Returns the words of the prose, in order."""
        source = self.clause.content.source
        return find_plain_words(
            "\n\n".join(passage.span.slice(source) for _, passage in prose_passages(self.clause))
        )

    @cached_property
    def prose(self) -> Shingles:
        """Returns the shingles of the prose."""
        return find_shingles(self.words)

    @cached_property
    def word_pairs(self) -> Shingles:
        """Returns the pairs of words of the prose, by which short texts are compared."""
        return find_shingles(self.words, 2)

    @cached_property
    def shown(self) -> Shingles:
        """Returns the shingles of the examples."""
        source = self.clause.content.source
        found = (
            find_shingles(find_plain_words(example.span.slice(source))) for example in self.clause.examples
        )
        return frozenset().union(*found)

    @cached_property
    def text(self) -> Shingles:
        """Returns the shingles of prose and examples."""
        return self.prose | self.shown


class Side:
    """One of the two documents, with the features of its clauses, each read when first asked for."""

    def __init__(self, document: Document) -> None:
        """Prepares `document`."""
        self.document = document
        self.features = tuple(Features(clause) for clause in document.clauses)
        self.children: tuple[list[int], ...] = tuple([] for _ in document.clauses)
        for index, clause in enumerate(document.clauses):
            if clause.parent is not None:
                self.children[clause.parent].append(index)

    def parent(self, index: int) -> int | None:
        """Returns the index of the clause that clause `index` is nested in, or None."""
        return self.document.clauses[index].parent

    def span(self, index: int) -> range:
        """Returns the indexes of clause `index` and of all that are nested in it."""
        return range(index, self._ends[index])

    def sibling_before(self, index: int) -> Clause | None:
        """Returns the clause before clause `index` under the same parent, or None where it is the first."""
        return self.document.clauses[self._before[index]] if index in self._before else None

    @cached_property
    def gaps(self) -> dict[tuple[int | None, int | None], int]:
        """Returns each clause by the siblings before and after it, where it has one of them; None where there is none."""
        found: dict[tuple[int | None, int | None], int] = {}
        for children in self._rows:
            row = [None, *children, None]
            for before, index, after in zip(row, children, row[2:], strict=False):
                if before is not None or after is not None:
                    found[before, after] = index
        return found

    @cached_property
    def _ends(self) -> list[int]:
        ends = list(range(1, len(self.children) + 1))
        for index in reversed(range(len(ends))):
            if self.children[index]:
                ends[index] = ends[self.children[index][-1]]
        return ends

    @cached_property
    def _before(self) -> dict[int, int]:
        return {after: before for row in self._rows for before, after in pairwise(row)}

    @property
    def _rows(self) -> tuple[list[int], ...]:
        """Returns the clauses that stand next to each other, those at the top first."""
        roots = [clause.index for clause in self.document.clauses if clause.parent is None]
        return (roots, *self.children)
