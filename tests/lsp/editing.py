"""An editor that edits specs with the server that users start: pytest-lsp's client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

from tests.lsp.event_loops import run_apart

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine, Sequence

Answer = TypeVar("Answer")

TOOLS = Path(__file__).resolve().parents[2] / "tools"
COMMAND = (sys.executable, "-m", "clausetree", "lsp")
_LONGEST = 60  # seconds that anything may take
_NAMES = iter(range(10**9))

SPEC = """\
# Format {#format}

Say who decides. See [?](#short).

## Short answers {#short authority=user tags=under_18}

Answer in two sentences. Read [the rules](#format) and [?](#kind).[^ab12]

!!! meta "Commentary"
    People are in a hurry.

**Example**: a greeting

~~~xml
<system>
<settings>
max_tokens: 80
under_18: true
</settings>
</system>
<user>
Hello!
</user>
<comparison>
<assistant> <!-- GOOD -->
Hello! What can I do for you?
</assistant>
<assistant> <!-- BAD[#kind]: cold -->
What?
</assistant>
</comparison>
~~~

## Be kind {#kind authority=developer}

Be kind to people. 친절 🙂 e\u0301 [?](#short)

1. **Developer**: first
2. **User**: second

**Example**: a question

~~~xml
<user>
Why?
</user>
<assistant>
Because.
</assistant>
~~~
"""

PROMPTS = """\
Examples for [^ab12] in Short answers:

**Example**: a question

~~~xml
<user>
What is this? [?](#kind)
</user>
~~~
"""


class Editing:
    """An editor with a server of its own."""

    def __init__(self, **capabilities: Any) -> None:
        """Starts a server and tells it what the editor can do."""
        self._loop = asyncio.new_event_loop()
        self.client: LanguageClient = make_test_lsp_client()
        self.versions: dict[str, int] = {}
        self.published: dict[str, list[int | None]] = {}
        env = {**os.environ, "PYTHONPATH": str(TOOLS)}
        self.run(self.client.start_io(*COMMAND, env=env))

        self.registered: list[types.Registration] = []
        self.refreshed: list[None] = []
        self._listen()
        told = client_capabilities("visual-studio-code")
        for group, value in capabilities.items():
            setattr(told, group, value)
        self.initialized = self.run(
            self.client.initialize_session(types.InitializeParams(capabilities=told, root_uri=None))
        )

    def _listen(self) -> None:
        """Keeps what the server sends by itself."""

        def note(params: types.PublishDiagnosticsParams) -> None:
            self.client.diagnostics[params.uri] = params.diagnostics
            self.published.setdefault(params.uri, []).append(params.version)

        def register(params: types.RegistrationParams) -> None:
            self.registered += params.registrations

        def refresh(_: None) -> None:
            self.refreshed.append(None)

        for method, listen in (
            (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, note),
            (types.CLIENT_REGISTER_CAPABILITY, register),
            (types.WORKSPACE_CODE_LENS_REFRESH, refresh),
        ):
            self.client.protocol.fm.features.pop(method, None)
            self.client.feature(method)(listen)

    @property
    def process(self) -> asyncio.subprocess.Process:
        """Returns the server's process."""
        process = self.client._server  # noqa: SLF001 - pygls keeps it to itself
        assert process is not None
        return process

    def run(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """Returns what comes of work with the client."""
        return run_apart(self._loop.run_until_complete, asyncio.wait_for(work, _LONGEST))

    def ask(self, method: str, params: Any) -> Any:
        """Returns the answer to a request."""

        async def ask() -> Any:
            answer: Awaitable[Any] = self.client.protocol.send_request_async(method, params)  # type: ignore[no-untyped-call] # pytest-lsp has no types
            return await answer

        return self.run(ask())

    def tell(self, method: str, params: Any) -> None:
        """Sends a notification."""

        async def tell() -> None:
            self.client.protocol.notify(method, params)

        self.run(tell())

    def open(self, path: Path, text: str | None = None) -> str:
        """Opens a file, with a text that is not saved where one is given; returns its address once it is checked."""
        uri = path.as_uri()
        self.versions[uri] = next(_NAMES)
        shown = path.read_text("utf-8") if text is None else text
        item = types.TextDocumentItem(uri, "markdown", self.versions[uri], shown)
        self.tell(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, *changes: types.TextDocumentContentChangeEvent | str) -> None:
        """Edits a text: whole texts, or ranges."""
        self.versions[uri] = next(_NAMES)
        made = [
            types.TextDocumentContentChangeWholeDocument(one) if isinstance(one, str) else one
            for one in changes
        ]
        name = types.VersionedTextDocumentIdentifier(version=self.versions[uri], uri=uri)
        self.tell(types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(name, made))

    def close(self, uri: str) -> None:
        """Closes a text."""
        name = types.TextDocumentIdentifier(uri)
        self.tell(types.TEXT_DOCUMENT_DID_CLOSE, types.DidCloseTextDocumentParams(name))

    def wait(self, is_done: Any, what: str = "it") -> None:
        """Waits until something is so."""

        async def wait() -> None:
            while not is_done():  # noqa: ASYNC110 - what is waited for is anything that a test can ask
                await asyncio.sleep(0.005)

        try:
            self.run(wait())
        except TimeoutError:
            raise AssertionError(f"waited in vain for {what}") from None

    def check(self, uri: str) -> Sequence[types.Diagnostic]:
        """Returns the findings in the state of a text that was sent last."""
        self.wait(lambda: self.versions[uri] in self.published.get(uri, ()), "findings")
        return self.client.diagnostics[uri]

    def codes(self, uri: str) -> list[str]:
        """Returns the codes of these findings."""
        return [str(one.code) for one in self.check(uri)]

    def ask_of(self, method: str, uri: str, position: types.Position | None = None, **more: Any) -> Any:
        """Returns the answer to a question about a text, or a place in it."""
        named = {"text_document": types.TextDocumentIdentifier(uri), **more}
        named |= {"position": position} if position else {}
        params: Any = types.METHOD_TO_TYPES[method][2]
        return self.ask(method, params(**named))

    def stop(self) -> int | None:
        """Ends the session as the protocol has it; returns the exit code of the server."""
        process = self.process
        self.run(self.client.shutdown_session())
        code = self.run(process.wait())
        self.run(self.client.stop())  # type: ignore[no-untyped-call] # likewise
        self._loop.close()
        return code

    def abandon(self) -> None:
        """Lets go of a server that was killed."""
        self.run(self.process.wait())
        self.run(self.client.stop())  # type: ignore[no-untyped-call] # likewise
        self._loop.close()


def place(text: str, words: str, offset: int = 0) -> types.Position:
    """Returns the position of words in a text, in UTF-16, as one counts by hand."""
    before = text[: text.index(words) + offset]
    line = before.count("\n")
    return types.Position(line, len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)
