"""The server: requests of the protocol, answered one at a time beside the loop that reads them."""

from __future__ import annotations

import logging
from importlib.metadata import version
from signal import SIG_DFL, SIGINT, signal
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
from anyio.to_thread import run_sync
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    GetPromptRequestParams,
    GetPromptResult,
    ListPromptsResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    ReadResourceRequestParams,
    ReadResourceResult,
    TextContent,
    TextResourceContents,
)

from clausetree.mcp.agent_answers import NOTE
from clausetree.mcp.agent_prompts import get_prompt, list_prompts
from clausetree.mcp.resource_pages import MIME_TYPE, list_resources, list_templates, read_resource
from clausetree.mcp.tool_calls import call_tool, list_tools, write_error
from clausetree.mcp.unread_lines import answer_unread
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.mcp.served_spec import ServedSpec

_INSTRUCTIONS = (
    "Reads one spec that is written as clauses, and its revisions; it writes nothing. Cite what you use by locator and "
    f"sha256. {NOTE}"
)
_BUG = ClausetreeError(
    "this is a bug in clausetree", "report it with the name of the tool; try other arguments"
)
_GONE = (BrokenPipeError, anyio.BrokenResourceError, anyio.ClosedResourceError)

Answered = TypeVar("Answered")


def serve(spec: ServedSpec) -> None:
    """Answers a client over standard input and output until it goes away."""
    signal(
        SIGINT, SIG_DFL
    )  # there is nothing to put in order, and the thread that waits for input can't be stopped
    logging.getLogger().addHandler(logging.NullHandler())  # else Python writes warnings to standard error
    try:
        anyio.run(_serve, make_server(spec))
    except ExceptionGroup as failures:
        _end(failures)


def _end(failures: ExceptionGroup[Exception]) -> None:
    """Raises what made the server fail; nothing where that is only that the client went away, which ends it as well."""
    left = failures.split(_GONE)[1]
    if left is None:
        return
    first: Exception = left
    while isinstance(first, ExceptionGroup):
        first = first.exceptions[0]
    if isinstance(first, OSError) and first.strerror:
        raise ClausetreeError(f"standard output can't be written: {first.strerror.lower()}") from None
    raise left


async def _serve(server: Server) -> None:
    async with stdio_server() as (incoming, outgoing), answer_unread(incoming, outgoing) as read:
        await server.run(read, outgoing, server.create_initialization_options())


def make_server(spec: ServedSpec) -> Server:
    """Returns the server of a spec."""
    turn = anyio.CapacityLimiter(1)

    async def work(make: Callable[[], Answered]) -> Answered:
        """Returns what slow work gives, one piece at a time; the client can go on, and cancel."""
        return await run_sync(make, limiter=turn, abandon_on_cancel=True)

    async def on_call_tool(_: Any, asked: CallToolRequestParams) -> CallToolResult:  # noqa: ANN401 - the library's context, unused
        try:
            return await work(lambda: call_tool(spec, asked.name, asked.arguments or {}))
        except Exception:  # noqa: BLE001 - the last catch: nothing of an exception reaches the client or a log
            return CallToolResult(content=[TextContent(type="text", text=write_error(_BUG))], is_error=True)

    async def on_list_resources(_: Any, __: Any) -> ListResourcesResult:  # noqa: ANN401 - likewise
        return ListResourcesResult(resources=await work(lambda: _answer(lambda: list_resources(spec))))

    async def on_read_resource(_: Any, asked: ReadResourceRequestParams) -> ReadResourceResult:  # noqa: ANN401 - likewise
        uri = str(asked.uri)
        text = await work(lambda: _answer(lambda: read_resource(spec, uri).model_dump_json()))
        return ReadResourceResult(contents=[TextResourceContents(uri=uri, mime_type=MIME_TYPE, text=text)])

    async def on_get_prompt(_: Any, asked: GetPromptRequestParams) -> GetPromptResult:  # noqa: ANN401 - likewise
        return await work(lambda: _answer(lambda: get_prompt(spec, asked.name, asked.arguments or {})))

    return Server(
        "clausetree",
        version=version("clausetree"),
        instructions=_INSTRUCTIONS,
        on_list_tools=_always(ListToolsResult(tools=list_tools())),
        on_call_tool=on_call_tool,
        on_list_resources=on_list_resources,
        on_list_resource_templates=_always(ListResourceTemplatesResult(resource_templates=list_templates())),
        on_read_resource=on_read_resource,
        on_list_prompts=_always(ListPromptsResult(prompts=list_prompts())),
        on_get_prompt=on_get_prompt,
    )


def _always(answer: Answered) -> Callable[[Any, Any], Any]:
    """Returns what answers every request alike."""

    async def on_request(_: Any, __: Any) -> Answered:  # noqa: ANN401 - the library's context and parameters, unused
        return answer

    return on_request


def _answer(make: Callable[[], Answered]) -> Answered:
    """Returns what `make` gives; raises the protocol's error where it fails."""
    try:
        return make()
    except ClausetreeError as error:
        raise MCPError(code=INVALID_PARAMS, message=write_error(error)) from None
    except Exception:  # noqa: BLE001 - as for tools
        raise MCPError(code=INTERNAL_ERROR, message=write_error(_BUG)) from None
