"""A session in this process: what happens while its threads are at work."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

import pytest

from clausetree.lsp import spec_session
from clausetree.lsp.client_traits import ClientTraits
from clausetree.lsp.spec_session import EditorState, SpecSession
from clausetree.project.live.live_history import LiveHistory
from tests.lsp.conftest import make_spec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
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
    async with asyncio.timeout(20):
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

    asyncio.run(run())
