"""What a slip does: nothing that matters, something that is reported, or neither."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from clausetree.model.file_places import Places
from clausetree.model.revision import Revision
from clausetree.output.json.document import build_clause, build_message
from clausetree.syntax.document import parse_document
from clausetree.syntax.eval_prompts import parse_eval_prompts
from tests.lint.casefile import SPEC, lint_files

if TYPE_CHECKING:
    from collections.abc import Mapping

Outcome = Literal["harmless", "reported", "neither"]

_HERE = Path(__file__).parent
PROMPTS = "examples/ab12.md"
FILES: Mapping[str, str] = {
    SPEC: (_HERE / "specimen.md").read_text("utf-8"),
    PROMPTS: (_HERE / "prompts.md").read_text("utf-8"),
    "guide.md": "",
    "pad.png": "",
}
_REVISION = Revision("head", None, None, "", SPEC, SPEC)
_SAID = {"text", "line", "end_line", "comment"}  # what is as written, and where


def judge(path: str, text: str) -> Outcome:
    """Returns what becomes of the specimen when one of its files has another text."""
    files = {**FILES, path: text}
    if export(files) == _clean_export():
        return "harmless"
    return "reported" if find(files) - _clean_findings() else "neither"


def find(files: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """Returns the findings in files by code and message."""
    return Counter((finding.code, finding.message) for finding in lint_files(files))


def export(files: Mapping[str, str]) -> object:
    """Returns what the export of the specimen and its eval prompts says, without text, lines and blanks."""
    document = parse_document(files[SPEC])
    prompts = parse_eval_prompts("ab12", files[PROMPTS])
    places = Places(_REVISION, document)
    shapes = [build_clause(document, clause, places) for clause in document.clauses]
    clauses = [_prune(msgspec.to_builtins(shape)) for shape in shapes]
    shown = [
        (
            _prune(example.title),
            [_prune(msgspec.to_builtins(build_message(m, prompts.text, PROMPTS, 1))) for m in messages],
        )
        for example in prompts.examples
        if (messages := list(example.conversation.all_messages()))
    ]
    notes = [
        (found.label, _prune(found.target))
        for _, content in document.contents()
        for found in content.footnote_definitions
    ]
    return document.ladder.levels, clauses, notes, prompts.footnote, _prune(prompts.title), shown


def _prune(value: object) -> object:
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, dict):
        return {key: _prune(inner) for key, inner in value.items() if key not in _SAID}
    return [_prune(inner) for inner in value] if isinstance(value, list | tuple) else value


@cache
def _clean_export() -> object:
    return export(FILES)


@cache
def _clean_findings() -> Counter[tuple[str, str]]:
    return find(FILES)
