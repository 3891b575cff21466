"""Clauses by their ids, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.code_span import code

if TYPE_CHECKING:
    from clausetree.model.clause import Clause


def quote_id(clause: Clause) -> str:
    """Returns a clause's id as code; of several that have it, which of them, such as `be_kind~2`."""
    return code(str(clause.locator))


def quote_parent(parent: Clause | None) -> str:
    """Returns the id of what a clause is nested in as code; words for the top of the tree, which is no clause."""
    return quote_id(parent) if parent else "the top level"
