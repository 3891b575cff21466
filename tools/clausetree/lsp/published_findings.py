"""Findings as the client shows them while somebody writes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lsprotocol.types import Diagnostic, DiagnosticSeverity, DiagnosticTag, Position, Range

from clausetree.config.settings_error import SettingsError
from clausetree.lint.report import SEVERITIES
from clausetree.lsp.text_positions import TextPositions
from clausetree.text.counted_noun import count_noun
from clausetree.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report
    from clausetree.lsp.text_positions import Encoding
    from clausetree.model.errors import ClausetreeError

SOURCE = "clausetree"
"""What the client shows as the source of a finding."""

_SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}
_UNNECESSARY = frozenset({"STY007", "STY011", "REF012"})  # what could go, which clients fade out
_MOST = 1000  # findings of a file: more are of no use to anybody who writes


def build_diagnostics(report: Report, encoding: Encoding) -> Mapping[str, list[Diagnostic]]:
    """Returns the findings of each file, by path; none for a file without any."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.path, []).append(finding)
    return {
        path: _build_all(findings, TextPositions(LineIndex(report.texts.get(path, "")), encoding))
        for path, findings in found.items()
    }


def describe_error(error: ClausetreeError, place: Range | None = None) -> Diagnostic:
    """Returns what is shown at a place of a file that can't be checked; at its start where none is given."""
    message = f"{error.message}\n{error.hint}" if error.hint else error.message
    return Diagnostic(place or _start(), message, DiagnosticSeverity.Error, source=SOURCE)


def describe_failure(error: ClausetreeError, path: str) -> Mapping[str, list[Diagnostic]]:
    """Returns what is shown, by path, where a file can't be checked: the error there, and in the settings where it is theirs."""
    shown = {path: [describe_error(error)]}
    if isinstance(error, SettingsError) and os.path.isabs(error.path):  # noqa: PTH117 - those of a commit have no path
        place = Position(error.line - 1, 0)
        shown[error.path] = [describe_error(error, Range(place, Position(error.line, 0)))]
    return shown


def find_range(finding: Finding, positions: TextPositions) -> Range:
    """Returns where a finding is."""
    return Range(
        positions.column(finding.line - 1, finding.column - 1),
        positions.column(finding.end_line - 1, finding.end_column - 1),
    )


def build_diagnostic(finding: Finding, positions: TextPositions) -> Diagnostic:
    """Returns one finding."""
    return Diagnostic(
        range=find_range(finding, positions),
        message=f"{finding.message}\n{finding.hint}" if finding.hint else finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if finding.code in _UNNECESSARY else None,
        data=finding.fingerprint,
    )


def _build_all(findings: Sequence[Finding], positions: TextPositions) -> list[Diagnostic]:
    gravest = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))[:_MOST]
    shown = [build_diagnostic(finding, positions) for finding in gravest]
    if len(gravest) < len(findings):
        rest = f"{count_noun(len(findings) - len(gravest), 'more finding is', 'more findings are')} not shown; `clausetree lint` shows all"
        shown.append(Diagnostic(_start(), rest, DiagnosticSeverity.Information, source=SOURCE))
    return shown


def _start() -> Range:
    return Range(Position(0, 0), Position(0, 0))
