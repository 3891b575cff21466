"""A session in this process: what happens while its threads are at work."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

import pytest
from lsprotocol.types import TextDocumentItem

from clausetree.lsp import spec_session
from clausetree.lsp.client_traits import ClientTraits
from clausetree.lsp.server import SpecServer
from clausetree.lsp.spec_session import EditorState, SpecSession
from clausetree.project.live.live_history import LiveHistory
from tests.lsp.conftest import make_spec
from tests.lsp.editing import SPEC
from tests.lsp.event_loops import run_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping
    from pathlib import Path

    from lsprotocol.types import Diagnostic

    from clausetree.project.spec_documents import SpecDocument


class Editor:
    """An editor in which nothing is open."""

    def __init__(self) -> None:
        self.stamp = 0
        self.refreshed = 0

    def state(self) -> EditorState:
        return EditorState(self.stamp, {}, {}, ClientTraits())

    def publish(self, found: Mapping[str, list[Diagnostic]]) -> None:
        """Shows nothing."""

    def refresh_lenses(self) -> None:
        self.refreshed += 1


async def _wait(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not is_so():  # noqa: ASYNC110 - what is waited for is anything that a test can ask
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("edits", [0, 1])
def test_a_history_that_was_read_before_files_changed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edits: int
) -> None:
    began, goes_on = Event(), Event()
    releases = ["old"]

    def load(_: SpecDocument) -> LiveHistory:
        found = {"kind": releases[-1]}
        began.set()
        goes_on.wait(20)
        return LiveHistory(found, None, None, ())

    monkeypatch.setattr(spec_session, "load_history", load)
    editor = Editor()

    async def run() -> None:
        session = SpecSession(make_spec(tmp_path), editor)
        session.find_last_changes()
        await _wait(began.is_set)
        releases.append("new")
        editor.stamp += edits
        session.reload()
        assert session.find_last_changes() == {}
        goes_on.set()
        await _wait(lambda: editor.refreshed == 1)
        assert session.find_last_changes() == {}
        await _wait(lambda: editor.refreshed == 2)
        assert session.find_last_changes() == {"kind": "new"}
        session.close()

    run_apart(asyncio.run, run())


async def _ask_and_close(server: SpecServer, uri: str) -> list[object]:
    """Returns what is answered to questions that are not done when the last text of their spec is closed."""

    async def question(session: SpecSession, path: str, _: object) -> list[str]:
        await session.ask(lambda view: view)
        server.close_text(uri)
        return await session.lint(lambda *_: [path])

    async def ask(work: Coroutine[object, object, object]) -> object:
        return await asyncio.wait_for(work, 5)

    item = TextDocumentItem(uri, "markdown", 1, SPEC)
    server.open_text(item)
    answered = [await ask(server.ask(uri, question, None))]
    server.open_text(item)
    answered.append(await ask(server.ask_all(question, None)))
    return [*answered, server._sessions]  # noqa: SLF001 - that the spec was closed


def test_a_question_is_answered_when_its_spec_closes_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SpecServer, "publish", Editor.publish)
    uri = make_spec(tmp_path).as_uri()
    assert run_apart(asyncio.run, _ask_and_close(SpecServer(), uri)) == [None, [], {}]
