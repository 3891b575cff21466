from __future__ import annotations

import json
import os
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from anyio.from_thread import start_blocking_portal
from mcp import ClientSession, StdioServerParameters, stdio_client

from clausetree.mcp.served_spec import ServedSpec
from clausetree.mcp.tool_calls import call_tool
from tests.folders import ROOT
from tests.mcp.spec_texts import write_spec

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from pathlib import Path

    from anyio.from_thread import BlockingPortal
    from mcp_types import CallToolResult

Answered = TypeVar("Answered")


class Agent:
    """A client of a server that runs, over standard input and output."""

    def __init__(self, portal: BlockingPortal, session: ClientSession, folder: Path, log: Path) -> None:
        self._portal, self.session = portal, session
        self.folder, self.log = folder, log

    def ask(self, call: Callable[..., Awaitable[Answered]], *arguments: Any) -> Answered:
        return self._portal.call(call, *arguments)

    def call(self, name: str, **arguments: Any) -> CallToolResult:
        """Calls a tool; the client checks an answer against the schema that the server gives of it."""
        return self.ask(self.session.call_tool, name, arguments)

    def answer(self, name: str, **arguments: Any) -> dict[str, Any]:
        """Returns what a tool answers with."""
        result = self.call(name, **arguments)
        assert not result.is_error, result.content
        told: dict[str, Any] = result.structured_content
        assert json.loads(read_text(result)) == told
        return told

    def refusal(self, name: str, **arguments: Any) -> dict[str, Any]:
        """Returns the error of a tool."""
        result = self.call(name, **arguments)
        assert result.is_error
        told: dict[str, Any] = json.loads(read_text(result))
        assert told["untrusted"] is True
        return told


def read_text(result: CallToolResult) -> str:
    """Returns the one text of an answer."""
    (content,) = result.content
    assert content.type == "text"
    return content.text


@asynccontextmanager
async def _connect(folder: Path, log: Path) -> AsyncIterator[ClientSession]:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "clausetree", "mcp"],
        cwd=folder,
        env={
            "PYTHONPATH": str(ROOT / "tools"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PATH": os.environ["PATH"],
        },
    )
    with log.open("w", encoding="utf-8") as errors:
        async with stdio_client(server, errlog=errors) as streams, ClientSession(*streams) as session:
            await session.initialize()
            await session.list_tools()
            yield session


@pytest.fixture(scope="session")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agent]:
    """A client of a server of the hostile spec."""
    folder, log = (
        write_spec(tmp_path_factory.mktemp("served") / "spec"),
        tmp_path_factory.mktemp("log") / "log",
    )
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(_connect(folder, log)) as session,
    ):
        yield Agent(portal, session, folder, log)


@pytest.fixture
def ask() -> Callable[..., dict[str, Any]]:
    """Calls a tool in this process, on a spec."""

    def _ask(spec: ServedSpec, name: str, **arguments: Any) -> dict[str, Any]:
        return json.loads(read_text(call_tool(spec, name, arguments)))  # type: ignore[no-any-return]

    return _ask


@pytest.fixture
def serve() -> Callable[..., ServedSpec]:
    """Returns a spec to call tools on, in this process."""

    def _serve(folder: Path, source: str | None = None) -> ServedSpec:
        return ServedSpec(source, folder, lambda _: None)

    return _serve
