"""What terms ask about a document: itself, and what is worked out only where a term asks for it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.diff.time.blame import find_substantial_revisions
from clausetree.syntax.overriding import find_level_statements, find_overriding
from clausetree.syntax.plain_text import PlainTexts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausetree.diff.time.lineage import Lineage
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.overriding import Can, Overriding
    from clausetree.model.revision import Revision


class QueryFacts:
    """A document and what terms ask about it.

    Attributes:
        document: The document.
    """

    def __init__(
        self,
        document: Document,
        stated: Mapping[str, Mapping[str, Can]],
        trace: Callable[[], Lineage],
    ) -> None:
        """Takes a document and what is known of it beside its text.

        Args:
            document: The document.
            stated: For levels who can override them and how, as the settings state it.
            trace: Returns the document's lineage, of which it is the last; called only where a term asks for it.
        """
        self.document = document
        self._stated = stated
        self._trace = trace

    def find_clauses(self, name: str) -> tuple[Clause, ...]:
        """Returns the clauses that a name means: an id, whatever its case, a locator where ids repeat, or a place's name."""
        bare = name.removeprefix("#")
        other = self.document.find(bare)
        return self._names.get(bare.casefold()) or ((other,) if other else ())

    @cached_property
    def _names(self) -> Mapping[str, tuple[Clause, ...]]:
        """Returns the clauses of each id and each locator, in lower case."""
        found: dict[str, dict[int, Clause]] = defaultdict(dict)
        for clause in self.document.clauses:
            for name in (clause.id, str(clause.locator)):
                found[name.casefold()][clause.index] = clause
        return {name: tuple(clauses.values()) for name, clauses in found.items()}

    @cached_property
    def overridings(self) -> tuple[Overriding, ...]:
        """Returns for each clause, by its place in the document, who can override it."""
        statements = find_level_statements(self.document)
        return tuple(
            find_overriding(self.document, clause, self._stated, statements)
            for clause in self.document.clauses
        )

    @cached_property
    def plain_texts(self) -> PlainTexts:
        """Returns what makes plain text of what clauses say."""
        return PlainTexts(self.document)

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Returns the revisions up to the document's own, oldest first."""
        return self._lineage.revisions

    @cached_property
    def changed(self) -> Mapping[int, tuple[Revision, ...]]:
        """Returns for each clause, by its place, the revisions that changed its substance, that which brought it first."""
        return {
            life.stages[-1].clause.index: find_substantial_revisions(life)
            for life in self._lineage.lives
            if life.stages[-1].clause
        }

    @cached_property
    def _lineage(self) -> Lineage:
        return self._trace()
