"""How the server starts and ends: what it needs, and nothing on standard output but the protocol."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from signal import SIGINT
from subprocess import PIPE, Popen
from time import sleep
from typing import Any

import pytest
from click.testing import CliRunner
from mcp_types import INVALID_REQUEST, PARSE_ERROR

from clausetree.cli.commands import mcp
from clausetree.model.errors import ClausetreeError
from tests.folders import ROOT
from tests.forking import Call, find_command
from tests.mcp.spec_texts import write_spec


@pytest.mark.parametrize("missing", ["mcp", "mcp_types"])
def test_without_the_library_it_says_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mcp, "find_spec", lambda name: None if name == missing else find_spec(name))
    result = CliRunner().invoke(mcp.command)
    assert isinstance(result.exception, ClausetreeError)
    assert result.exception.message == f"the server for agents needs `{missing}`"
    assert result.exception.hint == "pip install 'clausetree[mcp]'"


def test_without_a_spec_it_does_not_start(tmp_path: Path) -> None:
    done = Call(("mcp",), tmp_path, os.environ).run()
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"error: there is no spec in")


def test_it_answers_whatever_it_is_sent_and_ends_with_its_client(tmp_path: Path) -> None:
    start = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    }
    lines = [
        json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": start}),
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
        "this is no message",
        '{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "get_clause"',
        '{"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "search", "arguments": {"text": "\\ud800"}}}',
        json.dumps({"jsonrpc": "2.0", "id": 4, "method": "no/method"}),
        "",
        json.dumps({"jsonrpc": "2.0", "id": 6, "method": 6}),
        json.dumps({"jsonrpc": "2.0", "id": "7", "method": "ping", "params": ["\ud800"]}),
        json.dumps({"id": 8, "method": "ping"}),
        json.dumps({"jsonrpc": "2.0", "id": True, "method": []}),
        "[" * 5_000,
        json.dumps({"jsonrpc": "2.0", "id": 5, "method": "ping"}),
    ]
    command = [str(Path(find_command()) / "clausetree"), "mcp"]
    with Popen(command, cwd=write_spec(tmp_path / "spec"), stdin=PIPE, stdout=PIPE, stderr=PIPE) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.write("\n".join([*lines, ""]).encode())
        server.stdin.flush()
        answers: dict[int | str, dict[str, Any]] = {}
        nameless = []
        while not {3, 5} <= answers.keys():
            answer = json.loads(server.stdout.readline())
            if answer["id"] is None:
                nameless.append(answer["error"]["code"])
            else:
                answers[answer["id"]] = answer
        server.stdin.close()
        assert server.stdout.read() == b""
        assert server.stderr.read() == b""
        assert server.wait() == 0
    assert answers[1]["result"]["serverInfo"]["name"] == "clausetree"
    assert answers[4]["error"]["message"]
    assert answers[5]["result"] == {}
    assert answers[3]["result"]["isError"]  # there are no words in it
    assert {answers[asked]["error"]["code"] for asked in (6, "7", 8)} == {INVALID_REQUEST}
    assert nameless == [PARSE_ERROR, PARSE_ERROR, INVALID_REQUEST, PARSE_ERROR]


def _answer_into(output: int, line: str, folder: Path) -> tuple[int, bytes]:
    """Returns the exit code and the errors of a server whose answer to a line goes to a file that is no good.

    Blank lines follow until it ends: at the end of its input it would end too, with or without the answer.
    """
    program = [sys.executable, "-m", "clausetree", "mcp"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    with Popen(
        program, cwd=folder, env=environment, stdin=PIPE, stdout=output, stderr=PIPE, bufsize=0
    ) as server:  # unbuffered, so that nothing is left to be written once it has ended
        assert server.stdin
        assert server.stderr
        server.stdin.write(f"{line}\n".encode())
        with suppress(BrokenPipeError):
            while server.poll() is None:
                server.stdin.write(b"\n")
                sleep(0.05)
        return server.wait(timeout=60), server.stderr.read()


@pytest.mark.parametrize("line", ['{"jsonrpc": "2.0", "id": 1, "method": "ping"}', "this is no message"])
def test_a_client_that_went_away_ends_it_in_silence(line: str, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    assert _answer_into(writing, line, write_spec(tmp_path / "spec")) == (0, b"")
    os.close(writing)


@pytest.mark.parametrize("line", ['{"jsonrpc": "2.0", "id": 1, "method": "ping"}', "this is no message"])
def test_an_answer_that_cannot_be_written_is_an_error_in_one_line(line: str, tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - no path of a file
        code, errors = _answer_into(full.fileno(), line, write_spec(tmp_path / "spec"))
    assert code == 2
    assert errors == b"error: standard output can't be written: no space left on device\n"


def test_an_interrupt_ends_it_at_once_and_in_silence(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "clausetree", "mcp"]
    folder = write_spec(tmp_path / "spec")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    with Popen(program, cwd=folder, env=environment, stdin=PIPE, stdout=PIPE, stderr=PIPE) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.write(b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
        server.stdin.flush()
        server.stdout.readline()
        server.send_signal(SIGINT)
        assert server.wait(timeout=60) == -SIGINT
        assert server.stderr.read() == b""
