"""Every format of every command, each a module of its own that is imported only where the format is asked for.

A format's module has one public function `render(answer, screen)`, which returns the command's answer as text; one of rows
has `render_lines(answer)` instead, which yields it line by line.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from clausetree.output.screen import PLAIN, Screen
from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMATS: Mapping[str, Mapping[str, str]] = {
    "tree": {"text": "terminal.tree", "json": "json.tree"},
    "query": {"text": "terminal.query", "json": "json.query", "ids": "terminal.ids"},
    "show": {"text": "terminal.clause", "json": "json.clause"},
    "export": {
        "json": "json.document",
        "jsonl": "rows.json_lines",
        "chat": "rows.json_lines",
        "preference": "rows.json_lines",
        "prompts": "rows.json_lines",
        "inspect": "rows.json_lines",
        "csv": "rows.csv",
    },
    "diff": {
        "text": "diff.terminal",
        "json": "diff.json",
        "markdown": "diff.markdown",
        "html": "diff.html",
        "script": "diff.script",
    },
    "log": {"text": "diff.log", "json": "diff.log_json"},
    "blame": {"text": "diff.blame", "json": "diff.blame_json"},
    "drift": {"text": "diff.drift", "json": "diff.drift_json", "svg": "diff.drift_svg"},
    "revisions": {"text": "terminal.revisions", "json": "json.revisions"},
    "lint": {
        "text": "lint.text",
        "json": "lint.json",
        "sarif": "lint.sarif",
        "github": "lint.github",
        "junit": "lint.junit",
        "gitlab": "lint.gitlab",
    },
    "merge": {"text": "merge.text", "json": "merge.json", "markdown": "merge.markdown"},
    "upstream status": {"text": "fork.text", "json": "fork.json"},
    "who": {"text": "terminal.who", "json": "json.who"},
    "who OLD..NEW": {"text": "terminal.who_changes", "json": "json.who_changes"},
    "resolve": {"text": "terminal.resolve", "json": "json.resolve"},
    "find": {"text": "terminal.find", "json": "json.find"},
    "stale": {
        "text": "stale.text",
        "json": "stale.json",
        "github": "stale.github",
        "markdown": "stale.markdown",
    },
    "migrate": {"text": "diff.migrate", "json": "diff.migrate_json"},
    "claims": {"text": "claims.text", "json": "claims.json", "github": "claims.github"},
    "config show": {"text": "terminal.settings", "json": "json.settings"},
    "explain": {"text": "terminal.rules", "json": "json.rules"},
}
"""For each command its formats, the default first, and for each format its module in `clausetree.output`."""


_FOR_READING = frozenset({"github", "html", "junit", "markdown", "svg"})
"""Formats that a person, a browser or a reader of XML sees: no character of a spec may steer it. Data keeps them all."""


def render(command: str, form: str, answer: Any, screen: Screen = PLAIN) -> str:  # noqa: ANN401 - each command's answer is of a type of its own
    """Returns the answer of a command in one of its formats."""
    text: str = import_module(f"clausetree.output.{FORMATS[command][form]}").render(answer, screen)
    return show_controls(text) if form in _FOR_READING else text


def render_lines(command: str, form: str, answer: Any) -> Iterator[str]:  # noqa: ANN401 - likewise
    """Returns the answer of a command in one of its formats of rows, line by line."""
    lines: Iterator[str] = import_module(f"clausetree.output.{FORMATS[command][form]}").render_lines(answer)
    return lines
