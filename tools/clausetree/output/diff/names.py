"""Clauses by name in release notes: links to those that are there, titles with ids for those that are gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.output.diff.clause_ids import quote_id
from clausetree.output.markdown_text import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.clause import Clause
    from clausetree.model.locator import Locator

_PLAIN = re.compile(r"[^\s()<>\\]+")


class Names:
    """What release notes call the clauses of two documents.

    Attributes:
        titles: Their titles, by id: of a clause that lives on, and of an id that both have, the title now.
    """

    def __init__(self, changes: ChangeSet) -> None:
        """Takes what changed between the two."""
        lives_on = ((pair.old.id, pair.new) for pair in changes.pairs)
        named = (*_by_id(changes.old.clauses), *lives_on, *_by_id(reversed(changes.new.clauses)))
        self.titles = {name: " ".join(clause.title.split()) for name, clause in named}
        self._now = {pair.old.index: pair.new for pair in changes.pairs}
        self._olds = {clause.locator: clause for clause in changes.old.clauses}
        self._news = {clause.locator: clause for clause in changes.new.clauses}

    def lives_on(self, old: Clause) -> bool:
        """Returns whether a clause of the old document is in the new one too."""
        return old.index in self._now

    def of_old(self, old: Clause) -> str:
        """Returns the name of a clause of the old document: what it is called now, or what it was called."""
        now = self._now.get(old.index)
        return name_gone(old) if now is None else link(now)

    def at_old(self, place: Locator) -> str:
        """Returns the name of the clause of the old document that a passage stood in."""
        return self.of_old(self._olds[place.clause_locator])

    def at_new(self, place: Locator) -> str:
        """Returns the name of the clause of the new document that a passage stands in."""
        return link(self._news[place.clause_locator])


def _by_id(clauses: Iterable[Clause]) -> Iterator[tuple[str, Clause]]:
    return ((clause.id, clause) for clause in clauses)


def link(clause: Clause) -> str:
    """Returns a link to a clause by its id."""
    target = f"#{clause.locator}"
    if not _PLAIN.fullmatch(target):
        target = "<" + re.sub(r"([<>\\])", r"\\\1", target) + ">"
    return f"[{escape(clause.title) or escape(clause.id)}]({target})"


def name_gone(clause: Clause, *facts: str) -> str:
    """Returns the title of a clause that is gone; after it its id and more facts."""
    return f"“{escape(clause.title)}” ({', '.join([quote_id(clause), *facts])})"
