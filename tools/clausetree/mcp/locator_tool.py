"""The tool `resolve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.mcp.agent_answers import (
    AgentValue,
    Label,
    Line,
    LocatorText,
    TextAnswer,
    TextWindow,
    build_facts,
    cut_window,
    find_warning,
    write_locator,
)
from clausetree.mcp.agent_tool import AgentTool
from clausetree.mcp.clause_tool import Limit, Offset  # noqa: TC001 - pydantic reads the annotations
from clausetree.model.located import locate
from clausetree.output.answers import find_lines

if TYPE_CHECKING:
    from clausetree.mcp.served_spec import ServedSpec


class LocatorArguments(AgentValue):
    """Which locator, and which stretch of the text that it points to."""

    locator: LocatorText
    """`LABEL#ID`, with the way to a part after it: `/p3` a passage, `/p3/s2` a sentence, `/e2` an example, `/e2/m1` a
    message, `/e2/c1/r2` a response; `ID ¶3 s2` and addresses of a site's pages too."""
    revision: Label = None
    """The label of the revision, for a locator that names none; the default is the text in the work tree, of an
    address the latest release."""
    offset: Offset = 0
    """At which character of the text to begin."""
    limit: Limit = 4_000
    """How many characters of it to return at most."""


class GivenPart(TextAnswer):
    """The part of a text that a locator points to."""

    locator: Line
    """Its address, with the label of the revision."""
    clause: Line
    """The id of the clause that it is, or is in."""
    title: Line
    """The title of that clause."""
    level: Line | None
    """The level of that clause."""
    path: str
    """The file that it is in."""
    line: int
    """The line on which it begins, from 1."""
    end_line: int
    """The line on which it ends."""
    content: TextWindow
    """Its text."""


def answer_locator(spec: ServedSpec, given: LocatorArguments) -> GivenPart:
    """Returns what a locator is the address of."""
    document, locator = spec.cite(given.locator, given.revision)
    part = locate(document, locator)
    where = find_lines(document.revision, document, part.span)
    return GivenPart(
        warning=find_warning(document),
        revision=build_facts(document.revision),
        locator=write_locator(document, part.locator),
        clause=part.clause.id,
        title=part.clause.title,
        level=part.clause.level,
        path=where.path,
        line=where.first,
        end_line=where.last,
        content=cut_window(part.text, given.offset, given.limit),
    )


RESOLVE = AgentTool(
    "resolve",
    "Read what a locator points to",
    "Returns the text of a clause, passage, sentence, example, message or response, given its locator; use it to check a "
    "citation.",
    LocatorArguments,
    GivenPart,
    answer_locator,
)
