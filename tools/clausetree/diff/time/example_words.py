"""The examples of clauses by their words, whatever their indent."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator


def group_examples(clauses: tuple[Clause, ...]) -> Mapping[str, list[Locator]]:
    """Returns the addresses of the examples of clauses by their words."""
    found: dict[str, list[Locator]] = defaultdict(list)
    for words, locator in _list_examples(clauses):
        found[words].append(locator)
    return found


def fold_words(text: str) -> str:
    """Returns a text with its blanks folded."""
    return " ".join(text.split())


def _list_examples(clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Locator]]:
    for clause in clauses:
        for number, example in enumerate(clause.examples, 1):
            words = fold_words(example.span.slice(clause.content.source))
            yield words, clause.locator.to("example", number)
