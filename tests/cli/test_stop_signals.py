"""A command that is asked to stop puts things in order first, and whoever waits for it learns why it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from subprocess import PIPE
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SLOW = """
import signal, sys, time
{before}
import click
from clausetree.cli import main
from clausetree.cli.stop_signals import stop_at_once

@click.command()
def work():
    {at_once}
    try:
        print("begun", file=sys.stderr, flush=True)
        time.sleep({seconds})
    finally:
        print("in order", flush=True)

main.main.get_command = lambda context, name: work
sys.argv = ["clausetree", "work"]
main.run()
"""

_INITIALIZE = b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}'
REQUESTS = {
    "lsp": b"Content-Length: %d\r\n\r\n%b" % (len(_INITIALIZE), _INITIALIZE),
    "mcp": b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n',
}


def _start(before: str = "", at_once: str = "", seconds: float = 60) -> subprocess.Popen[str]:
    program = SLOW.format(before=before, at_once=at_once, seconds=seconds)
    return subprocess.Popen([sys.executable, "-c", program], stdout=PIPE, stderr=PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_it_puts_things_in_order_and_ends_by_the_signal(number: signal.Signals) -> None:
    with _start() as running:
        assert running.stderr
        assert next(running.stderr) == "begun\n"
        running.send_signal(number)
        out, said = running.communicate(timeout=60)
    assert (running.returncode, out) == (-number, "in order\n")
    assert "Traceback" not in said


def test_a_signal_that_is_to_be_ignored_stays_so() -> None:
    with _start(before="signal.signal(signal.SIGHUP, signal.SIG_IGN)", seconds=0.5) as running:
        assert running.stderr
        assert next(running.stderr) == "begun\n"
        running.send_signal(signal.SIGHUP)
        out, _ = running.communicate(timeout=60)
    assert (running.returncode, out) == (0, "in order\n")


def test_what_has_nothing_to_put_in_order_ends_at_once() -> None:
    with _start(at_once="stop_at_once()") as running:
        assert running.stderr
        assert next(running.stderr) == "begun\n"
        running.send_signal(signal.SIGTERM)
        out, _ = running.communicate(timeout=60)
    assert (running.returncode, out) == (-signal.SIGTERM, "")


@pytest.mark.parametrize("command", ["lsp", "mcp"])
def test_servers_that_wait_for_input_end_at_once_and_in_silence(tmp_path: Path, command: str) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n\nText.\n", encoding="utf-8")
    program = [sys.executable, "-c", "from clausetree.cli.main import run; run()", command]
    with subprocess.Popen(
        program, cwd=tmp_path, env=os.environ, stdin=PIPE, stdout=PIPE, stderr=PIPE
    ) as server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(REQUESTS[command])
        server.stdin.flush()
        server.stdout.readline()  # so it waits for the next request by now
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=60) == -signal.SIGTERM
        assert server.stderr
        assert server.stderr.read() == b""
