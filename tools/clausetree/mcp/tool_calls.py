"""Calls of tools: arguments checked, answers and errors as agents are given them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mcp_types import CallToolResult, TextContent, Tool, ToolAnnotations
from pydantic import ValidationError

from clausetree.mcp.agent_answers import NOTE, describe_schema
from clausetree.mcp.agent_hints import translate_hint
from clausetree.mcp.changes_tool import DIFF
from clausetree.mcp.claims_tool import CHECK_CLAIMS
from clausetree.mcp.clause_tool import GET_CLAUSE
from clausetree.mcp.lint_tool import LINT_TEXT
from clausetree.mcp.locator_tool import RESOLVE
from clausetree.mcp.migration_tool import MIGRATE
from clausetree.mcp.overriding_tool import WHO
from clausetree.mcp.query_tool import QUERY
from clausetree.mcp.search_tool import SEARCH
from clausetree.model.errors import ClausetreeError
from clausetree.text.controls import show_controls
from clausetree.text.excerpt import cut_text
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from clausetree.mcp.agent_tool import AgentTool
    from clausetree.mcp.served_spec import ServedSpec

TOOLS = {
    tool.name: tool
    for tool in (GET_CLAUSE, QUERY, SEARCH, DIFF, WHO, RESOLVE, MIGRATE, LINT_TEXT, CHECK_CLAIMS)
}
"""Every tool, in the order in which agents are told of them."""

_LONGEST = 600


def list_tools() -> list[Tool]:
    """Returns every tool as the protocol has it."""
    return [
        Tool(
            name=tool.name,
            title=tool.title,
            description=tool.description,
            input_schema=describe_schema(tool.arguments, given=True),
            output_schema=describe_schema(tool.answer, given=False),
            annotations=ToolAnnotations(
                read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
            ),
        )
        for tool in TOOLS.values()
    ]


def call_tool(spec: ServedSpec, name: str, arguments: dict[str, Any]) -> CallToolResult:
    """Returns the answer of a tool, or as an error why there is none."""
    try:
        tool = _find_tool(name)
        answer = tool.run(spec, _read_arguments(tool, arguments))
    except ClausetreeError as error:
        return CallToolResult(content=[TextContent(type="text", text=write_error(error))], is_error=True)
    return CallToolResult(
        content=[TextContent(type="text", text=answer.model_dump_json())],
        structured_content=answer.model_dump(mode="json"),
    )


def write_error(error: ClausetreeError) -> str:
    """Returns what is wrong and what to do about it, as JSON; ids in it are quoted from the spec."""
    told = {"untrusted": True, "note": NOTE, "error": _show(error.message)}
    hint = translate_hint(error.hint)
    return json.dumps(told | ({"hint": _show(hint)} if hint else {}), ensure_ascii=False)


def _find_tool(name: str) -> AgentTool:
    if name not in TOOLS:
        hint = did_you_mean(name, TOOLS) or f"there are {', '.join(f'`{known}`' for known in TOOLS)}"
        raise ClausetreeError(f"there is no tool `{name}`", hint)
    return TOOLS[name]


def _read_arguments(tool: AgentTool, arguments: dict[str, Any]) -> Any:  # noqa: ANN401 - each tool takes a type of its own
    """Returns arguments, checked; raises `ClausetreeError` where one is wrong, is missing or is none of the tool's."""
    try:
        return tool.arguments.model_validate(arguments)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)
        told = "; ".join(f"`{'.'.join(map(str, one['loc']))}`: {one['msg']}" for one in wrong)
        known = ", ".join(f"`{field}`" for field in tool.arguments.model_fields)
        raise ClausetreeError(
            f"wrong arguments of `{tool.name}`: {told}", f"its arguments are {known}"
        ) from None


def _show(text: str) -> str:
    return cut_text(show_controls(text), _LONGEST)
