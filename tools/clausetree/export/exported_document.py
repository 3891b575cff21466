"""A document on its way to rows: what every row says of its revision and its clause, and the names of rows."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypedDict

from clausetree.config.settings import Settings
from clausetree.export.fingerprints import find_prose
from clausetree.model.file_places import Places
from clausetree.syntax.informative import find_informative
from clausetree.syntax.overriding import find_level_statements
from clausetree.syntax.plain_text import PlainTexts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator
    from clausetree.model.revision import Revision
    from clausetree.syntax.overriding import Statement
    from clausetree.text.joined_files import FileLines
    from clausetree.text.span import Span


class RowFacts(TypedDict):
    """What a row of every form has, by field."""

    schema_version: Literal["1"]
    id: str
    locator: str
    fingerprint: str
    label: str
    commit: str | None
    sha256: str
    path: str
    line: int
    end_line: int
    clause: str
    level: str | None
    tags: tuple[str, ...]
    licence: str | None


class ExportedDocument:
    """One document in one export.

    Attributes:
        document: The document.
        settings: What the settings around it say; the defaults where there are none.
    """

    def __init__(self, document: Document, revision: Revision, form: str) -> None:
        """Takes a document, its revision, and the name of the form that its rows have."""
        self.document = document
        self.settings = document.settings if isinstance(document.settings, Settings) else Settings()
        self._revision = revision
        self._form = form
        self._places = Places(revision, document)
        self._named: Counter[str] = Counter()

    def describe(self, clause: Clause, locator: Locator, span: Span | None, fingerprint: str) -> RowFacts:
        """Returns what a row says of where it comes from, with an id that no other row of this export has.

        Args:
            clause: The clause.
            locator: The address of what the row is made from.
            span: Where this is in the clause's content; None for the clause's own part.
            fingerprint: The fingerprint of its words.
        """
        where = self._find(clause, span)
        revision = self._revision
        return RowFacts(
            schema_version="1",
            id=self._name(fingerprint),
            locator=self.address(locator),
            fingerprint=fingerprint,
            label=revision.label,
            commit=revision.commit,
            sha256=revision.sha256,
            path=where.path,
            line=where.first,
            end_line=where.last,
            clause=clause.id,
            level=clause.level,
            tags=clause.tags,
            licence=self.settings.spec.licence,
        )

    def address(self, locator: Locator) -> str:
        """Returns a locator with the label of the revision before it."""
        return f"{self._revision.label}#{locator}"

    def plain_prose(self, clause: Clause) -> str:
        """Returns the prose of a clause as plain text."""
        return self.plain_texts.make(clause.content, [passage.span for passage in find_prose(clause)])

    @cached_property
    def plain_texts(self) -> PlainTexts:
        """Returns what makes plain text of the clauses."""
        return PlainTexts(self.document)

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Returns for levels who can override them, as the text states it."""
        return find_level_statements(self.document)

    @cached_property
    def informative(self) -> tuple[bool, ...]:
        """Returns for each clause, by its place in the document, whether its chapter is for information only."""
        return find_informative(self.document, self.settings.spec.informative)

    def _find(self, clause: Clause, span: Span | None) -> FileLines:
        return self._places.find(clause.start, span) if span else self._places.find_clause(clause)

    def _name(self, fingerprint: str) -> str:
        name = f"{self._form}-{fingerprint[:16]}"
        self._named[name] += 1
        return name if self._named[name] == 1 else f"{name}~{self._named[name]}"
