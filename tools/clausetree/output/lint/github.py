"""Findings as workflow commands of GitHub Actions, which it shows as annotations.

Format: GitHub's documentation of Actions, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.lint.finding import Finding
    from clausetree.output.answers import LintAnswer
    from clausetree.output.screen import Screen

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(answer: LintAnswer, _screen: Screen) -> str:
    """Returns one line a finding; nothing where there is none."""
    return "".join(_line(found) for found in answer.findings)


def _line(found: Finding) -> str:
    properties: dict[str, object] = {
        "title": f"{found.code} {found.name}",
        "file": found.path,
        "line": found.line,
        "endLine": found.end_line,
    }
    if found.end_line == found.line:  # columns are of no use to GitHub where there are several lines
        properties |= {"col": found.column, "endColumn": found.end_column}
    message = f"{found.message}\n{found.hint}" if found.hint else found.message
    return render_command(_COMMANDS[found.severity], properties, message)


def render_command(command: str, properties: Mapping[str, object], message: str) -> str:
    """Returns a workflow command on a line: `error`, `warning` or `notice`, where it is about, and what it says."""
    written = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    return f"::{command} {written}::{_escape(message)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
