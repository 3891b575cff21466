"""What clients do to servers: broken messages, cancelled requests, huge texts, a sudden end."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.lsp.editing import COMMAND, SPEC, TOOLS, Editing, place

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from pathlib import Path

    from tests.lsp.conftest import OpenSpec

_BROKEN = (
    b"not a header at all\r\n",
    b"Content-Length: 9\r\n\r\n{not json",
    b"Content-Length: 2\r\n\r\n[]",
    b"Content-Length: 4\r\n\r\nnull",
    b'Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}',
    b"Content-Length: 4\r\n\r\n\xff\xfe\xfd\xfc",
)


_CALLS: tuple[dict[str, Any], ...] = (
    {"id": 2, "method": "textDocument/hover", "params": {"position": "secret words"}},
    {"id": 3, "method": "no/such/method", "params": {}},
    {
        "method": "textDocument/didChange",
        "params": {
            "textDocument": {"uri": "file:///x.md", "version": 1},
            "contentChanges": [{"text": "secret words"}],
        },
    },
    {"method": "textDocument/didOpen", "params": {"textDocument": 3}},
    {"method": "textDocument/didClose", "params": {"textDocument": {"uri": "file:///x.md"}}},
    {"method": "$/cancelRequest", "params": {"id": 99}},
    {
        "id": 4,
        "method": "codeLens/resolve",
        "params": {
            "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
            "data": 7,
        },
    },
    {
        "id": 5,
        "method": "textDocument/hover",
        "params": {"textDocument": {"uri": "untitled:1"}, "position": {"line": 0, "character": 0}},
    },
    {"id": 6, "method": "shutdown"},
    {"method": "exit"},
)


def _frame(message: dict[str, Any]) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def _read(output: Any) -> dict[str, Any]:
    length = int(output.readline().partition(b":")[2])
    while output.readline() != b"\r\n":
        pass
    message: dict[str, Any] = json.loads(output.read(length))
    return message


def test_broken_messages_are_survived_and_nothing_but_the_protocol_is_written() -> None:
    with subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(TOOLS)},
    ) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.write(_frame({"id": 1, "method": "initialize", "params": {"capabilities": {}}}))
        server.stdin.flush()
        assert _read(server.stdout)["result"]["capabilities"]["positionEncoding"] == "utf-16"
        for broken in _BROKEN:
            server.stdin.write(broken)
        for call in _CALLS:
            server.stdin.write(_frame(call))
        server.stdin.flush()
        answers = {}
        for _ in range(5):
            answer = _read(server.stdout)
            answers[answer["id"]] = answer.get("error", {}).get("code")
        assert answers == {2: -32602, 3: -32601, 4: None, 5: None, 6: None}
        assert server.stdout.read() == b""
        told = server.stderr.read()
        assert b"secret" not in told
        assert b"Traceback" not in told
        assert server.wait(20) == 0


@pytest.mark.parametrize(("end", "code"), [("exit", 1), ("input", 0)])
def test_the_server_ends_with_its_client(end: str, code: int) -> None:
    message = _frame({"method": "exit"}) if end == "exit" else b""
    done = subprocess.run(
        COMMAND, input=message, capture_output=True, check=False, env={"PYTHONPATH": str(TOOLS)}
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


def test_without_its_packages_the_server_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('no', name='pygls')\n", "utf-8")
    env = {"PYTHONPATH": f"{tmp_path}:{TOOLS}"}
    done = subprocess.run([sys.executable, *COMMAND[1:]], capture_output=True, check=False, env=env)
    assert done.returncode == 2
    assert b"pip install 'clausetree[lsp]'" in done.stderr
    assert done.stdout == b""


async def _cancel(editing: Editing, uri: str) -> str:
    """Returns what the client is told of a request that it cancels."""
    protocol = editing.client.protocol
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    waiting: Awaitable[Any] = protocol.send_request_async(  # type: ignore[no-untyped-call] # pytest-lsp has no types
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params, "cancelled"
    )
    task = asyncio.ensure_future(waiting)
    await asyncio.sleep(0)
    protocol.notify(types.CANCEL_REQUEST, types.CancelParams("cancelled"))
    with pytest.raises(JsonRpcException) as refused:
        await task
    return str(refused.value)


def test_a_small_spec_is_answered_and_requests_are_cancelled_while_a_huge_one_is_read(
    spec: OpenSpec, tmp_path: Path
) -> None:
    big = tmp_path / "big" / "model_spec.md"
    big.parent.mkdir()
    editing = Editing()
    small = editing.open(spec.folder / "model_spec.md")
    editing.check(small)
    part = SPEC.replace("#", "##").replace("(##", "(#").replace("[##", "[#").replace("{##", "{#")
    uri = editing.open(big, "# Top {#top}\n\n" + part * (27_000_000 // len(part.encode())))
    found = editing.ask_of(types.TEXT_DOCUMENT_HOVER, small, place(SPEC, "[?](#kind)", 6))
    editing.change(small, SPEC.replace("to people", "to to people"))
    assert editing.codes(small) == ["STY004"]
    assert found
    assert "cancel" in editing.run(_cancel(editing, uri))
    assert uri not in editing.published
    editing.process.send_signal(signal.SIGKILL)
    editing.abandon()
