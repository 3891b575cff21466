"""A small server for reading the site on this machine, and for following the draft that somebody edits."""

from __future__ import annotations

import errno
import json
import re
import sys
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from clausetree.publish.engine.draft_watch import DraftWatch

HOST = "127.0.0.1"
_OURS = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?", re.IGNORECASE)
_STATE, _SCRIPT = "/__preview/state.json", "/__preview/page.js"
_SCRIPT_FILE = Path(__file__).with_name("served_page.js")
_END = b"</body>"


def open_server(out: Path, port: int, watch: DraftWatch | None = None) -> ThreadingHTTPServer:
    """Returns a server of the folder `out`, listening on this machine only.

    Args:
        out: The folder of a site.
        port: The port; 0 for any that is free.
        watch: What tells pages of the draft, which then follow its edits; None for pages as they are.

    Raises:
        ClausetreeError: It can't listen there.
    """
    try:
        return _Server((HOST, port), partial(_Handler, watch=watch, directory=str(out)))
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
    """Serves files as they are now, quietly, and to this machine's own browsers alone."""

    def __init__(self, *arguments: Any, watch: DraftWatch | None, **options: Any) -> None:  # noqa: ANN401 - the base class's signature
        self._watch = watch
        super().__init__(*arguments, **options)  # answers the request

    def send_head(self) -> Any:  # noqa: ANN401 - the base class's signature
        """Refuses what a page elsewhere makes a browser ask for, and what lies outside of the folder."""
        if not self._is_for_us():
            self.send_error(HTTPStatus.FORBIDDEN, "This server answers only to localhost")
            return None
        if not self._is_inside():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        made = self._make(self._watch) if self._watch else None
        if made is None:
            return super().send_head()
        status, data, kind = made
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def _make(self, watch: DraftWatch) -> tuple[HTTPStatus, bytes, str] | None:
        """Returns what isn't a file of the site: a page that follows the draft, or what such a page asks for.

        Where a clause was deleted while somebody read it, the page for a missing address follows the draft too.
        """
        if self.path == _STATE:
            return HTTPStatus.OK, json.dumps(watch.state.describe()).encode(), "application/json"
        if self.path == _SCRIPT:
            return HTTPStatus.OK, _SCRIPT_FILE.read_bytes(), "text/javascript"
        path = Path(self.translate_path(self.path))
        is_folder = self.path.partition("?")[0].endswith("/")
        page = path / "index.html" if is_folder else path
        status = HTTPStatus.OK
        if is_folder and not page.is_file():
            page, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        if page.suffix != ".html":
            return None
        script = f'<script src="{_SCRIPT}" data-builds="{watch.state.builds}"></script>'
        with suppress(OSError):  # it isn't there, or the folder is just being replaced
            before, end, after = page.read_bytes().rpartition(_END)
            return status, before + script.encode() + end + after, "text/html"
        return None

    def _is_for_us(self) -> bool:
        """Returns whether the request names this machine: a foreign name can be made to lead here (DNS rebinding)."""
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and _OURS.fullmatch(hosts[0]) is not None

    def _is_inside(self) -> bool:
        """Returns whether what is asked for, links followed, is in the folder; what can't be a path is not."""
        folder, path = Path(self.directory), Path(self.translate_path(self.path))
        with suppress(OSError, RuntimeError, ValueError):
            top = folder.resolve()
            return all(file.resolve().is_relative_to(top) for file in (path, path / "index.html"))
        return False

    def guess_type(self, path: Any) -> str:  # noqa: ANN401 - the base class's signature
        """Has a browser show Markdown as text."""
        return "text/plain; charset=utf-8" if str(path).endswith(".md") else super().guess_type(path)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the base class's signature
        """Says nothing."""
