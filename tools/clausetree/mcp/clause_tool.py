"""The tool `get_clause`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from clausetree.mcp.agent_answers import (
    AgentValue,
    Label,
    Line,
    LocatorText,
    ShortList,
    TextAnswer,
    TextWindow,
    build_facts,
    cut_window,
    find_parent_id,
    find_warning,
    write_locator,
)
from clausetree.mcp.agent_tool import AgentTool
from clausetree.model.located import find_clause

if TYPE_CHECKING:
    from clausetree.mcp.served_spec import ServedSpec
    from clausetree.model.clause import Clause
    from clausetree.project.spec_documents import SpecDocument

Offset = Annotated[int, Field(ge=0)]
"""At which character to begin."""

Limit = Annotated[int, Field(ge=1, le=8_000)]
"""How many characters to return at most."""


class ClauseArguments(AgentValue):
    """Which clause, and which stretch of its text."""

    clause: LocatorText
    """The clause: its id, `LABEL#ID`, its number as `§3.2`, or a locator of a part of it."""
    revision: Label = None
    """The label of a revision; the default is the text in the work tree, of an address the latest release."""
    offset: Offset = 0
    """At which character of the clause's text to begin."""
    limit: Limit = 4_000
    """How many characters of it to return at most."""


class GivenClause(TextAnswer):
    """One clause."""

    locator: Line
    """Its address, with the label of the revision: cite it by this and the sha256."""
    id: Line
    """Its id."""
    title: Line
    """Its title, as written."""
    number: Line
    """Its number in the tree."""
    level: Line | None
    """Its authority level; null where it has none."""
    tags: ShortList
    """Its tags."""
    parent: Line | None
    """The id of the clause that it is in."""
    children: ShortList
    """The ids of the clauses right under it, 50 at most."""
    referred_by: ShortList
    """The ids of the clauses that refer to it, 50 at most."""
    violated_by: ShortList
    """The ids of the clauses with an example response that violates it, 50 at most."""
    examples: int
    """How many examples it has; `ID/e1` is the locator of the first."""
    eval_prompts: ShortList
    """The labels of its eval prompts."""
    path: str
    """The file that it is in."""
    line: int
    """The line on which it begins, from 1."""
    content: TextWindow
    """Its source text, heading and examples included, without the clauses under it."""


def answer_clause(spec: ServedSpec, given: ClauseArguments) -> GivenClause:
    """Returns a clause."""
    document, locator = spec.cite(given.clause, given.revision)
    clause = find_clause(document, locator)
    return build_clause_answer(document, clause, given.offset, given.limit)


def build_clause_answer(document: SpecDocument, clause: Clause, offset: int, limit: int) -> GivenClause:
    """Returns what an agent is given of a clause."""
    where = document.revision.lines(clause.line, clause.end_line)
    return GivenClause(
        warning=find_warning(document),
        revision=build_facts(document.revision),
        locator=write_locator(document, clause.locator),
        id=clause.id,
        title=clause.title,
        number=clause.number,
        level=clause.level,
        tags=clause.tags,
        parent=find_parent_id(document, clause.parent),
        children=tuple(child.id for child in document.clauses if child.parent == clause.index),
        referred_by=tuple(other.id for other in document.referring(clause)),
        violated_by=tuple(other.id for other in document.violating(clause)),
        examples=len(clause.examples),
        eval_prompts=clause.eval_prompts,
        path=where.path,
        line=where.first,
        content=cut_window(clause.content.source, offset, limit),
    )


GET_CLAUSE = AgentTool(
    "get_clause",
    "Read a clause",
    "Returns one clause of the spec: its text, authority level, place in the tree, and what refers to it. "
    "Long texts come in stretches: go on with `offset`.",
    ClauseArguments,
    GivenClause,
    answer_clause,
)
