"""One spec that somebody edits: read, checked and compared in threads of its own, the latest state only."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from clausetree.lsp.protocol import complain
from clausetree.lsp.published_findings import build_diagnostics, describe_failure
from clausetree.lsp.remembered_texts import RememberedTexts
from clausetree.lsp.spec_view import SpecView
from clausetree.lsp.worker import Worker
from clausetree.model.errors import ClausetreeError
from clausetree.project.live.live_history import Differences, find_differences, load_history
from clausetree.project.live.live_lint import LiveLint
from clausetree.project.live.live_spec import load_live
from clausetree.project.spec_documents import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lsprotocol.types import Diagnostic

    from clausetree.lsp.client_traits import ClientTraits
    from clausetree.lsp.spec_view import OpenState
    from clausetree.project.live.live_history import LiveHistory

Answer = TypeVar("Answer")

_PAUSE = 0.01  # seconds without an edit after which the text is checked


class EditorState(NamedTuple):
    """What the editor holds at one moment.

    Attributes:
        stamp: A number that grows with every change of a text, or on disk.
        texts: For the path of each open file what it holds.
        open: For the path of each open file what it is called.
        traits: What the client can do.
    """

    stamp: int
    texts: Mapping[str, str]
    open: Mapping[str, OpenState]
    traits: ClientTraits


class Editor(Protocol):
    """What a session asks of the server."""

    def state(self) -> EditorState:
        """Returns what the editor holds now."""
        ...

    def publish(self, found: Mapping[str, list[Diagnostic]]) -> None:
        """Shows the findings of files, by path."""
        ...

    def refresh_lenses(self) -> None:
        """Has the lenses asked for again."""
        ...


class SpecSession:
    """One spec of which files are open.

    Attributes:
        path: The spec's file.
        is_closed: Whether none of its files is open any more, and its threads end.
    """

    def __init__(self, path: Path, editor: Editor) -> None:
        """Takes the spec's file, and what is asked for texts and shown findings."""
        self.path = path
        self._editor = editor
        self._reader, self._checker, self._historian = (
            Worker(f"{name} {path.name}") for name in ("read", "check", "compare")
        )
        self._lint = LiveLint()
        self._remembered = RememberedTexts()
        self._view: tuple[int, SpecView] | None = None
        self._history: LiveHistory | None = None
        self._differences = Differences({}, {})
        self._compared = -1
        self._generation = 0
        self._published: frozenset[str] = frozenset()
        self._timer: asyncio.TimerHandle | None = None
        self._check: asyncio.Task[None] | None = None
        self._search: asyncio.Task[None] | None = None
        self._comparison: asyncio.Task[None] | None = None
        self._asked = 0
        self._is_stale = False
        self.is_closed = False

    async def ask(self, answer: Callable[[SpecView], Answer]) -> Answer:
        """Returns what `answer` makes of the spec as it stands now.

        Raises:
            ClausetreeError: The spec, or its settings, can't be read.
        """
        state = self._editor.state()
        return await asyncio.wrap_future(self._reader.submit(lambda: answer(self._read(state))))

    async def lint(self, work: Callable[[LiveLint, SpecView], Answer]) -> Answer:
        """Returns what `work` makes of the spec as it stands now with what checks it; raises as `ask` does."""
        view = await self.ask(lambda view: view)
        return await asyncio.wrap_future(self._checker.submit(lambda: work(self._lint, view)))

    def find_last_changes(self) -> Mapping[str, str]:
        """Returns for each id the release that last changed the clause, as far as that is known; what isn't is looked up."""
        self._compare()
        return self._history.last_changes if self._history else {}

    def find_differences(self) -> Differences:
        """Returns how the clauses differ from older texts, as far as that is known; what isn't is looked up."""
        self._compare()
        return self._differences

    def check_soon(self) -> None:
        """Has the texts checked after a pause in which nobody writes."""
        self._asked += 1
        if self._timer:
            self._timer.cancel()
        if not self.is_closed:
            self._timer = asyncio.get_running_loop().call_later(_PAUSE, self._begin_check)

    def reload(self) -> None:
        """Takes it that files on disk, or their history, changed."""
        self._lint = LiveLint()
        self._history = None
        self._generation += 1
        self.check_soon()

    def close(self) -> None:
        """Takes the findings away and ends the threads."""
        self.is_closed = True
        if self._timer:
            self._timer.cancel()
        self._editor.publish({path: [] for path in self._published})
        for worker in (self._reader, self._checker, self._historian):
            worker.stop()

    def _read(self, state: EditorState) -> SpecView:
        """Returns the spec in a state of the editor; runs in the thread that reads."""
        if self._view and self._view[0] == state.stamp:
            return self._view[1]
        document = read_document(load_live(self.path, state.texts))
        self._remembered.note(document)
        view = SpecView(document, state.traits, state.open)
        self._view = state.stamp, view
        return view

    def _begin_check(self) -> None:
        """Begins to check what there is now; where a check is going on, it is followed by another."""
        self._is_stale = self._check is not None and not self._check.done()
        if not self._is_stale:
            self._check = asyncio.get_running_loop().create_task(self._check_now())

    async def _check_now(self) -> None:
        asked = self._asked
        found: Mapping[str, list[Diagnostic]] | None
        try:
            found = await self.lint(_find)
        except ClausetreeError as error:
            found = describe_failure(error, str(self.path))
        except Exception as error:  # noqa: BLE001 - the server goes on, and the next edit may not meet the fault
            complain(error)
            found = None
        if self.is_closed:
            return
        if found is not None and self._asked == asked:  # else these are the findings of an older state
            self._publish(found)
        if self._is_stale:
            self.check_soon()
        elif self._search is None or self._search.done():
            self._search = asyncio.get_running_loop().create_task(self._look_up())

    async def _look_up(self) -> None:
        """Looks up what became of clauses that the findings speak of, and has the text checked again where that tells more."""
        if await self._look_back(self._lint.look_up):
            self.check_soon()

    def _compare(self) -> None:
        """Has the text compared with older ones, once for each of its states."""
        stamp = self._editor.state().stamp
        if stamp != self._compared and (self._comparison is None or self._comparison.done()):
            self._compared = stamp
            self._comparison = asyncio.get_running_loop().create_task(self._compare_now())

    async def _compare_now(self) -> None:
        with suppress(ClausetreeError):
            view = await self.ask(lambda view: view)
            known, generation = self._history, self._generation
            history, found = await self._look_back(lambda: _compare(known, view))
            is_current = generation == self._generation
            is_news = not is_current or (self._history, self._differences) != (history, found)
            if is_current:
                self._history, self._differences = history, found
            else:  # files on disk changed meanwhile: whoever asks again has it compared again
                self._compared = -1
            if is_news and not self.is_closed:
                self._editor.refresh_lenses()

    async def _look_back(self, job: Callable[[], Answer]) -> Answer:
        return await asyncio.wrap_future(self._historian.submit(job))

    def _publish(self, found: Mapping[str, list[Diagnostic]]) -> None:
        """Shows the findings, and none where some were shown before and there are none now."""
        cleared: dict[str, list[Diagnostic]] = {path: [] for path in self._published}
        self._editor.publish({str(self.path): [], **cleared, **found})
        self._published = frozenset(found)


def _find(lint: LiveLint, view: SpecView) -> Mapping[str, list[Diagnostic]]:
    report = lint.check(view.document, lambda _: False)
    return build_diagnostics(report, view.traits.encoding)


def _compare(known: LiveHistory | None, view: SpecView) -> tuple[LiveHistory, Differences]:
    history = known or load_history(view.document)
    return history, find_differences(history, view.document)
