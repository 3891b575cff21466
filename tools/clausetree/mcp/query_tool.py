"""The tool `query`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from clausetree.mcp.agent_answers import (
    AgentValue,
    Count,
    Cursor,
    Label,
    Line,
    ShortList,
    TextAnswer,
    build_facts,
    fill_page,
    find_parent_id,
    find_warning,
    write_locator,
)
from clausetree.mcp.agent_tool import AgentTool
from clausetree.project.clause_queries import select_clauses
from clausetree.query.key_table import KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.mcp.served_spec import ServedSpec
    from clausetree.model.clause import Clause
    from clausetree.project.spec_documents import SpecDocument


class QueryArguments(AgentValue):
    """Which clauses, of which revision, and which page of them."""

    expression: Annotated[str, Field(min_length=1, max_length=1_000)]
    """Terms separated by spaces, all of which have to hold; `-` before a term excludes; commas separate values."""
    revision: Label = None
    """The label of a revision; the default is the text in the work tree, of an address the latest release."""
    cursor: Cursor = 0
    """The `next_cursor` of the page before."""
    limit: Count = 25
    """How many clauses to return at most."""


class ListedClause(AgentValue):
    """A clause in a list."""

    locator: Line
    """Its address, with the label of the revision."""
    title: Line
    """Its title, as written."""
    parent: Line | None
    """The id of the clause that it is in."""
    level: Line | None
    """Its authority level; null where it has none."""
    tags: ShortList
    """Its tags."""
    examples: int
    """How many examples it has."""


class ListedClauses(TextAnswer):
    """Clauses of a revision, a page at a time."""

    clauses: tuple[ListedClause, ...]
    """The clauses of this page, in document order."""
    total: int
    """How many there are on all pages."""
    next_cursor: int | None
    """The `cursor` of the next page; null on the last."""


def answer_query(spec: ServedSpec, given: QueryArguments) -> ListedClauses:
    """Returns the clauses that fit an expression."""
    document = spec.document(given.revision)
    return build_list(document, select_clauses(document, given.expression), given.cursor, given.limit)


def build_list(document: SpecDocument, clauses: Sequence[Clause], cursor: int, limit: int) -> ListedClauses:
    """Returns a page of clauses."""
    page, following = fill_page([_build(document, clause) for clause in clauses], cursor, limit)
    return ListedClauses(
        warning=find_warning(document),
        revision=build_facts(document.revision),
        clauses=page,
        total=len(clauses),
        next_cursor=following,
    )


def _build(document: SpecDocument, clause: Clause) -> ListedClause:
    return ListedClause(
        locator=write_locator(document, clause.locator),
        title=clause.title,
        parent=find_parent_id(document, clause.parent),
        level=clause.level,
        tags=clause.tags,
        examples=len(clause.examples),
    )


QUERY = AgentTool(
    "query",
    "List the clauses that match an expression",
    "Lists clauses by what they are: level, tag, place in the tree, examples, who can override them, what changed "
    f"since a revision. Terms: {', '.join(f'`{key.examples[0]}` ({key.finds})' for key in KEYS.values())}.",
    QueryArguments,
    ListedClauses,
    answer_query,
)
