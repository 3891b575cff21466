"""How soon the language server answers while somebody writes, beside the first lint of its process; and its memory."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from tests.bench.measure import load_releases, report
from tests.lsp.editing import Editing, place

if TYPE_CHECKING:
    from collections.abc import Callable

_PROCESSES = 3
_EDITS = 500
_MORE = 1000
_QUESTIONS = 40
_WORDS = ("a", " ", "e", "the ", "🙂", "친", "[?](#", "**", "<", "~")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model_spec.md"
        text = list(load_releases().values())[-1]
        path.write_text(text, "utf-8", newline="")
        firsts = [_lint_first(path) for _ in range(_PROCESSES)]
        first = statistics.median(taken for _, _, taken in firsts)
        editing, uri, _ = firsts[-1]
        for other, _, _ in firsts[:-1]:
            other.stop()
        for name, ask in _questions(editing, uri, text).items():
            taken = [_time(ask) for _ in range(_QUESTIONS)]
            report(f"{name} / first lint of the process", statistics.median(taken) / first, 0.05)
        typing = _Typing(editing, uri, text)
        taken = [_time(typing.edit) for _ in range(_EDITS)]
        last = statistics.quantiles(taken, n=20)[-1]
        report("from an edit to its findings, 95 of 100 / first lint of the process", last / first, 0.3)
        memory = _read_memory(editing.process.pid)
        for _ in range(_MORE):
            typing.edit()
        report(f"memory after {_MORE} edits more / before", _read_memory(editing.process.pid) / memory, 1.1)
        editing.stop()


def _lint_first(path: Path) -> tuple[Editing, str, float]:
    """Returns an editor with a text open, its address, and the seconds until a new process had linted it."""
    editing = Editing()
    start = time.perf_counter()
    uri = editing.open(path)
    editing.check(uri)
    return editing, uri, time.perf_counter() - start


def _questions(editing: Editing, uri: str, text: str) -> dict[str, Callable[[], object]]:
    spot = place(text, "](#", 3)
    context = types.CompletionContext(types.CompletionTriggerKind.Invoked)
    return {
        "hover": lambda: editing.ask_of(types.TEXT_DOCUMENT_HOVER, uri, spot),
        "completion": lambda: editing.ask_of(types.TEXT_DOCUMENT_COMPLETION, uri, spot, context=context),
        "definition": lambda: editing.ask_of(types.TEXT_DOCUMENT_DEFINITION, uri, spot),
    }


class _Typing:
    """Somebody who changes a few characters somewhere, sees the findings, and changes them back while typing elsewhere."""

    def __init__(self, editing: Editing, uri: str, text: str) -> None:
        self._editing = editing
        self._uri = uri
        self._lines = text.split("\n")
        self._chance = random.Random(1)
        self._undo: tuple[types.TextDocumentContentChangePartial, ...] = ()

    def edit(self) -> None:
        """Types or deletes something, and waits for the findings."""
        number = self._chance.randrange(len(self._lines))
        line = self._lines[number]
        start = self._chance.randrange(len(line) + 1)
        end = min(start + self._chance.randrange(3), len(line))
        word = self._chance.choice(_WORDS)
        edit = _replace(number, _count(line[:start]), _count(line[:end]), word)
        changes = (*self._undo, edit)
        self._undo = (_replace(number, _count(line[:start]), _count(line[:start] + word), line[start:end]),)
        self._editing.change(self._uri, *changes)
        self._editing.check(self._uri)


def _replace(line: int, start: int, end: int, text: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(
        types.Range(types.Position(line, start), types.Position(line, end)), text
    )


def _count(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _time(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _read_memory(process: int) -> int:
    """Returns the most kilobytes that a process had in memory: what is remembered grows and is forgotten in turns."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    main()
