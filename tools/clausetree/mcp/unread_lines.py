"""Lines of a client that the library can't read, which it would leave without an answer, and the client waiting."""

from __future__ import annotations

import json
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import anyio
from mcp.shared.message import SessionMessage
from mcp_types import INVALID_REQUEST, PARSE_ERROR, ErrorData, JSONRPCError, jsonrpc_message_adapter
from pydantic import ValidationError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from anyio.streams.memory import MemoryObjectReceiveStream
    from mcp.shared._stream_protocols import ReadStream, WriteStream

_HALF = re.compile("[\ud800-\udfff]")  # of a character that was cut in two: JSON can hold it, and no text
_REPLACEMENT = "\ufffd"
_FIELD = 2  # steps to a field of a message: the form that was tried, and the field


@asynccontextmanager
async def answer_unread(
    incoming: ReadStream[SessionMessage | Exception], outgoing: WriteStream[SessionMessage]
) -> AsyncIterator[MemoryObjectReceiveStream[SessionMessage | Exception]]:
    """Yields what comes in, without the lines that can't be read: those with half characters are mended, the others refused."""
    sender, receiver = anyio.create_memory_object_stream[SessionMessage | Exception](0)

    async def pass_on() -> None:
        async with sender:
            async for item in incoming:
                read = _read_again(item) if isinstance(item, ValidationError) else item
                if isinstance(read, JSONRPCError):
                    await outgoing.send(SessionMessage(read))
                elif read is not None:
                    await sender.send(read)

    async with anyio.create_task_group() as tasks, receiver:
        tasks.start_soon(pass_on)
        yield receiver
        tasks.cancel_scope.cancel()


def _read_again(failed: ValidationError) -> SessionMessage | JSONRPCError | None:
    """Returns the message that a line is with its half characters replaced, else what to answer; None for a blank line."""
    (first, *_) = failed.errors(include_url=False, include_context=False)
    if first["type"] != "json_invalid":
        return _refuse_form(failed)
    line = str(first["input"])
    if not line.strip():
        return None
    try:
        whole = _HALF.sub(_REPLACEMENT, json.dumps(json.loads(line), ensure_ascii=False))
    except (ValueError, RecursionError):
        return _refuse(PARSE_ERROR, "this is not JSON", None)
    try:
        return SessionMessage(jsonrpc_message_adapter.validate_json(whole, by_name=False))
    except ValidationError as error:
        return _refuse_form(error)


def _refuse_form(failed: ValidationError) -> JSONRPCError:
    """Returns the answer to JSON that is no message, by its id where it has one."""
    found = failed.errors(include_url=False, include_context=False)
    wholes = (one["input"] for one in found if one["type"] == "missing" and len(one["loc"]) == _FIELD)
    asked = next((whole for whole in wholes if isinstance(whole, dict)), {}).get("id")
    known = asked if isinstance(asked, int | str) and not isinstance(asked, bool) else None
    return _refuse(INVALID_REQUEST, "this is not a message of JSON-RPC 2.0", known)


def _refuse(code: int, message: str, asked: int | str | None) -> JSONRPCError:
    return JSONRPCError(jsonrpc="2.0", id=asked, error=ErrorData(code=code, message=message))
