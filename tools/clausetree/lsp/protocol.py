"""The protocol as this server speaks it: texts are kept by the server itself, and requests that can't be read are answered."""

from __future__ import annotations

import sys
from typing import Any, NoReturn, Protocol, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.protocol.language_server import LanguageServerProtocol, lsp_method


class TextHolder(Protocol):
    """What keeps the texts that the client has open."""

    def open_text(self, item: types.TextDocumentItem) -> None:
        """Takes a text that the client opened."""
        ...

    def change_text(self, params: types.DidChangeTextDocumentParams) -> None:
        """Takes edits of a text."""
        ...

    def close_text(self, uri: str) -> None:
        """Lets go of a text."""
        ...


class SpecProtocol(LanguageServerProtocol):
    """Leaves what clients open to the server: pygls splits lines and counts columns otherwise than the protocol does.

    Attributes:
        exit_code: What the process is to end with.
    """

    exit_code = 0

    @property
    def _holder(self) -> TextHolder:
        return cast("TextHolder", self._server)

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Takes a text that the client opened."""
        self._holder.open_text(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Takes edits of a text."""
        self._holder.change_text(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Lets go of a text."""
        self._holder.close_text(params.text_document.uri)

    @lsp_method(types.EXIT)
    def lsp_exit(self, *_: object) -> NoReturn:
        """Ends the process; a client that is orderly has asked for the end before."""
        self.exit_code = 0 if self._shutdown else 1
        raise SystemExit

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 - pygls's signature
        """Returns a message as a value; a request that can't be read is answered, since somebody waits for it."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if isinstance(data.get("id"), int | str) and "method" in data:
                error = JsonRpcInvalidParams().to_response_error()
                self._send_response(data["id"], error=error)
            raise


def complain(error: Exception) -> None:
    """Writes on standard error what kind of thing went wrong; never what a text holds."""
    sys.stderr.write(f"clausetree lsp: {type(error).__name__}\n")
    sys.stderr.flush()
