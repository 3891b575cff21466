"""Tools: what agents can call, whatever each does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.mcp.agent_answers import AgentAnswer, AgentValue
    from clausetree.mcp.served_spec import ServedSpec


class AgentTool(NamedTuple):
    """A tool.

    Attributes:
        name: Its name.
        title: What it does, in a few words.
        description: What it does, for an agent that chooses between tools.
        arguments: What it takes.
        answer: What it returns.
        run: Returns its answer; raises `ClausetreeError` where there is none.
    """

    name: str
    title: str
    description: str
    arguments: type[AgentValue]
    answer: type[AgentAnswer]
    run: Callable[[ServedSpec, Any], AgentAnswer]
