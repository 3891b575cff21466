"""A network that is lost in mid-fetch: all is as before, and one line says so."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.upstream.conftest import run, snapshot
from tests.upstream.processes import call, fails

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.history.conftest import GitRepository


class Line:
    """A line to a server, which is cut once so many bytes came over it; `length` can be changed while it is up."""

    def __init__(self, server: int, length: int) -> None:
        self.length = length
        self._server = server
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes who waits for it
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(client,), daemon=True).start()

    def _connect(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self._server)) as server:
            asking = threading.Thread(target=pump, args=(client, server, 1 << 40), daemon=True)
            asking.start()
            pump(server, client, self.length)
            asking.join()


def pump(source: socket.socket, target: socket.socket, left: int) -> None:
    """Carries so many bytes from one end to the other, then cuts the line."""
    with suppress(OSError):
        while left > 0 and (data := source.recv(min(left, 4096))):
            target.sendall(data)
            left -= len(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serves the repositories in a folder with git's own server; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["git", "daemon", "--reuseaddr", "--export-all", "--listen=127.0.0.1"]
    server = subprocess.Popen(
        [*command, f"--port={port}", f"--base-path={folder}", str(folder)], stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def line(tmp_path: Path, small_upstream: GitRepository) -> Iterator[Line]:
    """A line to a server of the upstream, whole for now."""
    small_upstream.commit("Much", {"much.txt": os.urandom(40_000).hex()}, "2026-02-11")
    with served(tmp_path) as port:
        line = Line(port, 1 << 40)
        yield line
        line.close()


def list_cache() -> dict[str, bytes]:
    root = Path(os.environ["XDG_CACHE_HOME"])
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_line_that_is_cut_leaves_all_as_it_was(
    small_fork: GitRepository, small_upstream: GitRepository, line: Line
) -> None:
    run("add", f"git://127.0.0.1:{line.port}/upstream")
    small_fork.commit("follow the address", {})
    small_upstream.commit("Release 2026-03-10", {"more.txt": os.urandom(40_000).hex()}, "2026-03-10")
    before, cached = snapshot(small_fork), list_cache()
    for length in (0, 100, 700, 20_000):
        line.length = length
        fails(call(small_fork.path, "fetch"), "can't be read: ", "check the address and the network")
        assert list_cache() == cached
    assert snapshot(small_fork) == before
    status = run("status")
    assert "newer  2026-02-10\n" in status.stdout
    line.length = 1 << 40
    assert run("fetch").stderr.endswith("@2026-01-10`: 2026-02-10, 2026-03-10\n")


def test_a_line_that_is_cut_at_the_first_fetch(small_fork: GitRepository, line: Line) -> None:
    (small_fork.path / "clausetree.lock").unlink()
    before = snapshot(small_fork)
    line.length = 20_000
    address = f"git://127.0.0.1:{line.port}/upstream"
    fails(call(small_fork.path, "add", address), f"`{address}` can't be read: ", "check the address")
    assert snapshot(small_fork) == before
    line.length = 1 << 40
    assert run("add", address).exit_code == 0


def test_a_merge_reads_the_copy_where_the_network_is_gone(small_fork: GitRepository, line: Line) -> None:
    address = f"git://127.0.0.1:{line.port}/upstream"
    run("add", address)
    small_fork.commit("follow the address", {})
    line.close()
    code, said = call(small_fork.path, "merge")
    assert code == 0
    assert said == (
        "eval prompts inserted: examples/cccc.md\neval prompts edited: examples/aaaa.md\n"
        f"eval prompts deleted: examples/bbbb.md\nmodel_spec.md: took over {address}@2026-02-10\n"
    )
