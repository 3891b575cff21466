"""Which clauses of a document a command is about, as its options say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.cli.reading import find_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document


def choose_clauses(
    document: Document,
    expression: str | None,
    levels: Sequence[str],
    tags: Sequence[str] = (),
    clause_ids: Sequence[str] = (),
) -> Sequence[Clause]:
    """Returns the clauses that fit all that is asked for, in document order; all of them where nothing is.

    Args:
        document: The document.
        expression: A query; None where none is given.
        levels: They have one of these levels.
        tags: They have one of these tags.
        clause_ids: They are one of these clauses, or stand under one.

    Raises:
        ClausetreeError: The document has no such level, tag or clause, or the expression is not a query.
    """
    found: Sequence[Clause] = document.clauses
    for one in _list_expressions(expression, levels, tags):
        from clausetree.project.clause_queries import select_clauses  # noqa: PLC0415 - most documents are shown whole

        fitting = {clause.index for clause in select_clauses(document, one)}
        found = [clause for clause in found if clause.index in fitting]
    if not clause_ids:
        return found
    tops = {find_clause(document, clause_id).index for clause_id in clause_ids}
    return [
        clause for clause in found if any(one.index in tops for one in (clause, *document.ancestors(clause)))
    ]


def _list_expressions(expression: str | None, levels: Sequence[str], tags: Sequence[str]) -> list[str]:
    expressions = [] if expression is None else [expression]
    if levels or tags:
        from clausetree.query.query_parsing import quote_value  # noqa: PLC0415 - likewise

        for key, values in (("level", levels), ("tag", tags)):
            expressions += [f"{key}:{','.join(map(quote_value, values))}"] if values else []
    return expressions
