"""The clauses of two documents by what release notes can call them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.text.words import find_words, fold_typography

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.model.clause import Clause

Key = int
"""A clause of either document, the same for a clause that is on both sides."""


class Roster:
    """The clauses of two documents, by id and by title.

    Attributes:
        clauses: Each clause as it is now; as it last was where it is gone.
        ids: The clauses that have an id or had it, by the id alone and by which of those that have it, such as `be_kind~2`.
        titles: The clauses that have a title or had it, by the title without its typography.
        long_titles: The titles of several words, the longest first.
    """

    def __init__(self, changes: ChangeSet) -> None:
        """Takes what changed between the documents."""
        self.clauses: dict[Key, Clause] = {}
        self.ids: dict[str, set[Key]] = defaultdict(set)
        self.titles: dict[str, set[Key]] = defaultdict(set)
        self._old_keys = {pair.old.index: pair.new.index for pair in changes.pairs}
        for clause in changes.new.clauses:
            self._add(clause, clause.index)
        for clause in changes.old.clauses:
            self._add(clause, self.key_of_old(clause))
        long = [entry for entry in self.titles.items() if len(find_words(entry[0])) > 1]
        self.long_titles = sorted(long, key=lambda entry: -len(entry[0]))

    def key_of_old(self, clause: Clause) -> Key:
        """Returns the key of a clause of the old document."""
        return self._old_keys.get(clause.index, -1 - clause.index)

    def _add(self, clause: Clause, key: Key) -> None:
        self.clauses.setdefault(key, clause)
        for name in clause.names:
            self.ids[name].add(key)
        if title := fold_typography(clause.title):
            self.titles[title].add(key)
