"""From an expression to the clauses of a document that fit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError
from clausetree.project.chains import load_lineage
from clausetree.project.spec_documents import SpecDocument
from clausetree.query.fitting import select_fitting
from clausetree.query.query_facts import QueryFacts
from clausetree.query.query_parsing import parse_query

if TYPE_CHECKING:
    from clausetree.diff.time.lineage import Lineage
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document


def select_clauses(document: Document, expression: str) -> tuple[Clause, ...]:
    """Returns the clauses of a document that fit a query, in document order.

    Earlier revisions are read only where a term asks what they changed.

    Args:
        document: The document; one from `load` can be asked about its history.
        expression: Terms, such as `level>=developer -has:example`.

    Raises:
        ClausetreeError: The expression is not a query, or names what the document has not; the message shows where.
    """
    stated = document.stated_override if isinstance(document, SpecDocument) else {}
    facts = QueryFacts(document, stated, lambda: _trace(document))
    return select_fitting(parse_query(expression), facts)


def _trace(document: Document) -> Lineage:
    if not isinstance(document, SpecDocument):
        raise ClausetreeError("this document has no history", "read it from a revision to ask what changed")
    return load_lineage(document)
