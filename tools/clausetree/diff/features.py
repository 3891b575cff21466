"""What clauses are compared by: words of the title, shingles of the prose and of the examples."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.text.shingles import Shingles, find_shingles
from clausetree.text.words import find_words, fold_typography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Clause, Passage
    from clausetree.model.document import Document

_MARKS = re.compile(r"\[\^[^\[\]\s]+\]|\]\([^()\s]*\)")
_SHORT = 3


def find_plain_words(text: str) -> list[str]:
    """Returns the words of `text` without footnote marks and the targets of links, which are rewritten along with a rename."""
    return find_words(_MARKS.sub(" ", text) if "[" in text else text)


def prose_passages(clause: Clause) -> Iterator[tuple[int, Passage]]:
    """Yields the clause's passages that are no examples, each with its place among all, from 0."""
    for index, passage in enumerate(clause.content.passages):
        if passage.kind != "example":
            yield index, passage


class Features:
    """One clause, as matchers see it; each view is made when first asked for."""

    def __init__(self, clause: Clause) -> None:
        """Takes the clause to look at."""
        self.clause = clause

    @cached_property
    def body(self) -> str:
        """Returns what stands below the heading, without the blanks around it."""
        return self.clause.content.source[self.clause.heading.span.end :].strip()

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
    def prose(self) -> Shingles:
        """Returns the shingles of the prose."""
        source = self.clause.content.source
        text = "\n\n".join(passage.span.slice(source) for _, passage in prose_passages(self.clause))
        return find_shingles(find_plain_words(text))

    @cached_property
    def examples(self) -> Shingles:
        """Returns the shingles of the examples."""
        source = self.clause.content.source
        found = (
            find_shingles(find_plain_words(example.span.slice(source))) for example in self.clause.examples
        )
        return frozenset().union(*found)

    @cached_property
    def text(self) -> Shingles:
        """Returns the shingles of prose and examples."""
        return self.prose | self.examples


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
