"""Findings as workflow commands of GitHub Actions, which it shows as annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.workflow_commands import write_command

if TYPE_CHECKING:
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
    return write_command(_COMMANDS[found.severity], properties, message)
