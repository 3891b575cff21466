"""The tool `who`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.mcp.agent_answers import (
    AgentValue,
    Label,
    Line,
    LocatorText,
    TextAnswer,
    build_facts,
    find_warning,
    write_locator,
)
from clausetree.mcp.agent_tool import AgentTool
from clausetree.model.located import find_clause
from clausetree.model.overriding import Can, StatedBy  # noqa: TC001 - pydantic reads the annotations
from clausetree.syntax.overriding import find_level_statements, find_overriding

if TYPE_CHECKING:
    from clausetree.mcp.served_spec import ServedSpec


class OverridingArguments(AgentValue):
    """Which clause of which revision."""

    clause: LocatorText
    """The clause: its id, `LABEL#ID`, or its number as `§3.2`."""
    revision: Label = None
    """The label of a revision; the default is the text in the work tree, of an address the latest release."""


class SenderFacts(AgentValue):
    """One who may override the clause."""

    by: Line
    """A level of the ladder, or `context`."""
    can: Can
    """How."""


class GivenOverriding(TextAnswer):
    """Who can override a clause."""

    locator: Line
    """The address of the clause."""
    level: Line | None
    """Its level; null where it has none."""
    range: tuple[Line, Line] | None
    """For a clause without a level the highest and the lowest level of the clauses under it, else null."""
    override: tuple[SenderFacts, ...]
    """Who can and who cannot, the senders highest first, then `context`; empty where it is not known."""
    stated_by: StatedBy
    """What says so."""
    statement: Line | None
    """The locator of where the text says so; null where it does not."""
    says: Line
    """The same in a sentence without its full stop."""


def answer_overriding(spec: ServedSpec, given: OverridingArguments) -> GivenOverriding:
    """Returns who can override a clause."""
    document, locator = spec.cite(given.clause, given.revision)
    clause = find_clause(document, locator)
    overriding = find_overriding(document, clause, document.stated_override, find_level_statements(document))
    return GivenOverriding(
        warning=find_warning(document),
        revision=build_facts(document.revision),
        locator=write_locator(document, clause.locator),
        level=overriding.level,
        range=document.level_range(clause) if overriding.level is None else None,
        override=tuple(SenderFacts(by=one.by, can=one.can) for one in overriding.override[:50]),
        stated_by=overriding.origin,
        statement=write_locator(document, overriding.statement) if overriding.statement else None,
        says=overriding.says,
    )


WHO = AgentTool(
    "who",
    "Show who can override a clause",
    "Shows which senders (system, developer, user and so on) can override a clause, explicitly, implicitly or not at "
    "all, and what says so.",
    OverridingArguments,
    GivenOverriding,
    answer_overriding,
)
