"""The server: what the client has open, and to which spec each question of it goes."""

from __future__ import annotations

import logging
import os
import sys
from asyncio import CancelledError
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from signal import SIG_DFL, SIGINT, signal
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from clausetree.history.layouts.spec_layout import has_heading_id
from clausetree.lsp.clause_symbols import find_workspace_symbols
from clausetree.lsp.client_traits import ClientTraits, read_traits
from clausetree.lsp.editor_requests import OPTIONS, REQUESTS, RESOLVERS
from clausetree.lsp.open_text import OpenText
from clausetree.lsp.protocol import SpecProtocol, complain
from clausetree.lsp.published_findings import describe_failure
from clausetree.lsp.spec_session import EditorState, SpecSession
from clausetree.lsp.spec_view import OpenState
from clausetree.model.errors import ClausetreeError
from clausetree.project.live.live_spec import find_live_spec

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    from clausetree.lsp.editor_requests import EditorRequest

_WATCHED = (
    "**/*.md",
    "**/*.markdown",
    "**/clausetree.toml",
    "**/clausetree.lock",
    "**/*.json",
    "**/.git/HEAD",
)
_REQUEST_FAILED = -32803  # the protocol's code for a request that was understood and can't be met


class SpecServer(LanguageServer):
    """A language server for specs."""

    protocol: SpecProtocol

    def __init__(self) -> None:
        """Begins with nothing open."""
        super().__init__("clausetree", version("clausetree"), protocol_cls=SpecProtocol)
        self._traits = ClientTraits()
        self._stamp = 0
        self._texts: dict[str, OpenText] = {}
        self._homes: dict[str, Path | None] = {}
        self._refused: dict[str, Mapping[str, list[types.Diagnostic]]] = {}
        self._sessions: dict[Path, SpecSession] = {}

    def state(self) -> EditorState:
        """Returns what the client holds now."""
        texts = {str(one.path): one for one in self._texts.values() if one.path}
        return EditorState(
            self._stamp,
            {path: one.text for path, one in texts.items()},
            {path: OpenState(one.uri, one.version) for path, one in texts.items()},
            self._traits,
        )

    def publish(self, found: Mapping[str, list[types.Diagnostic]]) -> None:
        """Shows the findings of files, by path."""
        states = self.state().open
        for path, diagnostics in found.items():
            state = states.get(path)
            uri = state.uri if state else from_fs_path(path) or path
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, diagnostics, state.version if state else None)
            )

    def greet(self, params: types.InitializeParams) -> None:
        """Takes what the client can do."""
        chosen = ServerCapabilitiesBuilder.choose_position_encoding(params.capabilities)
        self._traits = read_traits(params.capabilities, chosen)

    def watch(self) -> None:
        """Asks the client to say when files change on disk."""
        if self._traits.registers_watchers:
            watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            self.client_register_capability(
                types.RegistrationParams([types.Registration("watched-files", method, options)])
            )

    def open_text(self, item: types.TextDocumentItem) -> None:
        """Takes a text that the client opened."""
        path = to_fs_path(item.uri) if item.uri.startswith("file:") else None
        self._stamp += 1
        self._texts[item.uri] = OpenText(item.uri, Path(path) if path else None, item.version, item.text)
        self._find_home(item.uri)

    def change_text(self, params: types.DidChangeTextDocumentParams) -> None:
        """Takes edits of a text; of one that is not open, nothing."""
        text = self._texts.get(params.text_document.uri)
        if text is None:
            return
        self._stamp += 1
        for change in params.content_changes:
            text.change(change, self._traits.encoding)
        text.version = params.text_document.version
        if self._homes.get(text.uri) is None and has_heading_id(text.text):
            self._homes.pop(text.uri, None)  # it is a spec now
        self._find_home(text.uri)

    def close_text(self, uri: str) -> None:
        """Lets go of a text; what it holds is again what lies on disk."""
        self._stamp += 1
        self._texts.pop(uri, None)
        home = self._homes.pop(uri, None)
        if home and home not in self._homes.values():
            self._sessions.pop(home).close()
        elif home:
            self._sessions[home].check_soon()

    def reload(self) -> None:
        """Takes it that files changed on disk."""
        self._stamp += 1
        self._homes.clear()
        for uri in self._texts:
            self._find_home(uri)
        for home in set(self._sessions) - set(self._homes.values()):
            self._sessions.pop(home).close()
        for session in self._sessions.values():
            session.reload()

    async def ask(self, uri: str, question: EditorRequest, params: Any) -> Any:  # noqa: ANN401 - of the protocol's types
        """Returns the answer to a question about a file; None where it belongs to no spec."""
        text, home = self._texts.get(uri), self._homes.get(uri)
        if text is None or home is None:
            return None
        return await _ask_session(self._sessions[home], question, str(text.path), params)

    async def ask_all(self, question: EditorRequest, params: Any) -> list[Any]:  # noqa: ANN401 - likewise
        """Returns what every open spec answers, all in one list."""
        return [
            found
            for session in list(self._sessions.values())
            for found in await _ask_session(session, question, str(session.path), params) or ()
        ]

    def refresh_lenses(self) -> None:
        """Tells the client to ask for the lenses again."""
        if self._traits.refreshes_lenses:
            self.workspace_code_lens_refresh(None)

    def report_server_error(self, error: Exception, source: object) -> None:  # noqa: ARG002 - pygls's signature
        """Writes on standard error what kind of thing went wrong; never what a text holds."""
        if not (
            isinstance(error, JsonRpcException) and error.code == _REQUEST_FAILED
        ):  # which the user is told
            complain(error)

    def _find_home(self, uri: str) -> None:
        """Finds the spec that an open text belongs to, and has it checked."""
        text = self._texts[uri]
        if uri not in self._homes and text.path:
            try:
                self._homes[uri] = find_live_spec(text.path, text.text)
            except ClausetreeError as error:
                self._refused[uri] = describe_failure(error, str(text.path))
                self.publish(self._refused[uri])
                return
            self.publish({path: [] for path in self._refused.pop(uri, {})})
        if home := self._homes.get(uri):
            if home not in self._sessions:
                self._sessions[home] = SpecSession(home, self)
            self._sessions[home].check_soon()


