"""Fragments: the sentences and examples that clauses are made of, one by one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.diff.features import find_plain_words
from clausetree.text.shingles import Shingles, find_shingles
from clausetree.text.words import fold_typography, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Clause
    from clausetree.model.example import Example

_LABEL = re.compile(r"\[\^([^\[\]\s]+)\]")
_SIZE = 2  # words of a shingle; sentences are short
_TELLING = 5  # blanks from which on a sentence can be told from others


class Fragment:
    """A sentence or an example in its clause.

    Attributes:
        clause: The index of its clause.
        passage: The index of its passage in the clause.
        text: What it says.
        example: The example that it is; None for a sentence.
    """

    def __init__(self, clause: int, passage: int, text: str, example: Example | None = None) -> None:
        """Takes what the attributes say."""
        self.clause = clause
        self.passage = passage
        self.text = text
        self.example = example

    @cached_property
    def words(self) -> list[str]:
        """Returns its words, as they are compared."""
        return find_plain_words(self.text)

    @cached_property
    def shingles(self) -> Shingles:
        """Returns the shingles of its words."""
        return find_shingles(self.words, _SIZE)

    @cached_property
    def folded(self) -> str:
        """Returns its text in its plainest spelling, without footnote marks."""
        return fold_typography(_LABEL.sub("", self.text) if "[^" in self.text else self.text)

    @cached_property
    def name(self) -> str | None:
        """Returns what else it can be known by: an example's title, a sentence's footnote marks."""
        if self.example:
            return fold_typography(self.example.title) if self.example.title else None
        return " ".join(_LABEL.findall(self.text)) or None if "[^" in self.text else None

    @property
    def is_telling(self) -> bool:
        """Returns whether it says enough to be told from others wherever it stands."""
        return self.text.count(" ") >= _TELLING


def split_clause(clause: Clause, index: int, without: Counter[str] | None = None) -> Iterator[Fragment]:
    """Yields the fragments of a clause, but for those of the passages in `without`, each as often as it counts."""
    source = clause.content.source
    examples = {example.span: example for example in clause.examples}
    for number, passage in enumerate(clause.content.passages):
        text = passage.span.slice(source)
        if without and without[text]:
            without[text] -= 1
        elif passage.kind == "example":
            yield Fragment(index, number, text, examples.get(passage.span))
        else:
            for sentence in split_sentences(text):
                said = sentence.slice(text).rstrip()
                if said:
                    yield Fragment(index, number, said)


def split_changed(
    old: Clause, old_index: int, new: Clause, new_index: int
) -> tuple[list[Fragment], list[Fragment]]:
    """Returns the fragments of the passages that only one of two clauses has."""
    common = _passages(old) & _passages(new)
    return list(split_clause(old, old_index, common.copy())), list(
        split_clause(new, new_index, common.copy())
    )


def _passages(clause: Clause) -> Counter[str]:
    source = clause.content.source
    return Counter(passage.span.slice(source) for passage in clause.content.passages)
