"""Which clauses of a document are meant: those of levels, with tags, under others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.cli.reading import find_clause
from clausetree.model.errors import ClausetreeError
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document


def select_clauses(
    document: Document, levels: Sequence[str], tags: Sequence[str], clause_ids: Sequence[str]
) -> tuple[Clause, ...]:
    """Returns the clauses of one of these levels, with one of these tags, and among or under these clauses.

    Where none is named of a kind, all are meant.

    Raises:
        ClausetreeError: The document has no such level, tag or clause.
    """
    check_levels(document, levels)
    _check_tags(document, tags)
    tops = {find_clause(document, clause_id).index for clause_id in clause_ids}
    return tuple(
        clause
        for clause in document.clauses
        if (not levels or clause.level in levels)
        and (not tags or not set(tags).isdisjoint(clause.tags))
        and (not tops or any(one.index in tops for one in (clause, *document.ancestors(clause))))
    )


def check_levels(document: Document, levels: Sequence[str]) -> None:
    """Raises ClausetreeError where a document has no such level."""
    known = {*document.ladder, *(clause.level for clause in document.clauses if clause.level)}
    for level in levels:
        if level not in known:
            steps = ", ".join(f"`{step}`" for step in document.ladder)
            raise ClausetreeError(
                f"no level `{level}` here", f"its levels are {steps}" if steps else "the text has no levels"
            )


def _check_tags(document: Document, tags: Sequence[str]) -> None:
    known = dict.fromkeys(tag for clause in document.clauses for tag in clause.tags)
    for tag in tags:
        if tag not in known:
            listed = ", ".join(f"`{one}`" for one in known)
            hint = did_you_mean(tag, known) or (f"its tags are {listed}" if known else "the text has no tags")
            raise ClausetreeError(f"no tag `{tag}` here", hint)
