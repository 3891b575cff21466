"""A small server for reading the site on this machine."""

from __future__ import annotations

import errno
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from pathlib import Path

HOST = "127.0.0.1"


def open_server(out: Path, port: int) -> ThreadingHTTPServer:
    """Returns a server of the folder `out`, listening on this machine only; raises `ClausetreeError` where it can't."""
    try:
        return _Server((HOST, port), partial(_Handler, directory=str(out)))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ClausetreeError(f"port {port} is taken", "choose another with `--port`") from None
        raise ClausetreeError(
            f"can't listen on port {port}: {error.strerror}", "choose another with `--port`"
        ) from None


class _Server(ThreadingHTTPServer):
    """Takes a reader who leaves in the middle of an answer for no error."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the base class's signature
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as they are now, quietly."""

    def guess_type(self, path: Any) -> str:  # noqa: ANN401 - the base class's signature
        """Has a browser show Markdown as text."""
        return "text/plain; charset=utf-8" if str(path).endswith(".md") else super().guess_type(path)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the base class's signature
        """Says nothing."""
