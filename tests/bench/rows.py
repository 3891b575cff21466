"""How fast rows are written: against the export of the whole document, and as the text grows."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from clausetree.export.chat_rows import build_chat_rows, build_preference_rows
from clausetree.export.clause_rows import build_clause_rows
from clausetree.export.exported_document import ExportedDocument
from clausetree.model.revision import Revision
from clausetree.output.answers import RowsAnswer
from clausetree.output.formats import render_lines
from clausetree.syntax.document import parse_document
from tests.bench.measure import BUILD, load_releases, report, time_calls, time_processes

if TYPE_CHECKING:
    from collections.abc import Callable

_BUILDERS = {"jsonl": build_clause_rows, "chat": build_chat_rows, "preference": build_preference_rows}
_FORMS = tuple(_BUILDERS)
_REVISION = Revision("head", None, None, "0" * 64, "-", "release.md")


def main() -> None:
    releases = load_releases()
    text = releases[max(releases)]
    _from_cold(text)
    _as_the_text_grows(text)


def _from_cold(text: str) -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    file = BUILD / "release.md"
    file.write_text(text, encoding="utf-8")
    export = [sys.executable, "-c", "from clausetree.cli.main import run; run()", "export", str(file)]
    commands = {"json": export} | {form: [*export, "--format", form] for form in (*_FORMS, "csv")}
    taken = time_processes(commands, rounds=15)
    for form in (*_FORMS, "csv"):
        goal = 1.5 if form in {"chat", "preference"} else 2
        report(f"cold `export --format {form}` / cold `export`", taken[form] / taken["json"], goal)


def _write(text: str, form: str) -> Callable[[], object]:
    document = parse_document(text)

    def call() -> object:
        rows = _BUILDERS[form](ExportedDocument(document, _REVISION, form), document.clauses)
        return sum(map(len, render_lines("export", form, RowsAnswer(rows))))

    return call


def _as_the_text_grows(text: str) -> None:
    for form in _FORMS:
        long = "\n".join(re.sub(r"\{#(\w+)", rf"{{#\1_{number}", text) for number in range(10))
        taken = time_calls({"one": _write(text, form), "many": _write(long, form)}, rounds=7)
        ratio = taken["many"] / taken["one"] / 10
        report(f"`{form}`: 10 times the text / 10 times the time", ratio, 1.25)


if __name__ == "__main__":
    main()