@contextmanager
def _explained() -> Iterator[None]:
    """Has the client told what is wrong where a question can't be answered."""
    try:
        yield
    except ClausetreeError as error:
        message = f"{error.message}; {error.hint}" if error.hint else error.message
        raise JsonRpcException(message, _REQUEST_FAILED) from None


async def _ask_session(session: SpecSession, question: EditorRequest, path: str, params: Any) -> Any:  # noqa: ANN401 - of the protocol's types
    """Returns the answer to a question about a file of a spec; None where the spec is closed meanwhile."""
    with _explained():
        try:
            return await question(session, path, params)
        except CancelledError:
            if session.is_closed:
                return None
            raise


def build_server() -> SpecServer:
    """Returns a server with all its features."""
    server = SpecServer()
    server.feature(types.INITIALIZE)(lambda params: server.greet(params))  # noqa: PLW0108 - pygls marks it
    server.feature(types.INITIALIZED)(lambda _: server.watch())
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(lambda _: server.reload())
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(lambda _: server.reload())
    for method, question in REQUESTS.items():
        server.feature(method, OPTIONS.get(method))(_handle(server, question))
    for method, question in RESOLVERS.items():
        server.feature(method)(_handle_resolving(server, question))
    server.feature(types.WORKSPACE_SYMBOL)(_handle_all(server, find_workspace_symbols))
    return server


def serve() -> int:
    """Speaks the protocol over standard input and output until the client is done; returns the exit code.

    Whatever else writes to standard output meanwhile reaches standard error.
    """
    logging.getLogger("pygls").addHandler(logging.NullHandler())  # its log would hold what texts say
    logging.getLogger("pygls").propagate = False
    signal(SIGINT, SIG_DFL)  # a thread that waits for input would not be interrupted
    server = build_server()
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        server.start_io(stdout=output)
    return server.protocol.exit_code


def _handle(server: SpecServer, question: EditorRequest) -> Callable[[Any], Awaitable[Any]]:
    """Returns what answers requests that name a document."""

    async def handle(params: Any) -> Any:  # noqa: ANN401 - of the protocol's types
        return await server.ask(params.text_document.uri, question, params)

    return handle


def _handle_resolving(server: SpecServer, question: EditorRequest) -> Callable[[Any], Awaitable[Any]]:
    """Returns what answers requests about something that was sent before, whose data begin with a document's address."""

    async def handle(item: Any) -> Any:  # noqa: ANN401 - likewise
        uri = item.data[0] if isinstance(item.data, list) and item.data else ""
        return await server.ask(uri, question, item) or item

    return handle


def _handle_all(server: SpecServer, question: EditorRequest) -> Callable[[Any], Awaitable[Any]]:
    """Returns what answers requests about all that is open."""

    async def handle(params: Any) -> Any:  # noqa: ANN401 - likewise
        return await server.ask_all(question, params)

    return handle
