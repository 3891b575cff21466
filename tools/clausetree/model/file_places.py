"""Where what a document holds is in the files that its text comes from."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.revision import Revision
    from clausetree.text.joined_files import FileLines
    from clausetree.text.lines import Position
    from clausetree.text.span import Span


class Places:
    """Says where what a document holds is in its files."""

    def __init__(self, revision: Revision, document: Document) -> None:
        """Takes a document, and the revision that says which files its text comes from."""
        self._revision = revision
        self._lines = document.lines
        self._clauses = document.clauses
        self._starts = [clause.start for clause in document.clauses]

    @property
    def has_several_files(self) -> bool:
        """Returns whether the text is put together from several files."""
        return bool(self._revision.parts)

    def find(self, start: int, span: Span) -> FileLines:
        """Returns the lines of a span that counts from the offset `start`."""
        first = self._lines.position(start + span.start).line
        last = self._lines.position(start + max(span.end - 1, span.start)).line
        return self._revision.lines(first, last)

    def find_clause(self, clause: Clause) -> FileLines:
        """Returns the lines of a clause's own part."""
        return self._revision.lines(clause.line, clause.end_line)

    def find_diagnostic(self, found: Diagnostic) -> tuple[str, Position, Position]:
        """Returns the file of a diagnostic, and where in it this starts and ends."""
        start, end = self._lines.position(found.span.start), self._lines.position(found.span.end)
        where = self._revision.lines(start.line, end.line)
        return where.path, start._replace(line=where.first), end._replace(line=where.last)

    def find_clause_id(self, offset: int) -> str | None:
        """Returns the id of the clause that an offset is in; None before the first heading."""
        index = bisect_right(self._starts, offset) - 1
        return self._clauses[index].id if index >= 0 else None
