"""What was declared of revisions between two texts, said of these two: a clause may have had other ids before and after."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetree.diff.match.pairing import IndexPairs
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document


def carry_declared(
    documents: Sequence[Document], steps: Sequence[IndexPairs], declared: Sequence[Sequence[Declared]]
) -> tuple[Declared, ...]:
    """Returns what is declared on the way from the first of several documents to the last, in the ids of these two.

    Args:
        documents: The documents, oldest first.
        steps: Which clause is which, from each to the next.
        declared: What is declared of each of these steps.
    """
    if not any(declared):
        return ()
    way = [
        _Step(documents[place], documents[place + 1], steps[place], entries)
        for place, entries in enumerate(declared)
    ]
    found = []
    for place, step in enumerate(way):
        for entry in step.entries:
            origin = _trace_back(step.olds.get(entry.source), way[:place])
            heirs = _follow(step.find_new(entry.targets), way[place + 1 :])
            if origin is not None and heirs:
                source, news = documents[0].clauses[origin].id, documents[-1].clauses
                found.append(entry._replace(source=source, targets=tuple(news[heir].id for heir in heirs)))
    return tuple(found)


class _Step:
    """The way from one document to the next, to be asked for clauses by their indexes."""

    def __init__(self, old: Document, new: Document, pairs: IndexPairs, entries: Sequence[Declared]) -> None:
        self.entries = entries
        self._old, self._new, self._pairs = old, new, pairs

    @cached_property
    def olds(self) -> Mapping[str, int]:
        """The first clause of each id before it."""
        return {clause.id: clause.index for clause in reversed(self._old.clauses)}

    @cached_property
    def back(self) -> Mapping[int, int]:
        """For each clause that was there before, which one it was."""
        return {new: old for old, new, _ in self._pairs}

    @cached_property
    def _news(self) -> Mapping[str, int]:
        return {clause.id: clause.index for clause in reversed(self._new.clauses)}

    @cached_property
    def _partners(self) -> Mapping[int, int]:
        return {old: new for old, new, _ in self._pairs}

    @cached_property
    def _targets(self) -> Mapping[str, Sequence[str]]:
        return {entry.source: entry.targets for entry in self.entries}

    def find_new(self, clause_ids: Iterable[str]) -> list[int]:
        """Returns the clauses of some ids after it, as far as they are there."""
        return [self._news[clause_id] for clause_id in clause_ids if clause_id in self._news]

    def follow(self, index: int) -> list[int]:
        """Returns which clause one is after it, or what is declared in its place."""
        if index in self._partners:
            return [self._partners[index]]
        return self.find_new(self._targets.get(self._old.clauses[index].id, ()))


def _trace_back(index: int | None, way: Sequence[_Step]) -> int | None:
    """Returns which clause of the first document one of the last is; None where it was none."""
    for step in reversed(way):
        index = None if index is None else step.back.get(index)
    return index


def _follow(heirs: Sequence[int], way: Sequence[_Step]) -> list[int]:
    """Returns which clauses of the last document those of the first are by now, each once."""
    for step in way:
        heirs = [heir for index in heirs for heir in step.follow(index)]
    return list(dict.fromkeys(heirs))
