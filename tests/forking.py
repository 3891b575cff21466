"""Commands in processes of their own, each forked from one that has imported all of clausetree already.

As a script this is that one, which forks until the tests are over. What Python does as it starts it has done by then:
a test of that has to start Python.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from pkgutil import walk_packages
from select import select
from shutil import rmtree
from subprocess import PIPE, CompletedProcess, Popen
from tempfile import mkdtemp
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import clausetree
from clausetree.publish.engine import workers
from tests.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Future

RUN = "from clausetree.cli.main import run; run()"
_ADDRESS = "address"
_COMMAND = """#!{0} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({1!r})
    socket.send_fds(server, [b"1"], [0, 1, 2])
    told = [sys.argv[1:], os.getcwd(), dict(os.environ), {2!r}]
    server.sendall(json.dumps(told).encode() + b"\\n")
    sys.exit(int(server.makefile().readline()))
"""


class Call(NamedTuple):
    """How a command is called.

    Attributes:
        arguments: Those after `clausetree`.
        folder: The working directory.
        environment: All its variables.
        stdin: What is piped into it.
        stdout: Where it writes; a pipe, if nothing is said.
        stderr: Likewise.
        program: What it does, if more than that.
    """

    arguments: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    stdin: bytes = b""
    stdout: int | None = None
    stderr: int | None = None
    program: str = RUN

    def start(self) -> Running:
        pool = ThreadPoolExecutor(3)
        reading, writing = os.pipe()
        pool.submit(_fill, writing, self.stdin)
        streams, outputs = [reading], []
        for output in (self.stdout, self.stderr):
            read_end, write_end = os.pipe() if output is None else (None, os.dup(output))
            outputs.append(pool.submit(_drain, read_end))
            streams.append(write_end)
        server = socket.socket(socket.AF_UNIX)
        server.connect(str(_start_server() / _ADDRESS))
        socket.send_fds(server, [b"1"], streams)
        for descriptor in streams:
            os.close(descriptor)
        told = [[*self.arguments], str(self.folder), {**self.environment}, self.program]
        server.sendall(json.dumps(told).encode() + b"\n")
        return Running(self.arguments, server, pool, outputs)

    def run(self) -> CompletedProcess[bytes]:
        return self.start().finish()


class Running(NamedTuple):
    """A command that runs."""

    arguments: Sequence[str]
    server: socket.socket
    pool: ThreadPoolExecutor
    outputs: Sequence[Future[bytes]]

    def finish(self) -> CompletedProcess[bytes]:
        """Waits until it ends; returns how."""
        self.server.settimeout(600)
        with self.pool, self.server, self.server.makefile() as lines:
            code = int(lines.readline())
            out, err = (output.result() for output in self.outputs)
        return CompletedProcess(self.arguments, code, out, err)


def _fill(descriptor: int, data: bytes) -> None:
    with suppress(BrokenPipeError), os.fdopen(descriptor, "wb") as pipe:
        pipe.write(data)


def _drain(descriptor: int | None) -> bytes:
    if descriptor is None:
        return b""
    with os.fdopen(descriptor, "rb") as pipe:
        return pipe.read()


def find_command() -> str:
    """Returns a folder for the front of PATH; the `clausetree` in it is forked too."""
    folder = _start_server()
    command = folder / "clausetree"
    if not command.exists():
        command.write_text(_COMMAND.format(sys.executable, str(folder / _ADDRESS), RUN), encoding="utf-8")
        command.chmod(0o755)
    return str(folder)


@cache
def _start_server() -> Path:
    """Returns the folder of its address."""
    folder = Path(mkdtemp())
    server = Popen(
        [sys.executable, "-m", "tests.forking", folder / _ADDRESS], cwd=ROOT, stdin=PIPE, stdout=PIPE
    )
    assert server.stdout
    assert server.stdout.readline()

    def stop() -> None:
        server.communicate()
        rmtree(folder)

    atexit.register(stop)
    return folder


def _serve(address: str) -> None:
    for module in walk_packages(clausetree.__path__, "clausetree."):
        if module.name != "clausetree.__main__":
            import_module(module.name)
    vars(workers)["get_context"] = lambda _: get_context("fork")  # they too have no need to start Python
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        print("ready", flush=True)  # noqa: T201 - read by whoever starts it
        _fork_for_callers(listener)


def _fork_for_callers(listener: socket.socket) -> None:
    """Forks a command for each caller and tells it how that ended, until standard input is closed."""
    woken, waking = os.pipe()
    os.set_blocking(waking, False)
    signal.set_wakeup_fd(waking)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    callers: dict[int, socket.socket] = {}
    while sys.stdin not in (ready := select([listener, woken, sys.stdin], [], [])[0]):
        if woken in ready:
            os.read(woken, 1024)
            _tell_of_ended(callers)
        if listener in ready:
            caller, _ = listener.accept()
            streams = socket.recv_fds(caller, 1, 3)[1]
            child = os.fork()
            if not child:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _become(caller, streams)
            callers[child] = caller
            for descriptor in streams:
                os.close(descriptor)


def _tell_of_ended(callers: dict[int, socket.socket]) -> None:
    with suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            with callers.pop(ended[0]) as caller, suppress(BrokenPipeError):
                caller.sendall(f"{os.waitstatus_to_exitcode(ended[1])}\n".encode())


def _become(caller: socket.socket, streams: Sequence[int]) -> NoReturn:
    """Is the command, as if Python had just started."""
    with caller, caller.makefile() as lines:
        arguments, folder, environment, program = json.loads(lines.readline())
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    encoding, _, errors = environment.get("PYTHONIOENCODING", "").partition(":")
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding=encoding or None, errors=handler or None, closefd=False)
        for number, mode, handler in ((0, "r", errors), (1, "w", errors), (2, "w", "backslashreplace"))
    )
    sys.argv = ["-c", *arguments]
    exec(program, {})  # noqa: S102 - the tests' own
    sys.exit()


if __name__ == "__main__":
    _serve(sys.argv[1])
